"""WAV and AIFF as the platforms' drivers write them are read; anything else is a clear error."""

import subprocess
import wave
from pathlib import Path

import imageio_ffmpeg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import FormatError
from audioguide.speech.sound_files import parse_aiff, read_sound_file

SAMPLES = bytes(range(256)) * 20


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    path = tmp_path / "speech.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(SAMPLES)
    return path


def test_wav_is_read_as_it_is(wav: Path) -> None:
    pcm = read_sound_file(wav)
    assert (pcm.data, pcm.rate_hz) == (SAMPLES, 22_050)


@pytest.mark.parametrize("codec", ["pcm_s16be", "pcm_s16le"])
@pytest.mark.parametrize("channels", [1, 2])
def test_aiff_under_the_name_of_wav_is_read_like_wav(wav: Path, codec: str, channels: int) -> None:
    aiff = wav.with_suffix(".aiff")
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", wav, "-ac", str(channels)]
    subprocess.run([*command, "-c:a", codec, aiff], check=True)
    disguised = wav.with_name("other.wav")
    disguised.write_bytes(aiff.read_bytes())
    pcm = read_sound_file(disguised)
    assert pcm.rate_hz == 22_050
    assert len(pcm.data) == len(SAMPLES)
    if channels == 1:
        assert pcm.data == SAMPLES


@pytest.mark.parametrize("content", [b"", b"RIFF", b"FORM", b"FORM1234AIFC", b"not a sound at all"])
def test_anything_else_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "speech.wav"
    path.write_bytes(content)
    with pytest.raises(FormatError, match="Choose another voice"):
        read_sound_file(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_sound_or_our_error(content: bytes) -> None:
    try:
        parse_aiff(b"FORM" + content)
    except FormatError as error:
        assert error.hint  # noqa: PT017 - either outcome is right
