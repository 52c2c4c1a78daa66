"""A chapter's timeline as the structure of its page: headings, paragraphs, nested lists, quotes.

Pure. Every sentence becomes a span with its id, so that `#s12` is an address.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import TimedBlock, TimedSentence, Timeline

SAFE_SCHEMES = {"", "http", "https", "mailto"}


@dataclass(slots=True, kw_only=True)
class Item:
    """An item of a list: its sentences and the lists inside it."""

    block: TimedBlock
    lists: list["ItemList"] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ItemList:
    """A list; `ordered` when its items carry numbers."""

    ordered: bool
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the page. `blocks` has one block but for a quote; `lists` is set for lists."""

    kind: Literal["heading", "paragraph", "list", "quote", "image"]
    blocks: tuple[TimedBlock, ...] = ()
    lists: tuple[ItemList, ...] = ()

    @property
    def level(self) -> int:
        """Level of a heading: the chapter's title alone is of level 1."""
        return min(6, max(2, self.blocks[0].level))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterText:
    """A chapter's text: its title's sentences (one `h1`) and what follows."""

    title: tuple[TimedSentence, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a text, in code points, and what is put around it."""

    offset: int
    length: int
    wrap: Callable[[Markup], Markup]


def to_chapter_text(timeline: Timeline) -> ChapterText:
    """Group a timeline's blocks into what HTML nests. The first heading is the title."""
    blocks = timeline.blocks
    has_title = bool(blocks) and blocks[0].kind is BlockKind.HEADING
    title = blocks[0].sentences if has_title else ()
    return ChapterText(title=title, parts=tuple(_to_parts(blocks[1:] if has_title else blocks)))


def to_lists(blocks: Iterable[TimedBlock]) -> tuple[ItemList, ...]:
    """Nest items by their levels; a list ends where numbers begin, stop, or start anew."""
    top: list[ItemList] = []
    open_lists: list[list[ItemList]] = [top]
    for block in blocks:
        depth = min(max(1, block.level), len(open_lists))
        del open_lists[depth:]
        lists = open_lists[-1]
        if not lists or not _continues(lists[-1], block):
            lists.append(ItemList(ordered=block.ordinal is not None))
        item = Item(block=block)
        lists[-1].items.append(item)
        open_lists.append(item.lists)
    return tuple(top)


def render_sentence(sentence: TimedSentence) -> Markup:
    """Write a sentence as HTML: escaped, with its emphasis, links, code and languages."""
    inner = render_stretches(
        sentence.text,
        [
            Stretch(offset=one.offset, length=one.length, wrap=partial(_wrap, one))
            for one in sentence.inlines
        ],
    )
    lang = Markup(' lang="{}"').format(sentence.lang) if sentence.lang else Markup()
    return Markup('<span class="sentence" id="{}"{}>{}</span>').format(sentence.id, lang, inner)


def render_stretches(text: str, stretches: Iterable[Stretch]) -> Markup:
    """Write a text, escaped, with every stretch wrapped; those that overlap nest."""
    outermost_first = sorted(stretches, key=lambda one: (one.offset, -one.length))
    return _render_within(text, 0, len(text), outermost_first)


def _to_parts(blocks: Sequence[TimedBlock]) -> Iterator[Part]:
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        match kind:
            case BlockKind.ITEM:
                yield Part(kind="list", lists=to_lists(run))
            case BlockKind.QUOTE:
                yield Part(kind="quote", blocks=tuple(run))
            case BlockKind.HEADING:
                yield from (Part(kind="heading", blocks=(block,)) for block in run)
            case BlockKind.IMAGE:
                yield from (Part(kind="image", blocks=(block,)) for block in run)
            case BlockKind.PARAGRAPH:
                yield from (Part(kind="paragraph", blocks=(block,)) for block in run)


def _continues(items: ItemList, block: TimedBlock) -> bool:
    before = items.items[-1].block.ordinal
    if before is None or block.ordinal is None:
        return before is block.ordinal
    return block.ordinal > before


def _render_within(text: str, start: int, stop: int, stretches: list[Stretch]) -> Markup:
    """Write `text[start:stop]`; a stretch that reaches out of the one around it is cut there."""
    pieces = []
    while stretches:
        stretch, *stretches = stretches
        end = min(stop, stretch.offset + stretch.length)
        inside = [other for other in stretches if other.offset < end]
        stretches = stretches[len(inside) :]
        pieces.append(escape(text[start : stretch.offset]))
        pieces.append(stretch.wrap(_render_within(text, stretch.offset, end, inside)))
        start = end
    return Markup().join([*pieces, escape(text[start:stop])])


def _wrap(inline: Inline, inner: Markup) -> Markup:
    if inline.kind is InlineKind.LINK:
        href = inline.value or ""
        return Markup('<a href="{}">{}</a>').format(href, inner) if _is_safe(href) else inner
    if inline.kind is InlineKind.LANG:
        return Markup('<span lang="{}">{}</span>').format(inline.value or "", inner)
    return Markup("<{0}>{1}</{0}>").format(inline.kind.value, inner)


def _is_safe(href: str) -> bool:
    try:
        return urlsplit(href).scheme.lower() in SAFE_SCHEMES
    except ValueError:
        return False
