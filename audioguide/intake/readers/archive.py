"""Documents that are zips (EPUB, DOCX, ODT), opened with limits so that none can fill a machine."""

import io
import lzma
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree as Defused
from defusedxml.common import DefusedXmlException

from audioguide.errors import ScriptError

MAX_FILES = 10_000
MAX_BYTES = 500_000_000
MAX_XML_BYTES = 60_000_000
MAX_RATIO = 300
"""Text seldom shrinks to less than a fiftieth; a bomb shrinks to a thousandth and less."""

_RATIO_COUNTS_FROM = 1_000_000
_XML = {".xml", ".xhtml", ".html", ".htm", ".opf", ".ncx", ".rels", ".smil", ".svg"}
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(RuntimeError, NotImplementedError, OSError, EOFError, ValueError),  # RuntimeError: a password
)
_HEAD_BYTES = 4096
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class Archive:
    """A zip in memory. Every trouble is a ScriptError with what to do."""

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.damaged(f"It cannot be opened ({error}).") from error
        self._check(infos)
        self.names = tuple(info.filename for info in infos)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > MAX_FILES:
            raise self.damaged(f"It holds {len(infos)} files; {MAX_FILES} are the most.")
        if sum(info.file_size for info in infos) > MAX_BYTES:
            raise self.damaged(f"Unpacked it would be over {MAX_BYTES // 1_000_000} MB.")
        for info in infos:
            path = PurePosixPath(info.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts:
                raise self.damaged(f"It holds a file with a path out of it: {info.filename!r}.")
            packed = max(info.compress_size, 1)
            if info.file_size > _RATIO_COUNTS_FROM and info.file_size / packed > MAX_RATIO:
                raise self.damaged(f"{info.filename} is packed as tightly as only a trap is.")
            if path.suffix.lower() in _XML and info.file_size > MAX_XML_BYTES:
                raise self.damaged(f"{info.filename} is over {MAX_XML_BYTES // 1_000_000} MB.")

    def find(self, name: str) -> bytes | None:
        """Read a file, or None where there is none. ScriptError if it is damaged."""
        try:
            with self._zip.open(name) as file:
                # Its header may lie about its length: never read more than the limit.
                data = file.read(MAX_BYTES + 1)
        except KeyError:
            return None
        except _BROKEN as error:
            raise self.damaged(f"{name} cannot be read ({error}).") from error
        # Without zeros UTF-16 reads as ASCII, and so hides nothing.
        if _may_be_xml(name, data) and _ENTITY.search(data.replace(b"\0", b"")):
            raise self.damaged(f"{name} defines entities, as only a trap does.")
        return data

    def read(self, name: str) -> bytes:
        """Read a file that has to be there. ScriptError."""
        data = self.find(name)
        if data is None:
            raise self.damaged(f"It has no {name}.")
        return data

    def parse(self, name: str) -> Element:
        """Read an XML file that has to be there. ScriptError."""
        try:
            root: Element = Defused.fromstring(self.read(name))
        except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
            # LookupError: an encoding that nobody knows
            raise self.damaged(f"{name} is no XML that can be read ({error}).") from error
        return root

    def damaged(self, what: str) -> ScriptError:
        """Make the error for a document that cannot be read."""
        return ScriptError(
            what,
            where=f"reading {self.kind}",
            hint="Open it in its own program, save it anew, and import that.",
        )


def _may_be_xml(name: str, data: bytes) -> bool:
    """Whether a parser might take it for XML: by its name, or by how it begins."""
    begin = data[:_HEAD_BYTES].replace(b"\0", b"").lstrip(_MARKS)
    return PurePosixPath(name).suffix.lower() in _XML or begin.startswith(b"<")
