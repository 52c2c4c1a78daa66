"""Voices of several engines in one chapter: one rate, one loudness, and no word moves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.sound import Pcm, SpeechClip, Voice, WordMark
from audioguide.narration.blending import Blend, fit_clip, join_parts, plan_blend
from audioguide.narration.loudness import LoudnessMeter
from audioguide.narration.segments import to_samples

ANNA = Voice(engine="natural", name="anna", lang="en", label="Anna")
BRUNO = Voice(engine="system", name="bruno", lang="fr", label="Bruno")


def tone(seconds: float, rate_hz: int, level: float) -> Pcm:
    wave = level * 32767 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate_hz)) / rate_hz)
    return Pcm(data=wave.astype("<i2").tobytes(), rate_hz=rate_hz)


def clip(pcm: Pcm, *edges: tuple[int, int]) -> SpeechClip:
    marks = (WordMark(word=n, start_frame=s, end_frame=e) for n, (s, e) in enumerate(edges))
    return SpeechClip(pcm=pcm, marks=tuple(marks))


def lufs(pcm: Pcm) -> float:
    meter = LoudnessMeter(pcm.rate_hz)
    meter.feed(pcm.data)
    return meter.integrated_lufs()


def test_a_loud_voice_is_turned_down_to_the_quiet_one_and_none_is_turned_up() -> None:
    quiet, loud = tone(3, 24_000, 0.05), tone(3, 22_050, 0.8)
    blend = plan_blend([(ANNA, quiet), (BRUNO, loud)])

    fitted = [fit_clip(clip(p), v, blend).pcm for v, p in ((ANNA, quiet), (BRUNO, loud))]
    assert [pcm.rate_hz for pcm in fitted] == [24_000, 24_000]
    assert lufs(fitted[0]) == pytest.approx(lufs(fitted[1]), abs=0.1)
    assert max(blend.gains.values()) == 1.0


def test_a_voice_that_says_one_short_word_is_levelled_too() -> None:
    short = tone(0.3, 22_050, 0.8)
    blend = plan_blend([(ANNA, tone(3, 24_000, 0.1)), (BRUNO, short)])

    assert blend.gains[BRUNO] == pytest.approx(0.1 / 0.8, rel=0.1)


def test_silence_sets_no_level() -> None:
    still = Pcm(data=bytes(48_000), rate_hz=24_000)
    assert plan_blend([(ANNA, still), (BRUNO, tone(1, 22_050, 0.5))]).gains == {ANNA: 1, BRUNO: 1}


@given(st.integers(100, 20_000), st.sampled_from([8_000, 16_000, 22_050, 44_100]))
def test_a_click_is_where_its_mark_says_after_the_rate_was_changed(at: int, rate_hz: int) -> None:
    samples = np.zeros(20_200, dtype="<i2")
    samples[at] = 10_000
    click = clip(Pcm(data=samples.tobytes(), rate_hz=rate_hz), (at, at + 100))

    fitted = fit_clip(click, ANNA, Blend(rate_hz=24_000, gains={ANNA: 1.0}))
    heard = int(np.argmax(to_samples(fitted.pcm.data)))
    assert abs(heard - fitted.marks[0].start_frame) <= 1
    assert abs(heard / 24_000 - at / rate_hz) < 1 / 24_000


def test_parts_of_a_sentence_are_joined_with_their_words_numbered_on() -> None:
    first = clip(tone(0.1, 8_000, 0.1), (0, 300), (300, 700))
    second = clip(tone(0.1, 8_000, 0.1), (10, 400))

    whole = join_parts([first, second])
    assert whole.pcm.frames == 1_600
    assert [(m.word, m.start_frame, m.end_frame) for m in whole.marks] == [
        (0, 0, 300), (1, 300, 700), (2, 810, 1_200),
    ]  # fmt: skip
