"""Events of an engine become one mark a word, whatever the engine joined, split or left out."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.sound import Pcm
from audioguide.speech.event_times import CLAUSE_END, WordEvent, marks_from_events

SOUND = Pcm(data=np.full(1_000, 9_000, "<i2").tobytes(), rate_hz=1_000)


def marked(text: str, *events: tuple[int, int]) -> list[tuple[int, int]]:
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    given_events = [WordEvent(offset=offset, frame=frame) for offset, frame in events]
    marks = marks_from_events(text, spans, given_events, SOUND)
    return [(mark.start_frame, mark.end_frame) for mark in marks]


def test_a_word_lasts_until_the_next_begins() -> None:
    assert marked("one two", (0, 0), (4, 400)) == [(0, 400), (400, 1_000)]


def test_a_shown_word_spoken_as_several_has_all_of_their_time() -> None:
    assert marked("3-4 cells", (0, 0), (1, 200), (2, 300), (4, 600)) == [(0, 600), (600, 1_000)]


def test_words_that_the_engine_joined_share_their_time_by_length() -> None:
    assert marked("in the bone", (0, 0), (7, 700)) == [(0, 300), (300, 700), (700, 1_000)]


def test_the_end_of_a_clause_ends_its_word() -> None:
    assert marked("one, — two", (0, 0), (CLAUSE_END, 300), (7, 600)) == [
        (0, 300),
        (300, 300),
        (600, 1_000),
    ]


def test_an_event_on_a_quotation_mark_belongs_to_the_word_that_it_is_joined_to() -> None:
    assert marked("he “said”", (0, 0), (3, 500)) == [(0, 500), (500, 1_000)]


def test_no_events_leave_marks_of_no_length() -> None:
    assert marked("one two") == [(0, 0), (0, 0)]


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-1, 40), st.integers(0, 1_200)), max_size=12),
)
def test_marks_are_in_order_and_inside_whatever_the_events(
    text: str, events: list[tuple[int, int]]
) -> None:
    edges = [frame for span in marked(text, *events) for frame in span]
    assert edges == sorted(edges)
    assert all(0 <= frame <= SOUND.frames for frame in edges)
