"""E-books (EPUB 2 and 3): the documents of the spine in their order, with the book's metadata."""

import posixpath
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from audioguide.intake.draft import Draft, Dropped, Part
from audioguide.intake.inlines import EPUB_TYPE
from audioguide.intake.markup import Walker, to_notes
from audioguide.intake.pictures import PictureBox
from audioguide.intake.readers.archive import Archive
from audioguide.intake.readers.html import decode_html, parse_html

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_ROOTFILE = ".//{urn:oasis:names:tc:opendocument:xmlns:container}rootfile"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DOCUMENTS = {"application/xhtml+xml", "text/html"}
_DATE_CHARACTERS = 10


def read_epub(data: bytes, *, keep_all: bool) -> Draft:
    """Take an e-book apart. ScriptError if it is damaged or locked."""
    archive = Archive(data, "epub")
    container = archive.parse(_CONTAINER)
    rootfile = container.find(_ROOTFILE)
    path = rootfile.get("full-path", "") if rootfile is not None else ""
    book = _Book(archive, path, archive.parse(path), keep_all=keep_all)
    for href, media_type in book.spine():
        if media_type in _DOCUMENTS:
            book.read(href)
    if not book.parts and _ENCRYPTION in archive.names:
        raise archive.damaged("It is locked by its seller.")
    return Draft(
        parts=tuple(book.parts),
        title=book.text("title"),
        authors=book.texts("creator"),
        lang=book.text("language"),
        published=book.text("date")[:_DATE_CHARACTERS] or None,
        description=book.text("description"),
        dropped=tuple(book.dropped),
        notes=to_notes(book.note_marks),
        pictures=book.box.pictures,
    )


@dataclass(slots=True)
class _Book:
    """An e-book on its way to parts."""

    archive: Archive
    path: str
    package: Element
    keep_all: bool
    parts: list[Part] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    note_marks: int = 0
    box: PictureBox = field(default_factory=PictureBox)
    types: dict[str, str] = field(default_factory=dict)

    def texts(self, name: str) -> tuple[str, ...]:
        found = (" ".join((each.text or "").split()) for each in self.package.iter(f"{_DC}{name}"))
        return tuple(text for text in found if text)

    def text(self, name: str) -> str:
        return next(iter(self.texts(name)), "")

    def spine(self) -> list[tuple[str, str]]:
        """Give the documents in reading order: address in the archive, and media type."""
        items = {item.get("id"): item for item in self.package.iter(f"{_OPF}item")}
        found = (items.get(ref.get("idref")) for ref in self.package.iter(f"{_OPF}itemref"))
        return [
            (self._resolve(item.get("href", ""), self.path), item.get("media-type", ""))
            for item in found
            if item is not None and "nav" not in item.get("properties", "").split()
        ]

    def read(self, href: str) -> None:
        """Take one document of the spine apart."""
        data = self.archive.find(href)
        if data is None:
            return
        tree = parse_html(decode_html(data))
        walker = Walker(
            file=posixpath.basename(href),
            keep_all=self.keep_all,
            find_image=lambda source: self._picture(source, href),
        )
        parts = walker.walk(tree)
        body = tree.find("body")
        kind = "" if body is None else body.get(EPUB_TYPE, body.get("epub:type", ""))
        if not self.keep_all and {"toc", "cover", "index"} & set(kind.split()):
            self.dropped += [Dropped(part=part, reason=f"the {kind} of the book") for part in parts]
        else:
            self.parts += parts
        self.dropped += walker.dropped
        self.note_marks += walker.note_marks

    def _picture(self, source: str, document: str) -> str | None:
        href = self._resolve(source, document)
        if not self.types:  # once: a book has thousands of pictures
            self.types = {
                self._resolve(item.get("href", ""), self.path): item.get("media-type", "")
                for item in self.package.iter(f"{_OPF}item")
            }
        data = self.archive.find(href) if href in self.types else None
        return (self.box.add(data, self.types[href]) or None) if data else None

    def _resolve(self, href: str, document: str) -> str:
        folder = posixpath.dirname(document)
        return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))
