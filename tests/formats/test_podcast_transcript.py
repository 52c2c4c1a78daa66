import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audioguide.formats.podcast_transcript import render_podcast_transcript
from audioguide.model.timing import Cue, CueWord, Span
from strategies import cues


def test_each_line_is_a_segment_from_its_first_word() -> None:
    words = (
        CueWord(line=0, offset=0, length=4, span=Span(start_ms=500, end_ms=900)),
        CueWord(line=1, offset=0, length=5, span=Span(start_ms=2000, end_ms=2400)),
    )
    written = Cue(
        id="s1", span=Span(start_ms=500, end_ms=2600), lines=("Here", "“start”"), words=words
    )
    assert json.loads(render_podcast_transcript([written], speaker="Ada")) == {
        "version": "1.0.0",
        "segments": [
            {"speaker": "Ada", "startTime": 0.5, "endTime": 2.0, "body": "Here"},
            {"speaker": "Ada", "startTime": 2.0, "endTime": 2.6, "body": "“start”"},
        ],
    }


def test_a_line_without_word_times_has_its_part_of_the_cue() -> None:
    written = Cue(id="s1", span=Span(start_ms=0, end_ms=4000), lines=("abc", "d"))
    segments = json.loads(render_podcast_transcript([written]))["segments"]
    assert [(each["startTime"], each["endTime"]) for each in segments] == [(0, 3), (3, 4)]
    assert "speaker" not in segments[0]


@given(st.lists(cues(), max_size=3))
def test_every_line_is_there_once_and_times_fill_its_cue(written: list[Cue]) -> None:
    segments = json.loads(render_podcast_transcript(written, speaker="A"))["segments"]
    assert [each["body"] for each in segments] == [line for cue in written for line in cue.lines]
    assert all(each["startTime"] <= each["endTime"] for each in segments)
    for cue in written:
        mine, segments = segments[: len(cue.lines)], segments[len(cue.lines) :]
        assert mine[0]["startTime"] == cue.span.start_ms / 1000
        assert mine[-1]["endTime"] == cue.span.end_ms / 1000
        assert all(before["endTime"] == after["startTime"] for before, after in pairwise(mine))
