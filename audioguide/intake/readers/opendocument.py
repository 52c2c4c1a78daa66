"""OpenDocument text (ODT): its own headings, paragraphs, lists, tables and pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from audioguide.intake.draft import Draft, Part
from audioguide.intake.pictures import PictureBox
from audioguide.intake.readers.archive import Archive
from audioguide.model.text import BlockKind

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NS}text:1.0}}"
_TABLE = f"{{{_NS}table:1.0}}"
_DRAW = f"{{{_NS}drawing:1.0}}"
_STYLE = f"{{{_NS}style:1.0}}"
_OFFICE = f"{{{_NS}office:1.0}}"
_META = f"{{{_NS}meta:1.0}}"
_SVG = f"{{{_NS}svg-compatible:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_SKIPPED = {f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_TEXT}sequence-decls"}
_SPACES = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif"}
_DATE_CHARACTERS = 10


def read_odt(data: bytes, *, keep_all: bool) -> Draft:
    """Take an OpenDocument text apart. ScriptError if it is damaged."""
    del keep_all  # nothing is left out but pictures without words, which stay in the report
    archive = Archive(data, "odt")
    body = archive.parse("content.xml").find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise archive.damaged("It is no text document.")
    about = {
        child.tag: " ".join((child.text or "").split())
        for meta in archive.parse("meta.xml").iter(f"{_OFFICE}meta")
        for child in meta
    }
    lang = about.get(f"{_DC}language", "")
    walker = _Walker(archive=archive, numbered=_numbered_lists(archive))
    parts = tuple(walker.walk(body, BlockKind.PARAGRAPH, 0))
    author = about.get(f"{_META}initial-creator") or about.get(f"{_DC}creator", "")
    notes = walker.footnotes
    return Draft(
        parts=(*parts, *notes),
        title=about.get(f"{_DC}title", ""),
        authors=(author,) if author else (),
        lang=lang,
        published=about.get(f"{_DC}date", "")[:_DATE_CHARACTERS] or None,
        description=about.get(f"{_DC}description", ""),
        notes=(f"{len(notes)} footnotes are at the end of the guide.",) if notes else (),
        pictures=walker.box.pictures,
    )


def _numbered_lists(archive: Archive) -> set[str]:
    """Find the list styles whose first level counts."""
    names = set()
    for file in ("content.xml", "styles.xml"):
        for style in archive.parse(file).iter(f"{_TEXT}list-style"):
            first = style.find(f"{_TEXT}list-level-style-number")
            if first is not None and first.get(f"{_TEXT}level") == "1":
                names.add(style.get(f"{_STYLE}name", ""))
    return names


@dataclass(slots=True, kw_only=True)
class _Walker:
    archive: Archive
    numbered: set[str]
    box: PictureBox = field(default_factory=PictureBox)
    footnotes: list[Part] = field(default_factory=list)
    made: int = 0

    def walk(self, element: Element, kind: BlockKind, depth: int) -> Iterator[Part]:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == f"{_TEXT}h":
                level = child.get(f"{_TEXT}outline-level", "1")
                yield from self.part(child, BlockKind.HEADING, int(level) if level.isdigit() else 1)
            elif child.tag == f"{_TEXT}p":
                yield from self.part(child, kind, depth if kind is BlockKind.ITEM else 0)
            elif child.tag == f"{_TEXT}list":
                yield from self.list(child, depth + 1)
            elif child.tag == f"{_TABLE}table":
                yield from self.table(child)
            else:
                yield from self.walk(child, kind, depth)

    def list(self, element: Element, depth: int) -> Iterator[Part]:
        """Give the items of a list, with numbers where its style counts."""
        counts = element.get(f"{_TEXT}style-name", "") in self.numbered
        for number, item in enumerate(element.findall(f"{_TEXT}list-item"), start=1):
            made = list(self.walk(item, BlockKind.ITEM, depth))
            if made and counts:
                made[0] = replace(made[0], ordinal=number)
            yield from made

    def part(self, element: Element, kind: BlockKind, level: int) -> Iterator[Part]:
        text = " ".join(self.text(element).split())
        self.made += 1
        part = Part(kind=kind, text=text, line=self.made, level=level)
        if any(char.isalnum() for char in text):
            yield part
        for frame in element.iter(f"{_DRAW}frame"):
            yield from self.picture(frame, part)

    def text(self, element: Element) -> str:
        """Give the words of a paragraph; a footnote's are put by for the end."""
        said = [element.text or ""]
        for child in element:
            if child.tag == f"{_TEXT}note":
                body = child.find(f"{_TEXT}note-body")
                if body is not None:
                    self.footnotes += self.walk(body, BlockKind.PARAGRAPH, 0)
            elif child.tag in _SPACES:
                said.append(" ")
            elif child.tag not in {f"{_DRAW}frame", f"{_OFFICE}annotation"}:
                said.append(self.text(child))
            said.append(child.tail or "")
        return "".join(said)

    def picture(self, frame: Element, part: Part) -> Iterator[Part]:
        image = frame.find(f"{_DRAW}image")
        href = "" if image is None else image.get(f"{_XLINK}href", "")
        words = [frame.findtext(f"{_SVG}{name}", "") for name in ("title", "desc")]
        data = self.archive.find(href) if href in self.archive.names else None
        media_type = _TYPES.get(href.rpartition(".")[2].lower(), "")
        name = self.box.add(data, media_type) if data else ""
        if name:
            said = " ".join(" ".join(words).split())
            yield replace(part, kind=BlockKind.IMAGE, text=said, href=name, level=0)

    def table(self, table: Element) -> Iterator[Part]:
        for number, row in enumerate(table.iter(f"{_TABLE}table-row"), start=1):
            cells = [" ".join(self.text(cell).split()) for cell in row.iter(f"{_TABLE}table-cell")]
            label, *values = [cell for cell in cells if cell] or [""]
            if label:
                said = f"{label}: {', '.join(values)}" if values else label
                self.made += 1
                text = f"{said.rstrip('.')}."
                yield Part(kind=BlockKind.PARAGRAPH, text=text, line=self.made, row=number)
