"""A zip that is the same bytes each time: names in the order given, one fixed time stamp.

Sound is stored and text is deflated. Files stream from the disk, so length costs no memory.
"""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_MODE = 0o644 << 16
_STORED = {".mp3", ".m4a", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2"}
_COPY_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of an archive: `content` is its bytes, or where they lie on the disk.

    `stored` keeps it as it is, whatever its kind (EPUB wants that of its `mimetype`).
    """

    name: str
    content: bytes | Path
    stored: bool = False

    @property
    def size_bytes(self) -> int:
        """How long the file is, unpacked."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size


def write_archive(path: Path, entries: Iterable[Entry]) -> None:
    """Write a zip at `path`. The same entries give the same bytes with one version of zlib."""
    with ZipFile(path, "w") as archive:
        for entry in entries:
            info = ZipInfo(entry.name, _STAMP)
            info.external_attr = _MODE
            info.create_system = 3  # Unix, wherever it is made
            keep = entry.stored or Path(entry.name).suffix.lower() in _STORED
            info.compress_type = ZIP_STORED if keep else ZIP_DEFLATED
            if isinstance(entry.content, bytes):
                archive.writestr(info, entry.content)
                continue
            info.file_size = entry.content.stat().st_size
            with entry.content.open("rb") as source, archive.open(info, "w") as target:
                shutil.copyfileobj(source, target, _COPY_BYTES)
