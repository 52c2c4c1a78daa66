"""The recipe: a book becomes one EPUB file, chapter by chapter, so that length costs no memory."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audioguide.export.archive import Entry, write_archive
from audioguide.export.book import Book, Product
from audioguide.export.cover import Cover, load_cover
from audioguide.export.epub import outline
from audioguide.export.epub.clips import to_clips
from audioguide.export.epub.images import Picture, load_picture
from audioguide.export.epub.pages import (
    STYLES,
    TEMPLATES,
    render_chapter,
    render_page,
    to_entry,
)
from audioguide.export.labels import find_catalog
from audioguide.formats.smil import render_smil
from audioguide.model.guide import Chapter, GuideInfo, Manifest
from audioguide.model.timing import Timeline
from audioguide.player.durations import render_length

MEDIA_TYPE = "application/epub+zip"
_NO_DAY = "1980-01-01"

# https://www.w3.org/2021/a11y-discov-vocab/latest/
_FEATURES = (
    "alternativeText",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "synchronizedAudioText",
    "tableOfContents",
)


@dataclass(slots=True, kw_only=True)
class _Contents:
    """What the last documents list of those before them."""

    entries: list[outline.Entry] = field(default_factory=list)
    languages: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)


def export_epub(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.epub`: what is spoken is marked sentence by sentence."""
    yield _write(book, folder / f"{book.id}.epub", by_word=False)


def export_epub_words(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>-words.epub`: what is spoken is marked word by word."""
    yield _write(book, folder / f"{book.id}-words.epub", by_word=True)


def _write(book: Book, path: Path, *, by_word: bool) -> Product:
    write_archive(path, _to_entries(book, by_word=by_word))
    return Product(name=path.name, media_type=MEDIA_TYPE, duration_ms=book.manifest.duration_ms)


def _to_entries(book: Book, *, by_word: bool) -> Iterator[Entry]:
    """Give the files of the book; EPUB 3.3, section 4.2.2: `mimetype` is first and stored."""
    manifest, cover = book.manifest, load_cover(book)
    lang = manifest.info.lang
    contents = _Contents(languages={lang: None})
    yield Entry(name="mimetype", content=MEDIA_TYPE.encode(), stored=True)
    yield Entry(name="META-INF/container.xml", content=TEMPLATES / "container.xml")
    yield Entry(name="EPUB/book.css", content=STYLES)
    yield from _to_front(manifest, cover)
    for chapter in manifest.chapters:
        yield from _to_chapter(book, chapter, contents, by_word=by_word)
    for picture in contents.pictures.values():
        yield Entry(name=f"EPUB/images/{picture.name}", content=picture.content)
    title = find_catalog(lang).tell("epub.contents")
    nav = render_page("nav.xhtml", lang, title=title, entries=contents.entries)
    yield Entry(name="EPUB/nav.xhtml", content=nav)
    package = _render_package(manifest, contents, cover, by_word=by_word)
    yield Entry(name="EPUB/package.opf", content=package)


def _to_front(manifest: Manifest, cover: Cover) -> Iterator[Entry]:
    info = manifest.info
    href = _cover_href(cover)
    yield Entry(name=f"EPUB/{href}", content=cover.data)
    page = render_page("cover.xhtml", info.lang, title=info.title, cover_href=href, alt=cover.alt)
    yield Entry(name="EPUB/cover.xhtml", content=page)
    page = render_page(
        "title.xhtml",
        info.lang,
        title=info.title,
        info=info,
        narrator=manifest.narrator,
        length=render_length(manifest.duration_ms, find_catalog(info.lang)),
    )
    yield Entry(name="EPUB/title.xhtml", content=page)


def _to_chapter(
    book: Book, chapter: Chapter, contents: _Contents, *, by_word: bool
) -> Iterator[Entry]:
    """Give a chapter's page, overlay and sound, and note what is in it."""
    timeline = book.load_timeline(chapter)
    clips = to_clips(timeline, by_word=by_word)
    hrefs = {}
    for picture_href in _picture_hrefs(timeline):
        picture = _find_picture(book, picture_href, contents)
        hrefs[picture_href] = f"../images/{picture.name}"
    contents.languages[timeline.lang] = None
    href = f"text/{chapter.id}.xhtml"
    contents.entries.append(to_entry(timeline, chapter.title, href))
    page = render_chapter(timeline, chapter.title, clips, hrefs)
    yield Entry(name=f"EPUB/{href}", content=page)
    audio_href = f"audio/{chapter.audio.href}"
    overlay = render_smil(clips, text_href=f"../{href}", audio_href=f"../{audio_href}")
    yield Entry(name=f"EPUB/smil/{chapter.id}.smil", content=overlay)
    yield Entry(name=f"EPUB/{audio_href}", content=book.path(chapter.audio))


def _picture_hrefs(timeline: Timeline) -> Iterable[str]:
    return dict.fromkeys(block.href for block in timeline.blocks if block.href)


def _find_picture(book: Book, href: str, contents: _Contents) -> Picture:
    if href not in contents.pictures:
        (resource,) = (extra for extra in book.manifest.extras if extra.href == href)
        contents.pictures[href] = load_picture(book, resource)
    return contents.pictures[href]


def _render_package(
    manifest: Manifest, contents: _Contents, cover: Cover, *, by_word: bool
) -> bytes:
    info, pictures = manifest.info, contents.pictures.values()
    may_flash = any(picture.media_type == "image/gif" for picture in pictures)
    return render_page(
        "package.opf",
        info.lang,
        identifier=_identifier(info, by_word=by_word),
        info=info,
        narrator=manifest.narrator,
        languages=contents.languages,
        modified=f"{info.published or _NO_DAY}T00:00:00Z",
        access_modes=["textual", "auditory", *(["visual"] if pictures else [])],
        features=_FEATURES,
        hazard="unknown" if may_flash else "none",
        chapters=manifest.chapters,
        duration_ms=manifest.duration_ms,
        images=pictures,
        cover_href=_cover_href(cover),
        cover_type=cover.media_type,
    )


def _identifier(info: GuideInfo, *, by_word: bool) -> str:
    """Name the book for good; the one by word is another, so that a shelf can hold both."""
    name = f"urn:audioguide:{info.id}:{'epub-words' if by_word else 'epub'}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _cover_href(cover: Cover) -> str:
    return f"images/cover{cover.suffix}"
