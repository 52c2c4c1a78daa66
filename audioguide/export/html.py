"""The whole guide as one page that stands alone, to read, to print and to send on."""

import base64
from collections.abc import Iterator
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.labels import find_catalog, to_credits
from audioguide.export.prose import to_prose
from audioguide.export.templating import write_template
from audioguide.model.guide import Chapter
from audioguide.model.timing import Timeline
from audioguide.player.text import ChapterText


def export_html(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.html`: credits, contents, every chapter; pictures are inside it."""
    name = f"{book.id}.html"
    manifest = book.manifest
    catalog = find_catalog(manifest.info.lang)
    pictures = {extra.href: extra for extra in manifest.extras}

    def picture(href: str) -> str:
        """Write a picture as a `data:` address (RFC 2397)."""
        resource = pictures[href]
        data = base64.b64encode(book.path(resource).read_bytes()).decode("ascii")
        return f"data:{resource.media_type};base64,{data}"

    write_template(
        folder / name,
        "transcript.html",
        info=manifest.info,
        manifest=manifest,
        catalog=catalog,
        credits=to_credits(manifest, catalog),
        cover=manifest.info.cover,
        texts=load_texts(book),
        picture=picture,
    )
    yield Product(name=name, media_type="text/html")


def load_texts(book: Book) -> Iterator[tuple[Chapter, Timeline, ChapterText]]:
    """Read one chapter after the other, as text whose ids begin with the chapter's."""
    for chapter in book.manifest.chapters:
        timeline = book.load_timeline(chapter)
        yield chapter, timeline, to_prose(timeline, prefix=f"{chapter.id}.")
