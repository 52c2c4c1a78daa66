"""Estimated word times: in order, inside the sound, pauses on the punctuation."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.sound import Pcm
from audioguide.speech.estimated_times import estimate_marks, weigh_word

RATE_HZ = 1_000


def tone(*lengths_ms: int) -> Pcm:
    """Make sound and silence by turns, beginning with sound; a millisecond is one frame."""
    pieces = [np.full(ms, 9_000 * (k % 2 == 0), "<i2") for k, ms in enumerate(lengths_ms)]
    return Pcm(data=np.concatenate(pieces).tobytes(), rate_hz=RATE_HZ)


def places(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def test_a_pause_in_the_sound_is_laid_on_the_comma() -> None:
    text = "One two, three."
    marks = estimate_marks(text, places(text), tone(600, 300, 500))
    assert [(m.start_frame, m.end_frame) for m in marks] == [(0, 300), (300, 600), (900, 1_400)]


def test_without_a_match_of_pauses_words_share_the_whole_by_their_weight() -> None:
    text = "aaa aaaaaaa aaa"
    marks = estimate_marks(text, places(text), tone(400, 200, 1_000))
    assert [m.start_frame for m in marks] == [0, 400, 1_200]


def test_a_figure_weighs_more_than_a_letter_and_a_dash_nothing() -> None:
    assert weigh_word("2024") > 2 * weigh_word("word")
    assert weigh_word("LDCT") > weigh_word("ldct")
    assert weigh_word("—") == 0.0


@given(st.text(max_size=40), st.lists(st.integers(1, 500), min_size=1, max_size=6))
def test_marks_are_in_order_and_inside_whatever_the_text(text: str, lengths: list[int]) -> None:
    pcm = tone(*lengths)
    marks = estimate_marks(text, places(text), pcm)
    edges = [frame for mark in marks for frame in (mark.start_frame, mark.end_frame)]
    assert edges == sorted(edges)
    assert all(0 <= frame <= pcm.frames for frame in edges)
    assert [mark.word for mark in marks] == list(range(len(places(text))))
