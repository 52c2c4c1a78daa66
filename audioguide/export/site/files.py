"""A file of a site, and in which order files may come so that no page names one that is missing."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Protocol

Open = Callable[[str], bytes]
"""Gives the content of a file of a site by its path."""


class Rank(IntEnum):
    """Files of a lower rank come first: those of a higher one name them."""

    LEAF = 0  # sound, captions, pictures, downloads, styles and modules
    PAGE = 1  # chapters, and what every page leads to
    LIST = 2  # feeds, and what is kept for offline
    GUIDE = 3
    ROOT = 4  # the library, and what search engines read


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """A file of a site: `path` is relative to its root, `source` is where its content lies.

    `own` when the source was made for this site alone and may be moved away.
    """

    path: str
    source: Path
    sha256: str
    size_bytes: int
    content_type: str
    cache_control: str
    rank: Rank
    own: bool = False

    @property
    def seal(self) -> str:
        """Changes when the content does, or a header that a host should send with it."""
        sealed = f"{self.sha256}\n{self.content_type}\n{self.cache_control}"
        return hashlib.sha256(sealed.encode()).hexdigest()


class Target(Protocol):
    """Where a site goes to. `where` is told to people. Each call raises OSError or ExportError."""

    where: str

    def list_sizes(self) -> dict[str, int]:
        """Give every file there is by its path, with its bytes."""

    def read(self, path: str) -> bytes:
        """Give the content of a small file."""

    def put(self, file: SiteFile) -> None:
        """Bring a file there, whole or not at all, without holding it in memory."""

    def write(self, path: str, data: bytes) -> None:
        """Write a small file, whole or not at all."""

    def remove(self, paths: list[str]) -> None:
        """Remove files in this order; one that is gone already is no fault."""
