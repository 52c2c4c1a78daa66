import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.formats.srt import render_srt
from audioguide.model.timing import Cue, Span
from strategies import cues


def cue(start_ms: int, end_ms: int, *lines: str) -> Cue:
    return Cue(id="s1", span=Span(start_ms=start_ms, end_ms=end_ms), lines=lines)


def test_cues_are_numbered_with_a_blank_line_after_each() -> None:
    written = [cue(500, 2600, "Here they", "start & go"), cue(3000, 3_661_007, "on <and> on")]
    assert render_srt(written) == (
        "1\n00:00:00,500 --> 00:00:02,600\nHere they\nstart & go\n\n"
        "2\n00:00:03,000 --> 01:01:01,007\non <and> on\n\n"
    )


@pytest.mark.parametrize("count", [1, 3])
def test_numbers_go_on_where_another_chapter_ended(count: int) -> None:
    assert render_srt([cue(0, 9, "a")], first_number=count).startswith(f"{count}\n")


@given(st.lists(cues(), max_size=4))
def test_chapters_written_one_by_one_are_the_whole(written: list[Cue]) -> None:
    parts = render_srt(written[:2]) + render_srt(written[2:], first_number=len(written[:2]) + 1)
    assert parts == render_srt(written)
