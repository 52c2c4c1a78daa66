"""The player's own files, and the version that they make together.

Pages name them with that version: `/static/1f0c93ab/js/main.js`. The modules of one page, those
that it fetches later and those that a listener keeps for offline are so always of one version.
"""

import hashlib
import re
import time
from functools import lru_cache
from pathlib import Path

from audioguide.player.slimming import SLIMMED, read_slim

PLAYER = Path(__file__).parent
STATIC = (PLAYER / "static").resolve()
# Named here: on some systems a registry tells Python that .js is text/plain.
STATIC_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
# What a page has in a live preview alone.
FOR_AUTHORS = ("js/preview/", "css/preview.css")
# Pages are made of the last two: one version is of a page as well.
_FOLDERS = ("static", "templates", "texts")
_VERSIONED = re.compile(r"([0-9a-f]{8})/(.+)")


def player_version() -> str:
    """Name the version of the player's files and pages: 8 hex digits of a hash of all of them."""
    # An edited file is seen within a second, without a look at every file for every request.
    return _version_at(int(time.monotonic()))


def split_version(name: str) -> tuple[str | None, str]:
    """Take the version off a file's name: `1f0c93ab/js/main.js` to `1f0c93ab`, `js/main.js`."""
    match = _VERSIONED.fullmatch(name)
    return (match[1], match[2]) if match else (None, name)


def list_assets() -> list[tuple[str, int]]:
    """Name every file that a listener's page may ask for, with the bytes that are sent of it."""
    named = [(path.relative_to(STATIC).as_posix(), path) for path in _asset_paths()]
    return [(name, _sent_bytes(path)) for name, path in named if not name.startswith(FOR_AUTHORS)]


def file_version(path: Path) -> str:
    """Name the version of one file; it changes when the file does."""
    about = path.stat()
    return f"{about.st_mtime_ns:x}-{about.st_size:x}"


def _asset_paths() -> list[Path]:
    return sorted(path for path in STATIC.rglob("*") if path.suffix in STATIC_TYPES)


def _sent_bytes(path: Path) -> int:
    if path.suffix in SLIMMED:
        return len(read_slim(path, file_version(path)))
    return path.stat().st_size


@lru_cache(maxsize=1)
def _version_at(_second: int) -> str:
    paths = sorted(path for name in _FOLDERS for path in (PLAYER / name).rglob("*.*"))
    return _hash_files(tuple((path, file_version(path)) for path in paths))


@lru_cache(maxsize=8)
def _hash_files(files: tuple[tuple[Path, str], ...]) -> str:
    digest = hashlib.sha256()
    for path, _ in files:
        content = path.read_bytes()
        digest.update(f"{path.relative_to(PLAYER).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:8]
