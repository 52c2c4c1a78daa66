"""A document taken apart: its parts in order, and those left out, each with its line and why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from audioguide.model.text import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a document. `line` counts from 1 in its source, or in `file` inside it.

    Where a source has no lines, as a Word file, its parts are counted; a PDF's `file` is the page.

    `text` is what is read; `markdown` the same with links and emphasis, where there are any.
    `level` is a heading's (1 is the highest) or a list item's depth; `ordinal` a numbered item's.
    `href` names an image's file in the document; its text is its description. `gap` counts the
    empty lines before it, which is all that plain text has to tell headings by. `written` is how
    the document puts it, where a table became a sentence, and `row` the number of its row.
    """

    kind: BlockKind
    text: str
    line: int
    markdown: str | None = None
    level: int = 0
    ordinal: int | None = None
    href: str | None = None
    gap: int = 1
    file: str = ""
    written: str = ""
    row: int | None = None

    @property
    def place(self) -> str:
        """Where it stands, for people: `line 12`, or `intro.xhtml, line 12`."""
        return f"{self.file}, line {self.line}" if self.file else f"line {self.line}"

    @property
    def words(self) -> list[str]:
        """Its words, in small letters, without punctuation."""
        return [word for raw in self.text.lower().split() if (word := raw.strip(_PUNCTUATION))]


_PUNCTUATION = ".,;:!?()[]{}\"'“”‘’«»–—-•*/\\|>…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A part that was left out, and why, in words that end a sentence: `the title again`."""

    part: Part
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document on its way to a guide. What a reader could not tell is empty."""

    parts: tuple[Part, ...]
    title: str = ""
    authors: tuple[str, ...] = ()
    lang: str = ""
    published: str | None = None
    description: str = ""
    dropped: tuple[Dropped, ...] = ()
    notes: tuple[str, ...] = ()
    """What an author should know of the reading: `Page 3 has no text.`"""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures that parts name by their `href`."""

    def drop(self, reason_of: Callable[[int, Part], str | None]) -> "Draft":
        """Leave out each part that `reason_of` (its place, the part) gives a reason for."""
        reasons = [reason_of(place, part) for place, part in enumerate(self.parts)]
        pairs = list(zip(self.parts, reasons, strict=True))
        return replace(
            self,
            parts=tuple(part for part, reason in pairs if reason is None),
            dropped=merge_dropped(
                self.dropped,
                (Dropped(part=part, reason=reason) for part, reason in pairs if reason),
            ),
        )


def merge_dropped(*groups: Iterable[Dropped]) -> tuple[Dropped, ...]:
    """Put what was left out in the order of the document."""
    every = (dropped for group in groups for dropped in group)
    return tuple(sorted(every, key=lambda dropped: (dropped.part.file, dropped.part.line)))
