"""Long books made of the chapters of a short one, over and over, with titles of all kinds."""

from dataclasses import replace

from audioguide.export.book import Book
from audioguide.export.marks import to_marks

TITLES = ("“Quotes” & <angles>", "L'été; a=b #1 \\ done", "🫁 Lungs", "مرحبا بكم", "肺のガイド")


def with_chapters(book: Book, count: int) -> Book:
    """Make a book of `count` chapters."""
    few = book.manifest.chapters
    chapters = tuple(
        replace(few[n % len(few)], id=f"c{n}", title=f"{n} {TITLES[n % len(TITLES)]}")
        for n in range(count)
    )
    return replace(book, manifest=replace(book.manifest, chapters=chapters))


def spans(book: Book) -> list[tuple[int, int, str]]:
    """Return start and end in milliseconds, and title, of each chapter."""
    return [
        (mark.span.start_ms, mark.span.end_ms, mark.chapter.title)
        for mark in to_marks(book.manifest)
    ]
