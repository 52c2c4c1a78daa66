"""The captions of one chapter and of the whole guide, whose chapters follow each other in time.

Lines have at most 42 columns (`narration.line_breaking`), so the 65 characters that Podcasting 2.0
recommends hold too.
"""

from collections.abc import Iterator
from dataclasses import replace

from audioguide.export.book import Book
from audioguide.export.marks import to_marks
from audioguide.model.guide import Chapter, Manifest
from audioguide.model.timing import Cue, Span, Timeline
from audioguide.narration.captions import to_cues


def to_podcast_cues(timeline: Timeline) -> tuple[Cue, ...]:
    """Make a chapter's captions without times inside: not every podcast app hides those."""
    return tuple(replace(cue, words=()) for cue in to_cues(timeline))


def chapter_starts(manifest: Manifest) -> Iterator[tuple[Chapter, int]]:
    """Give each chapter with the milliseconds of those before it: its start in the whole guide."""
    return ((mark.chapter, mark.span.start_ms) for mark in to_marks(manifest))


def load_whole_cues(book: Book) -> Iterator[Cue]:
    """Give the captions of the whole guide, one chapter after the other. BundleError.

    An id starts with its chapter's, `welcome.s1`: WebVTT 4.1 wants each only once in a file.
    """
    for chapter, start_ms in chapter_starts(book.manifest):
        for cue in to_cues(book.load_timeline(chapter)):
            yield shift_cue(cue, start_ms, prefix=f"{chapter.id}.")


def shift_cue(cue: Cue, by_ms: int, *, prefix: str = "") -> Cue:
    """Move a cue and its words later in time; `prefix` goes before its id."""
    return replace(
        cue,
        id=f"{prefix}{cue.id}",
        span=_shift(cue.span, by_ms),
        words=tuple(replace(word, span=_shift(word.span, by_ms)) for word in cue.words),
    )


def _shift(span: Span, by_ms: int) -> Span:
    return Span(start_ms=span.start_ms + by_ms, end_ms=span.end_ms + by_ms)
