"""The whole guide as CommonMark: to read as it is, to edit, to feed to other programs."""

from collections.abc import Iterator
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.commonmark import escape_text, render_blocks
from audioguide.export.labels import find_catalog, to_credits
from audioguide.export.prose import mend_headings
from audioguide.model.guide import Manifest
from audioguide.model.text import BlockKind
from audioguide.model.timing import Timeline


def export_markdown(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.md`: what it is, then each chapter under a heading of level 2."""
    name = f"{book.id}.md"
    with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
        file.write("\n\n".join(_front(book.manifest)) + "\n")
        for chapter in book.manifest.chapters:
            file.write(f"\n{render_chapter(book.load_timeline(chapter))}")
    yield Product(name=name, media_type="text/markdown")


def render_chapter(timeline: Timeline) -> str:
    """Write a chapter; its title is a heading of level 2, and no level is skipped."""
    blocks = tuple(mend_headings(timeline.blocks))
    title = ""
    if not blocks or blocks[0].kind is not BlockKind.HEADING:
        title = f"## {escape_text(timeline.title)}\n\n"
    return title + render_blocks(blocks, shift=1)


def _front(manifest: Manifest) -> Iterator[str]:
    info, catalog = manifest.info, find_catalog(manifest.info.lang)
    yield f"# {escape_text(info.title)}"
    if info.description:
        yield escape_text(info.description)
    lines = [f"{label}: {value}" for label, value in to_credits(manifest, catalog)]
    if lines:
        yield "\n".join(f"- {escape_text(line)}" for line in lines)
