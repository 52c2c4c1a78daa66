from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import SpeechError
from audioguide.model.sound import Pcm
from audioguide.narration.joining import FADE_IN_MS, FADE_OUT_MS, join_clips

RATES = (22_050, 24_000, 16_000, 44_100)


def tone(frames: int, rate_hz: int = 24_000, level: int = 20_000) -> Pcm:
    return Pcm(data=np.full(frames, level, dtype="<i2").tobytes(), rate_hz=rate_hz)


def samples(piece: object) -> np.ndarray:
    return np.frombuffer(piece.raw_data, dtype="<i2")  # type: ignore[attr-defined]


@given(
    rate_hz=st.sampled_from(RATES),
    lengths=st.lists(st.integers(0, 3_000), min_size=1, max_size=8),
    data=st.data(),
)
def test_not_a_frame_is_lost_or_added(
    rate_hz: int, lengths: list[int], data: st.DataObject
) -> None:
    count = len(lengths) + 1
    silences = data.draw(st.lists(st.integers(0, 2_000), min_size=count, max_size=count))

    pieces = list(join_clips((tone(n, rate_hz) for n in lengths), silences))

    expected = [silence + n for silence, n in zip(silences, lengths, strict=False)]
    assert [*expected, silences[-1]] == [piece.frame_count() for piece in pieces]


@pytest.mark.parametrize("rate_hz", RATES)
def test_a_clip_fades_in_and_out_and_is_untouched_between(rate_hz: int) -> None:
    piece, _ = join_clips([tone(rate_hz, rate_hz)], [100, 0])
    heard = samples(piece)[100:]
    rise, fall = rate_hz * FADE_IN_MS // 1000, rate_hz * FADE_OUT_MS // 1000

    assert heard[0] == heard[-1] == 0
    assert (np.diff(heard[:rise].astype(int)) > 0).all()
    assert (np.diff(heard[-fall:].astype(int)) < 0).all()
    assert (heard[rise:-fall] == 20_000).all()


@pytest.mark.parametrize("level", [32_767, -32_768])
def test_joins_do_not_click_even_at_full_scale(level: int) -> None:
    clips = [tone(5_000, level=level), tone(4_000, level=level)]

    heard = np.concatenate([samples(piece) for piece in join_clips(clips, [0, 0, 50])])

    # A straight fade of 5 ms moves 1/120 of full scale a frame at 24 kHz; a click moves it all.
    assert np.abs(np.diff(heard.astype(int))).max() <= 32_768 / 120 + 1


def test_a_clip_shorter_than_its_fades_still_begins_and_ends_in_silence() -> None:
    piece, _ = join_clips([tone(200)], [0, 0])

    assert samples(piece)[0] == samples(piece)[-1] == 0


def test_silence_stays_exact_zero() -> None:
    first, tail = join_clips([tone(1_000, level=0)], [500, 300])

    assert not samples(first).any()
    assert not samples(tail).any()


def test_one_clip_is_held_at_a_time() -> None:
    taken = []

    def clips() -> Iterator[Pcm]:
        for number in range(3):
            taken.append(number)
            yield tone(100)

    pieces = join_clips(clips(), [0, 0, 0, 0])
    next(pieces)

    assert taken == [0]


def test_a_clip_of_another_rate_names_its_sentence() -> None:
    clips = [tone(100, 24_000), tone(100, 22_050)]

    with pytest.raises(SpeechError, match=r"sentence 2 .* 22050 .* 24000"):
        list(join_clips(clips, [0, 0, 0]))


@pytest.mark.parametrize("silences", [[], [0], [0, 0], [0, 0, 0, 0], [0, 0, -1]])
def test_silences_that_do_not_go_round_the_clips_are_refused(silences: list[int]) -> None:
    with pytest.raises(ValueError, match="silence"):
        list(join_clips([tone(100), tone(100)], silences))


def test_a_chapter_without_clips_is_refused() -> None:
    with pytest.raises(ValueError, match="silence"):
        list(join_clips([], [100]))
