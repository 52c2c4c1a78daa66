"""The guide as a W3C audiobook in one file, `.lpf`, with text that goes along with the sound.

https://www.w3.org/TR/lpf/: a zip with `publication.json` and the entry page `index.html` at its
root. One chapter is in memory at a time, and no sound.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from audioguide.export.archive import Entry, write_archive
from audioguide.export.book import Book, Product
from audioguide.export.cover import load_cover
from audioguide.export.labels import find_catalog, to_credits
from audioguide.export.prose import to_prose
from audioguide.export.templating import render_template
from audioguide.export.toc import TocEntry, to_toc
from audioguide.formats.publication import (
    NARRATION_TYPE,
    Package,
    PackagedChapter,
    render_narration,
    render_publication,
)
from audioguide.model.guide import Chapter, Resource

MEDIA_TYPE = "application/lpf+zip"


def export_lpf(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.lpf`: sound, transcript, captions and narration of each chapter, contents."""
    name = f"{book.id}.lpf"
    write_archive(folder / name, _Packing(book=book).entries())
    yield Product(name=name, media_type=MEDIA_TYPE, duration_ms=book.manifest.duration_ms)


@dataclass(slots=True, kw_only=True)
class _Packing:
    """The package as it grows; the manifest and the contents come last, when all is known."""

    book: Book
    chapters: list[PackagedChapter] = field(default_factory=list)
    toc: list[TocEntry] = field(default_factory=list)
    others: list[Resource] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)

    def entries(self) -> Iterator[Entry]:
        for number, chapter in enumerate(self.book.manifest.chapters, start=1):
            yield from self._chapter(chapter, f"{number:04}-{chapter.id}")
        style, entry = _made("style.css", "text/css", render_template("transcript.css"))
        self.others.append(style)
        yield entry
        for extra in self.book.manifest.extras:
            if extra.href in self.shown:
                self.others.append(replace(extra, href=_picture(extra.href)))
                yield Entry(name=_picture(extra.href), content=self.book.path(extra))
        yield from self._front()

    def _chapter(self, chapter: Chapter, stem: str) -> Iterator[Entry]:
        timeline = self.book.load_timeline(chapter)
        audio = replace(chapter.audio, href=f"audio/{stem}.mp3")
        captions = replace(chapter.captions, href=f"captions/{stem}.vtt")
        page = render_template(
            "lpf/chapter.html",
            chapter=chapter,
            timeline=timeline,
            text=to_prose(timeline),
            picture=lambda href: f"../{_picture(href)}",
        )
        narration = render_narration(
            timeline, text=f"../text/{stem}.html", audio=f"../{audio.href}"
        )
        text, text_entry = _made(f"text/{stem}.html", "text/html", page)
        sync, sync_entry = _made(f"narration/{stem}.json", NARRATION_TYPE, narration)
        packaged = replace(chapter, audio=audio)
        self.chapters.append(PackagedChapter(chapter=packaged, alternates=(text, captions, sync)))
        self.toc.append(to_toc(timeline))
        self.shown |= {block.href for block in timeline.blocks if block.href}
        yield Entry(name=audio.href, content=self.book.path(chapter.audio))
        yield Entry(name=captions.href, content=self.book.path(chapter.captions))
        yield from (text_entry, sync_entry)

    def _front(self) -> Iterator[Entry]:
        manifest = self.book.manifest
        picture = load_cover(self.book)
        cover, cover_entry = _made(f"cover{picture.suffix}", picture.media_type, picture.data)
        catalog = find_catalog(manifest.info.lang)
        page = render_template(
            "lpf/index.html",
            info=manifest.info,
            catalog=catalog,
            credits=to_credits(manifest, catalog),
            cover=cover.href,
            cover_alt=picture.alt,
            chapters=[
                (entry, packaged.chapter.audio.href)
                for entry, packaged in zip(self.toc, self.chapters, strict=True)
            ],
            transcripts=[
                (packaged.chapter.title, packaged.alternates[0].href) for packaged in self.chapters
            ],
        )
        contents, contents_entry = _made("index.html", "text/html", page)
        package = Package(
            contents=contents, cover=cover, cover_alt=picture.alt, others=tuple(self.others)
        )
        publication = render_publication(manifest, self.chapters, package)
        yield from (cover_entry, contents_entry)
        yield Entry(name="publication.json", content=publication)


def _picture(href: str) -> str:
    return f"pictures/{href}"


def _made(name: str, media_type: str, data: bytes) -> tuple[Resource, Entry]:
    """Describe a file that was made here, and the entry that packs it."""
    sha256 = hashlib.sha256(data).hexdigest()
    resource = Resource(href=name, media_type=media_type, size_bytes=len(data), sha256=sha256)
    return resource, Entry(name=name, content=data)
