"""The whole guide as plain text: for a braille display, a translation, a search."""

from collections.abc import Iterator
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.labels import find_catalog, to_credits
from audioguide.export.wrapping import wrap
from audioguide.model.guide import Manifest
from audioguide.model.text import BlockKind
from audioguide.model.timing import TimedBlock, Timeline

BULLET, INDENT = "-", "  "
QUOTE = "> "


def export_text(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.txt` in UTF-8: what it is, its contents, then each chapter.

    Lines have at most 72 columns, a blank line is between blocks, two are before a chapter.
    """
    name = f"{book.id}.txt"
    with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join(_front(book.manifest)) + "\n")
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
        lines += _lines(block, timeline.lang)
        before = block.kind
    return "\n".join(lines) + "\n"


def _front(manifest: Manifest) -> Iterator[str]:
    info, catalog = manifest.info, find_catalog(manifest.info.lang)
    yield from wrap(info.title, lang=info.lang)
    if info.description:
        yield from ["", *wrap(info.description, lang=info.lang)]
    credit_lines = [f"{label}: {value}" for label, value in to_credits(manifest, catalog)]
    if credit_lines:
        yield ""
    for line in credit_lines:
        yield from wrap(line, lang=info.lang, hang=INDENT)
    yield from ["", catalog.tell("chapters.title")]
    for number, chapter in enumerate(manifest.chapters, start=1):
        yield from wrap(chapter.title, lang=info.lang, lead=f"{number}. ")


def _lines(block: TimedBlock, lang: str) -> list[str]:
    text = " ".join(sentence.text for sentence in block.sentences)
    lead, hang = "", None
    if block.kind is BlockKind.ITEM:
        mark = BULLET if block.ordinal is None else f"{block.ordinal}."
        lead = f"{INDENT * (block.level - 1)}{mark} "
    elif block.kind is BlockKind.QUOTE:
        lead = hang = QUOTE
    return list(wrap(text, lang=lang, lead=lead, hang=hang))
