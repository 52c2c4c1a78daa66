"""A draft cut into chapters at its headings; one too long to listen to is cut further. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from audioguide.intake.draft import Draft, Part
from audioguide.model.text import BlockKind

LONG_WORDS = 2000
"""About a quarter of an hour at 140 words a minute."""

_SLUG_CHARACTERS = 40
_TITLE_LEVEL, _TOP_LEVEL = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDraft:
    """A chapter: its name in addresses, its title, its parts. `place` is where it begins."""

    slug: str
    title: str
    place: str
    parts: tuple[Part, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(part.words) for part in self.parts)


def to_chapters(draft: Draft, title: str) -> tuple[ChapterDraft, ...]:
    """Cut a draft at the headings of its chapters; what stands before the first begins the guide.

    Headings inside a chapter start at level 2 and skip none. A chapter without any text but its
    title is kept, since it may be one of a list of names.
    """
    level = _chapter_level(draft.parts)
    pieces = list(_cut(draft.parts, level, title))
    while any(_is_long(parts) for _, parts in pieces) and (deeper := _next_level(pieces, level)):
        level = deeper
        pieces = [piece for pair in pieces for piece in _cut_long(pair, level)]
    slugs = _Slugs()
    return tuple(
        ChapterDraft(
            slug=slugs.take(heading.text),
            title=heading.text,
            place=heading.place,
            parts=tuple(_from_level_two(parts)),
        )
        for heading, parts in pieces
    )


_Pieces = Iterator[tuple[Part, list[Part]]]


def _chapter_level(parts: Sequence[Part]) -> int:
    """Give the highest level that occurs twice: one alone is the title of it all."""
    counts = Counter(part.level for part in parts if part.kind is BlockKind.HEADING)
    return min((level for level, count in counts.items() if count > 1), default=_TOP_LEVEL)


def _cut(parts: Sequence[Part], level: int, title: str) -> _Pieces:
    """Begin a chapter at each heading of this level or higher."""
    first = parts[0] if parts else Part(kind=BlockKind.PARAGRAPH, text="", line=1)
    heading = replace(first, kind=BlockKind.HEADING, text=title, markdown=None, level=1)
    body: list[Part] = []
    begun = False
    for part in parts:
        if part.kind is BlockKind.HEADING and part.level <= level:
            if body or begun:
                yield heading, body
            heading, body, begun = part, [], True
        else:
            body.append(part)
    if body or begun:
        yield heading, body


def _cut_long(pair: tuple[Part, list[Part]], level: int) -> _Pieces:
    heading, parts = pair
    if not _is_long(parts):
        yield pair
        return
    # A part with nothing between its own heading and the next one gives its title to the next.
    yield from _cut(parts, level, heading.text) if parts else iter([pair])


def _is_long(parts: Iterable[Part]) -> bool:
    return sum(len(part.words) for part in parts) > LONG_WORDS


def _next_level(pieces: Sequence[tuple[Part, list[Part]]], level: int) -> int | None:
    deeper = {
        part.level
        for _, parts in pieces
        if _is_long(parts)
        for part in parts
        if part.kind is BlockKind.HEADING and part.level > level
    }
    return min(deeper, default=None)


def _from_level_two(parts: Sequence[Part]) -> Iterator[Part]:
    """Move headings up so that those of a chapter start at level 2, and none is skipped."""
    present = sorted({part.level for part in parts if part.kind is BlockKind.HEADING})
    last = _TITLE_LEVEL
    for part in parts:
        if part.kind is not BlockKind.HEADING:
            yield part
            continue
        last = min(present.index(part.level) + _TOP_LEVEL, last + 1)
        yield replace(part, level=last)


class _Slugs:
    """Names in addresses, each once."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def take(self, title: str) -> str:
        slug = wanted = to_slug(title)
        number = 1
        while slug in self.taken:
            number += 1
            slug = f"{wanted}-{number}"
        self.taken.add(slug)
        return slug


def to_slug(title: str) -> str:
    """Make a name for addresses: `Qué es la metástasis` gives `que-es-la-metastasis`."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:_SLUG_CHARACTERS]
        if len(longer) > _SLUG_CHARACTERS:
            break
        slug = longer
    return slug or "chapter"
