"""A guide's downloads on disk: `audio/<guide>/downloads/`, listed in `downloads.json`.

Exports write them; the player offers those that were made from the bundle that stands now.
"""

import hashlib
import logging
import re
from functools import lru_cache
from pathlib import Path

from audioguide.atomic import write_atomic
from audioguide.bundle.store import MANIFEST, SLUG
from audioguide.errors import FormatError
from audioguide.formats.downloads import parse_downloads, render_downloads
from audioguide.model.downloads import Download

FOLDER = "downloads"
INDEX = "downloads.json"
DOWNLOAD_FILE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
"""What a download may be called: it is an address too, and a name on every system."""

log = logging.getLogger(__name__)


def find_downloads(audio: Path, guide_id: str) -> tuple[Download, ...]:
    """Read the downloads that carry what the guide says now; none when none was exported.

    One made from an earlier build is left out: its chapters and times would be others.
    """
    folder = audio / guide_id
    if not SLUG.fullmatch(guide_id):
        return ()
    try:
        present = hash_manifest(folder)
    except FileNotFoundError:
        return ()
    return tuple(each for each in read_downloads(folder) if each.bundle_sha256 == present)


def read_downloads(folder: Path) -> tuple[Download, ...]:
    """Read the list in a bundle's folder: none when it is not there or is damaged (logged)."""
    path = folder / FOLDER / INDEX
    try:
        about = path.stat()
        downloads = _parse_cached(path, (about.st_mtime_ns, about.st_size, about.st_ino))
    except FileNotFoundError:
        return ()
    except FormatError as error:
        # Nothing is lost: an export writes it anew.
        log.warning("%s: %s `audioguide export` makes it again.", path, error.what)
        return ()
    return downloads


def write_downloads(folder: Path, downloads: tuple[Download, ...]) -> None:
    """Write the list in one atomic step."""
    write_atomic(folder / FOLDER / INDEX, render_downloads(downloads))


def hash_manifest(folder: Path) -> str:
    """Return the sha256 of the manifest in a bundle's folder: it changes when any file does."""
    return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()


@lru_cache(maxsize=64)
def _parse_cached(path: Path, _version: tuple[int, ...]) -> tuple[Download, ...]:
    # Each part of each file that is asked for looks here, and a long guide has thousands.
    downloads = parse_downloads(path.read_bytes())
    return tuple(each for each in downloads if DOWNLOAD_FILE.fullmatch(each.file.href))
