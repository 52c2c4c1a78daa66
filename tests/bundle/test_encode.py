import subprocess
from pathlib import Path

import numpy as np
import pytest
from encoded_sound import RATES, TAGS, encode, noise, pieces
from mutagen.id3 import ID3
from mutagen.mp3 import MP3, BitrateMode
from scipy.signal import correlate, resample_poly
from spoken_samples import ENGINES, spoken

from audioguide.bundle.encode import encode_mp3
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.iso_639 import to_iso_639_2
from audioguide.narration.joining import join_clips
from audioguide.narration.loudness import (
    CEILING_DBTP,
    TARGET_LUFS,
    LoudnessMeter,
    plan_gain,
)
from audioguide.narration.peaks import limit, true_peak


def decode(path: Path) -> np.ndarray:
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "pipe:1"]
    run = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(run.stdout, dtype="<i2")


def at_24_khz(samples: np.ndarray, rate_hz: int) -> np.ndarray:
    return resample_poly(samples.astype(float), 24_000 // 150, rate_hz // 150)


def lag_frames(heard: np.ndarray, expected: np.ndarray) -> int:
    match = correlate(heard.astype(float), expected.astype(float), mode="full", method="fft")
    return int(np.argmax(match)) - (len(expected) - 1)


@pytest.fixture(scope="module", params=RATES)
def encoded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, np.ndarray, int]:
    rate_hz = request.param
    samples = noise(rate_hz)
    return encode(samples, tmp_path_factory.mktemp("mp3") / "one.mp3", rate_hz), samples, rate_hz


def test_the_file_is_constant_bit_rate_mono_at_24_khz(
    encoded: tuple[Path, np.ndarray, int],
) -> None:
    info = MP3(encoded[0]).info

    assert info.bitrate_mode == BitrateMode.CBR
    assert (info.bitrate, info.sample_rate, info.channels) == (64_000, 24_000, 1)


def test_every_frame_is_as_long_as_every_other(encoded: tuple[Path, np.ndarray, int]) -> None:
    path = encoded[0]
    sound = path.read_bytes()[ID3(path).size :]
    # MPEG-2 layer III, 64 kb/s, 24 kHz: 72 * 64000 / 24000 = 192 bytes for 24 ms.
    headers = {sound[at : at + 3] for at in range(0, len(sound), 192)}

    assert len(sound) % 192 == 0
    assert headers == {b"\xff\xf3\x84"}


def test_the_first_frame_tells_browsers_how_much_to_skip(
    encoded: tuple[Path, np.ndarray, int],
) -> None:
    path = encoded[0]
    first = path.read_bytes()[ID3(path).size :][:192]
    # MPEG-2 mono: 4 bytes of header, 9 of side information; then "Info", flags, frames, bytes,
    # 100 of table and 4 of quality; then the LAME header, its delay 21 bytes in.
    info, lame = first[13:17], first[13 + 4 + 4 + 4 + 4 + 100 + 4 :]
    delay = lame[21] << 4 | lame[22] >> 4

    # Firefox (dom/media/mp3/MP3FrameParser.cpp) reads the delay of these two encoders only.
    assert (info, lame[:4] in {b"LAME", b"Lavc"}, delay) == (b"Info", True, 576)


def test_what_is_decoded_starts_on_time_ends_on_time_and_does_not_drift(
    encoded: tuple[Path, np.ndarray, int],
) -> None:
    path, samples, rate_hz = encoded
    heard, expected = decode(path), at_24_khz(samples, rate_hz)

    assert abs(len(heard) - len(expected)) <= 1
    assert abs(lag_frames(heard, expected)) <= 1
    for part in (slice(0, 24_000), slice(-24_000, None)):
        window = np.zeros(len(expected))
        window[part] = 1.0
        assert abs(lag_frames(heard * window[: len(heard)], expected * window)) <= 1


def test_loudness_goes_out_as_it_came_in(encoded: tuple[Path, np.ndarray, int]) -> None:
    path, samples, rate_hz = encoded
    before, after = LoudnessMeter(rate_hz), LoudnessMeter(24_000)
    before.feed(samples)
    after.feed(decode(path))

    assert after.integrated_lufs() == pytest.approx(before.integrated_lufs(), abs=0.15)


def test_silence_stays_silence(tmp_path: Path) -> None:
    heard = decode(encode(np.zeros(48_000, dtype=np.int16), tmp_path / "hush.mp3", 24_000))

    assert len(heard) == 48_000
    assert not heard.any()


@pytest.mark.parametrize("engine_name", ENGINES)
def test_a_spoken_chapter_is_loud_enough_and_never_too_loud(
    engine_name: str, tmp_path: Path
) -> None:
    clips = spoken(engine_name)
    rate_hz = clips[0].rate_hz
    silences = [rate_hz // 2] + [rate_hz // 3] * (len(clips) - 1) + [rate_hz]
    meter = LoudnessMeter(rate_hz)
    for segment in join_clips(clips, silences):
        meter.feed(segment)
    levelled = (
        limit(segment, plan_gain(meter), CEILING_DBTP, rate_hz).tobytes()
        for segment in join_clips(clips, silences)
    )
    path = tmp_path / "chapter.mp3"
    encode_mp3(levelled, path, rate_hz=rate_hz, tags=TAGS)
    heard, after = decode(path), LoudnessMeter(24_000)
    after.feed(heard)

    assert after.integrated_lufs() == pytest.approx(TARGET_LUFS, abs=1.0)
    assert true_peak(heard) <= 10 ** (-1.0 / 20.0)


def test_the_tags_say_what_players_show(encoded: tuple[Path, np.ndarray, int]) -> None:
    tags = ID3(encoded[0], translate=False)

    assert tags.version == (2, 3, 0)
    assert {frame.FrameID: str(frame) for frame in tags.values()} == {
        "TIT2": TAGS.title,
        "TPE1": TAGS.artist,
        "TALB": TAGS.album,
        "TRCK": "2/7",
        "TLAN": "deu",
    }


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en-GB", "eng"), ("fr", "fra"), ("zh-Hans-CN", "zho"), ("haw", "haw"), ("xx", "und")],
)
def test_languages_are_written_in_three_letters(lang: str, expected: str) -> None:
    assert to_iso_639_2(lang) == expected


def test_the_same_sound_gives_the_same_bytes_however_it_is_cut(
    encoded: tuple[Path, np.ndarray, int], tmp_path: Path
) -> None:
    path, samples, rate_hz = encoded
    again = tmp_path / "another-name.mp3"
    encode_mp3(pieces(samples, count=11), again, rate_hz=rate_hz, tags=TAGS)

    assert again.read_bytes() == path.read_bytes()


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    encode(noise(24_000, 1.0), tmp_path / "one.mp3", 24_000)

    assert [path.name for path in tmp_path.iterdir()] == ["one.mp3"]


def test_a_name_that_looks_like_an_option_or_an_address_is_only_a_name(tmp_path: Path) -> None:
    path = encode(noise(24_000, 1.0), tmp_path / "-a:b %03d é.mp3", 24_000)

    assert MP3(path).info.length == pytest.approx(1.0, abs=0.1)
