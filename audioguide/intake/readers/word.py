"""Word files (DOCX): mammoth turns their styles into HTML."""

import io
from typing import Any
from xml.etree.ElementTree import ParseError

import mammoth
from defusedxml import ElementTree as Defused
from defusedxml.common import DefusedXmlException

from audioguide.intake.draft import Draft
from audioguide.intake.markup import Walker
from audioguide.intake.pictures import PictureBox
from audioguide.intake.readers.archive import Archive
from audioguide.intake.readers.html import parse_html

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
_DATE_CHARACTERS = 10


def read_docx(data: bytes, *, keep_all: bool) -> Draft:
    """Take a Word file apart. ScriptError if it is damaged."""
    archive = Archive(data, "docx")
    for name in archive.names:
        archive.read(name)  # looks for traps, whatever the name, and that it is whole
    box = PictureBox()
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: _keep(image, box)),
        )
    except Exception as error:  # mammoth raises what its XML and zip parsers do
        raise archive.damaged(f"It cannot be read ({type(error).__name__}).") from error
    core = _read_core(archive)
    walker = Walker(
        keep_all=keep_all,
        counts_lines=False,
        find_image=box.find,
    )
    parts = walker.walk(parse_html(f"<body>{made.value}</body>")) if made.value else ()
    return Draft(
        parts=parts,
        title=core.get(f"{_DC}title", ""),
        authors=tuple(filter(None, [core.get(f"{_DC}creator", "")])),
        lang=core.get(f"{_DC}language", ""),
        published=core.get(f"{_TERMS}created", "")[:_DATE_CHARACTERS] or None,
        description=core.get(f"{_DC}description", ""),
        dropped=tuple(walker.dropped),
        notes=walker.notes(),
        pictures=box.pictures,
    )


def _keep(image: Any, box: PictureBox) -> dict[str, str]:  # noqa: ANN401 - mammoth is untyped
    with image.open() as file:
        return {"src": box.add(file.read(), image.content_type)}


def _read_core(archive: Archive) -> dict[str, str]:
    data = archive.find(_CORE)
    if data is None:
        return {}
    try:
        root = Defused.fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return {}
    return {child.tag: " ".join((child.text or "").split()) for child in root}
