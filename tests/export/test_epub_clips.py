from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audioguide.export.epub.clips import divide, to_clips
from audioguide.formats.smil import Clip
from audioguide.model.text import BlockKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, TimedWord, Timeline
from strategies import timelines


def spans(clips: tuple[Clip, ...]) -> list[tuple[int, int]]:
    return [(clip.span.start_ms, clip.span.end_ms) for clip in clips]


def check_contiguous(clips: tuple[Clip, ...], whole: Span) -> None:
    assert clips[0].span.start_ms == whole.start_ms
    assert clips[-1].span.end_ms == whole.end_ms
    assert all(before.span.end_ms == after.span.start_ms for before, after in pairwise(clips))
    assert all(clip.span.duration_ms > 0 for clip in clips)


@given(timelines())
def test_the_clips_of_a_chapter_are_all_of_its_sound_in_reading_order(timeline: Timeline) -> None:
    clips = to_clips(timeline, by_word=True)
    assert [clip.text_id for clip in clips] == [one.id for one in timeline.sentences]
    if not clips:
        return
    check_contiguous(clips, Span(start_ms=0, end_ms=timeline.duration_ms))
    for clip, sentence in zip(clips, timeline.sentences, strict=True):
        if clip.parts:
            assert len(clip.parts) == len(sentence.words)
            check_contiguous(clip.parts, clip.span)


def test_a_pause_belongs_to_what_was_said_before_it() -> None:
    def sentence(number: int, start_ms: int) -> TimedSentence:
        words = tuple(
            TimedWord(offset=at, length=2, span=Span(start_ms=time_ms, end_ms=time_ms + 300))
            for at, time_ms in ((0, start_ms), (3, start_ms + 400))
        )
        span = Span(start_ms=start_ms, end_ms=start_ms + 700)
        return TimedSentence(id=f"s{number}", text="Oh no", span=span, words=words)

    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(sentence(1, 500), sentence(2, 2000)))
    timeline = Timeline(section_id="a", title="A", lang="en", duration_ms=4000, blocks=(block,))
    first, second = to_clips(timeline, by_word=True)
    assert spans((first, second)) == [(0, 2000), (2000, 4000)]
    assert spans(first.parts) == [(0, 900), (900, 2000)]
    assert spans(second.parts) == [(2000, 2400), (2400, 4000)]
    assert to_clips(timeline, by_word=False)[0].parts == ()


@given(st.integers(0, 50), st.lists(st.integers(0, 60), min_size=1, max_size=20).map(sorted))
def test_no_part_is_empty_however_close_the_words_are(start_ms: int, begins: list[int]) -> None:
    whole = Span(start_ms=start_ms, end_ms=start_ms + len(begins))
    assert [span.duration_ms for span in divide(whole, begins)] == [1] * len(begins)
