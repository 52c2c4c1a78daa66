"""The chapters of a long guide in parts, so that no page and no list is too long to walk through.

Pure. A chapter's page shows the part that it stands in, the guide's page all of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audioguide.model.guide import Chapter

WHOLE = 30
"""Up to so many chapters are one list."""
PART = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some chapters in a row; `first` is the number of the first, counted from 1."""

    first: int
    chapters: tuple[Chapter, ...]

    @property
    def last(self) -> int:
        """Number of the last chapter."""
        return self.first + len(self.chapters) - 1


def to_parts(chapters: Sequence[Chapter]) -> tuple[Part, ...]:
    """Part a guide's chapters: by twenties, or one part of all when they are few."""
    size = max(1, len(chapters)) if len(chapters) <= WHOLE else PART
    return tuple(
        Part(first=start + 1, chapters=tuple(chapters[start : start + size]))
        for start in range(0, len(chapters), size)
    )


def part_of(parts: Sequence[Part], number: int) -> Part:
    """Find the part with the chapter of this number. StopIteration when there is none."""
    return next(part for part in parts if part.first <= number <= part.last)
