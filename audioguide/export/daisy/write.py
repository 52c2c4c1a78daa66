"""The guide as a talking book, DAISY 2.02: full text and full sound, for machines and apps.

https://www.daisy.org/z3986/specifications/daisy_202.html. Names are ASCII and short (8.3), as the
discs of the first machines want them. One chapter is in memory at a time, and no sound.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audioguide.export.archive import Entry, write_archive
from audioguide.export.book import Book, Product
from audioguide.export.cover import load_cover
from audioguide.export.daisy.ncc import Counts, Heading, to_identifier, to_metadata
from audioguide.export.daisy.pages import render_page
from audioguide.export.daisy.sections import TITLE_ID, to_numbered, to_sections
from audioguide.export.prose import to_prose
from audioguide.model.guide import Chapter
from audioguide.model.timing import Timeline

PICTURES = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif"}
"""What a machine can show; another picture is told by its description alone."""


def export_daisy(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.daisy.zip`: the NCC, a SMIL file a heading, text and sound a chapter."""
    name = f"{book.id}.daisy.zip"
    write_archive(folder / name, _Packing(book=book).entries())
    duration_ms = book.manifest.duration_ms
    yield Product(name=name, media_type="application/zip", duration_ms=duration_ms)


@dataclass(slots=True, kw_only=True)
class _Packing:
    """The book as it grows; the NCC comes last, when everything is counted."""

    book: Book
    headings: list[Heading] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    elapsed_ms: int = 0
    files: int = 0
    size_bytes: int = 0

    def entries(self) -> Iterator[Entry]:
        for entry in self._parts():
            self.files += 1
            self.size_bytes += entry.size_bytes
            yield entry
        yield Entry(name="ncc.html", content=self._ncc())

    def _parts(self) -> Iterator[Entry]:
        manifest = self.book.manifest
        cover = load_cover(self.book)
        yield Entry(name=f"cover{cover.suffix}", content=cover.data)
        for number, chapter in enumerate(manifest.chapters, start=1):
            yield from self._chapter(chapter, number, cover.alt if number == 1 else "")
        yield Entry(name="default.css", content=render_page("default.css"))
        master = self._render(
            "master.smil", headings=self.headings, duration_ms=manifest.duration_ms
        )
        yield Entry(name="master.smil", content=master)

    def _pictures(self, timeline: Timeline) -> Iterator[Entry]:
        """Pack those that a chapter shows and no chapter before it did."""
        extras = {extra.href: extra for extra in self.book.manifest.extras}
        for href in dict.fromkeys(block.href for block in timeline.blocks if block.href):
            suffix = PICTURES.get(extras[href].media_type)
            if suffix and href not in self.pictures:
                self.pictures[href] = f"p{len(self.pictures) + 1:05}{suffix}"
                yield Entry(name=self.pictures[href], content=self.book.path(extras[href]))

    def _chapter(self, chapter: Chapter, number: int, cover_alt: str) -> Iterator[Entry]:
        timeline = to_numbered(self.book.load_timeline(chapter))
        yield from self._pictures(timeline)
        text, audio = f"t{number:05}.html", f"a{number:05}.mp3"
        yield Entry(name=audio, content=self.book.path(chapter.audio))
        for section in to_sections(timeline):
            smil = f"s{len(self.headings) + 1:05}.smil"
            self.headings.append(Heading(title=section.title, level=section.level, smil=smil))
            content = self._render(
                "section.smil",
                section=section,
                text=text,
                audio=audio,
                elapsed_ms=self.elapsed_ms,
            )
            self.elapsed_ms += section.duration_ms
            yield Entry(name=smil, content=content)
        page = self._render(
            "text.html",
            timeline=timeline,
            prose=to_prose(timeline),
            pictures=self.pictures,
            cover_alt=cover_alt,
            title_id=TITLE_ID,
        )
        yield Entry(name=text, content=page)

    def _ncc(self) -> bytes:
        """Write the NCC; it counts itself, so it is written until its size is what it says."""
        before, ncc = -1, b""
        while before != len(ncc):
            before = len(ncc)
            counts = Counts(
                headings=len(self.headings),
                depth=max(heading.level for heading in self.headings),
                files=self.files + 1,
                size_bytes=self.size_bytes + before,
            )
            metadata = to_metadata(self.book.manifest, counts)
            info = self.book.manifest.info
            ncc = self._render("ncc.html", info=info, metadata=metadata, headings=self.headings)
        return ncc

    def _render(self, name: str, **values: object) -> bytes:
        info = self.book.manifest.info
        identifier = to_identifier(info)
        return render_page(name, identifier=identifier, title=info.title, **values)
