"""The whole guide as plain text: for a braille display, a translation, a search."""

from collections.abc import Iterator
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.model.text import BlockKind
from audioguide.model.timing import TimedBlock, Timeline

BULLET, INDENT = "-", "  "


def export_text(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.txt` in UTF-8: a line for each block, a blank line between blocks."""
    name = f"{book.id}.txt"
    with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"{book.manifest.info.title}\n")
        for chapter in book.manifest.chapters:
            file.write(f"\n\n{render_text(book.load_timeline(chapter))}")
    yield Product(name=name, media_type="text/plain")


def render_text(timeline: Timeline) -> str:
    """Write a chapter as lines of text; items of a list stand together."""
    lines: list[str] = []
    before: BlockKind | None = None
    for block in timeline.blocks:
        if before is not None and not before is block.kind is BlockKind.ITEM:
            lines.append("")
        lines.append(_line(block))
        before = block.kind
    return "\n".join(lines) + "\n"


def _line(block: TimedBlock) -> str:
    text = " ".join(sentence.text for sentence in block.sentences)
    if block.kind is BlockKind.ITEM:
        mark = BULLET if block.ordinal is None else f"{block.ordinal}."
        return f"{INDENT * (block.level - 1)}{mark} {text}"
    return text
