"""Where each chapter stands in a file of the whole guide: the sums of the timelines, no drift."""

from dataclasses import dataclass
from itertools import accumulate, pairwise

from audioguide.model.guide import Chapter, Manifest
from audioguide.model.timing import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterMark:
    """A chapter and its stretch of the whole; `number` counts from 1."""

    number: int
    chapter: Chapter
    span: Span


def to_marks(manifest: Manifest) -> tuple[ChapterMark, ...]:
    """Lay the chapters one behind the other: each begins where the one before it ends."""
    chapters = manifest.chapters
    borders = accumulate((chapter.duration_ms for chapter in chapters), initial=0)
    return tuple(
        ChapterMark(number=number, chapter=chapter, span=Span(start_ms=start, end_ms=end))
        for number, (chapter, (start, end)) in enumerate(
            zip(chapters, pairwise(borders), strict=True), start=1
        )
    )
