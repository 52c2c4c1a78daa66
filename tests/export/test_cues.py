import json
from pathlib import Path

from hypothesis import given

from audioguide.export.book import load_book
from audioguide.export.cues import chapter_starts, load_whole_cues, to_podcast_cues
from audioguide.formats.podcast_transcript import render_podcast_transcript
from audioguide.formats.srt import render_srt
from audioguide.formats.webvtt import parse_webvtt, render_webvtt
from audioguide.model.timing import Timeline
from audioguide.narration.display_width import visible_length
from strategies import timelines

LONGEST_LINE = 65


@given(timelines())
def test_no_line_of_a_podcast_transcript_is_longer_than_it_should_be(timeline: Timeline) -> None:
    cues = to_podcast_cues(timeline)
    lines = [line for cue in cues for line in cue.lines]
    segments = json.loads(render_podcast_transcript(cues))["segments"]
    lines += [segment["body"] for segment in segments]
    assert all(visible_length(line) <= LONGEST_LINE for line in lines)


def test_podcast_captions_hold_no_times_inside(built: Path) -> None:
    book = load_book(built, "lungs")
    cues = to_podcast_cues(book.load_timeline(book.manifest.chapters[0]))
    assert [cue.lines for cue in parse_webvtt(render_webvtt(cues, lang="en"))] == [
        cue.lines for cue in cues
    ]
    assert "<" not in render_webvtt(cues, lang="en").replace("&lt;", "")
    assert len(render_srt(cues).split("\n\n")) == len(cues) + 1


def test_captions_of_the_whole_guide_follow_each_other(built: Path) -> None:
    book = load_book(built, "lungs")
    first, second = book.manifest.chapters
    assert list(chapter_starts(book.manifest)) == [(first, 0), (second, first.duration_ms)]
    cues = list(load_whole_cues(book))
    assert len({cue.id for cue in cues}) == len(cues)
    alone = to_podcast_cues(book.load_timeline(second))
    moved = [cue for cue in cues if cue.id.startswith("air.")]
    assert [cue.span.start_ms - first.duration_ms for cue in moved] == [
        cue.span.start_ms for cue in alone
    ]
    words = [word for cue in moved for word in cue.words]
    assert min(word.span.start_ms for word in words) >= first.duration_ms
    assert moved[-1].span.end_ms <= book.manifest.duration_ms
