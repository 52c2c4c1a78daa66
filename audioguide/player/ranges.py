"""Byte ranges (RFC 9110, section 14), as audio elements ask for them when a listener jumps.

Werkzeug 3.1 answers 416 to a suffix longer than the file, where RFC 9110 14.1.2 wants the whole
file, and feeds ranges through Python block by block; a `Window` is handed to the server as a file.
"""

import io
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import RequestedRangeNotSatisfiable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByteRange:
    """Bytes of a file: `start` is in it, `stop` is the first one after it."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many bytes there are."""
        return self.stop - self.start


def parse_range(header: str | None, size_bytes: int) -> ByteRange | None:
    """Read a Range header for a file of that size; None means: send the whole file.

    That is the answer to no range, several, another unit, and what is ill-formed (14.2).
    RequestedRangeNotSatisfiable when the range lies behind the end.
    """
    match = _ONE_RANGE.fullmatch(header or "")
    if match is None or not any(match.groups()) or size_bytes == 0:
        return None
    first, last = match.groups()
    if not first:
        start, stop = max(0, size_bytes - int(last)), size_bytes
    else:
        start, stop = int(first), min(size_bytes, int(last) + 1 if last else size_bytes)
        if last and int(last) < int(first):
            return None
    if start >= size_bytes:
        raise RequestedRangeNotSatisfiable(size_bytes)
    return ByteRange(start=start, stop=stop)


class Window(io.RawIOBase):
    """A part of a file that looks like a file of its own to whoever reads it."""

    def __init__(self, path: Path, part: ByteRange) -> None:
        self._file = path.open("rb", buffering=0)
        self._part = part
        self._file.seek(part.start)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read again from anywhere."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read up to the end of the part."""
        view = memoryview(buffer).cast("B")
        left = max(0, self._part.stop - self._file.tell())
        return self._file.readinto(view[: min(left, len(view))]) or 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the start of the part."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self._part.length}
        self._file.seek(self._part.start + max(0, origin[whence] + offset))
        return self.tell()

    def tell(self) -> int:
        """Say where it is, counted from the start of the part."""
        return self._file.tell() - self._part.start

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()
