"""An EPUB as a test reads it: its files, its documents as XML, and its overlays as clips."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from xml.etree import ElementTree as ET
from zipfile import ZipFile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
SMIL = "{http://www.w3.org/ns/SMIL}"
EPUB = "{http://www.idpf.org/2007/ops}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Par:
    """What an overlay says goes together: addresses from the package, times in milliseconds."""

    text: str
    audio: str
    begin_ms: int
    end_ms: int


class Opened:
    """An EPUB file. Addresses are relative to its package document."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.infos = archive.infolist()
            self.files = {info.filename: archive.read(info) for info in self.infos}

    def document(self, href: str) -> ET.Element:
        return parse_xml(self.files[f"EPUB/{href}"])

    @cached_property
    def package(self) -> ET.Element:
        return self.document("package.opf")

    @cached_property
    def items(self) -> dict[str, dict[str, str]]:
        return {item.attrib["id"]: item.attrib for item in self.package.iter(f"{OPF}item")}

    def properties(self, name: str) -> list[str]:
        """Give the values of a property of the publication, not of a part of it."""
        metas = self.package.iter(f"{OPF}meta")
        return [
            meta.text or ""
            for meta in metas
            if meta.get("property") == name and not meta.get("refines")
        ]

    def chapters(self) -> list[tuple[str, str]]:
        """Give page and overlay of what the spine reads aloud, in its order."""
        spine = [ref.attrib["idref"] for ref in self.package.iter(f"{OPF}itemref")]
        return [
            (self.items[name]["href"], self.items[overlay]["href"])
            for name in spine
            if (overlay := self.items[name].get("media-overlay"))
        ]

    def pars(self, overlay: str) -> list[Par]:
        folder = PurePosixPath(overlay).parent
        pars = []
        for par in self.document(overlay).iter(f"{SMIL}par"):
            text, audio = par
            pars.append(
                Par(
                    text=normpath(folder / text.attrib["src"]),
                    audio=normpath(folder / audio.attrib["src"]),
                    begin_ms=to_ms(audio.attrib["clipBegin"]),
                    end_ms=to_ms(audio.attrib["clipEnd"]),
                )
            )
        return pars


def parse_xml(data: bytes | str) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 (of our own making)


def to_ms(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    whole, milliseconds = seconds.split(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(milliseconds)


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def by_id(document: ET.Element) -> dict[str, ET.Element]:
    """Give the elements that have an id, which no other may have."""
    elements = [element for element in document.iter() if element.get("id")]
    found = {element.attrib["id"]: element for element in elements}
    assert len(found) == len(elements)
    return found
