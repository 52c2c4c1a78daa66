"""Bundles on disk: finding and reading them, and replacing one so that it is whole or absent.

Every file but `manifest.json` carries a hash of its content in its name, so that new files stand
beside old ones until the manifest is replaced in one rename; see docs/bundle.md.
"""

import hashlib
import logging
import os
import re
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from audioguide.atomic import write_atomic
from audioguide.errors import BundleError, FormatError
from audioguide.formats.fields import ill_formed
from audioguide.formats.manifest import parse_manifest, render_manifest
from audioguide.formats.timeline import parse_timeline
from audioguide.model.guide import Chapter, Manifest, Resource
from audioguide.model.timing import Timeline

MANIFEST = "manifest.json"
# No longer than file systems allow: whoever asks for more is told that there is no such thing.
SLUG = re.compile(r"(?=.{1,255}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
BUNDLE_FILE = re.compile(r"(?=.{1,255}\Z)[a-z0-9-]+\.[0-9a-f]{8}\.[a-z0-9]+")
MEDIA_TYPES = {
    ".mp3": "audio/mpeg",
    ".vtt": "text/vtt",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
SETTLED_NS = 2_000_000_000
"""So long after a write the time of another one is sure to be another, on any file system."""

log = logging.getLogger(__name__)


def find_guides(audio: Path) -> tuple[Manifest, ...]:
    """Read every bundle's manifest, by title; a damaged one is logged and left out."""
    manifests = []
    for path in audio.glob(f"*/{MANIFEST}"):
        try:
            manifests.append(load_manifest(audio, path.parent.name))
        except BundleError as error:
            log.warning("%s", error)
    return tuple(sorted(manifests, key=lambda manifest: (manifest.info.title, manifest.info.id)))


def load_manifest(audio: Path, guide_id: str) -> Manifest:
    """Read the manifest of one guide. BundleError if there is none or it is damaged."""
    path = audio / guide_id / MANIFEST
    if not SLUG.fullmatch(guide_id) or not path.is_file():
        raise BundleError(
            "There is no such guide.", where=guide_id, hint="`audioguide build` makes it."
        )
    try:
        manifest = _parse_cached(path, _version_of(path))
    except (FormatError, OSError) as error:
        raise _damaged(path, error) from error
    if manifest.info.id != guide_id:
        raise BundleError(
            f"This folder holds the guide '{manifest.info.id}'.",
            where=str(path.parent),
            hint="A built guide cannot be renamed: change the id in guide.toml and build.",
        )
    return manifest


def load_timeline(audio: Path, guide_id: str, chapter: Chapter) -> Timeline:
    """Read a chapter's full text and times. BundleError if the file is gone or damaged."""
    path = audio / guide_id / chapter.timeline.href
    try:
        return parse_timeline(path.read_bytes())
    except (FormatError, OSError) as error:
        raise _damaged(path, error) from error


def find_timelines(audio: Path, guide_id: str) -> dict[str, Timeline]:
    """Read the timelines of a guide as it stands, by chapter; those that cannot be are left out."""
    found: dict[str, Timeline] = {}
    with suppress(BundleError):
        for chapter in load_manifest(audio, guide_id).chapters:
            with suppress(BundleError):
                found[chapter.id] = load_timeline(audio, guide_id, chapter)
    return found


def write_resource(folder: Path, stem: str, suffix: str, data: bytes) -> Resource:
    """Write a file of a bundle under its hashed name and say what it is."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / hashed_name(stem, sha256, suffix)
    write_atomic(path, data)
    return to_resource(path, sha256, len(data))


def adopt_resource(path: Path, stem: str, suffix: str) -> Resource:
    """Give a finished file that lies in a bundle's folder its hashed name, and say what it is."""
    with path.open("r+b") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        size_bytes = file.tell()
        os.fsync(file.fileno())
    final = path.with_name(hashed_name(stem, sha256, suffix))
    path.replace(final)
    return to_resource(final, sha256, size_bytes)


def hashed_name(stem: str, sha256: str, suffix: str) -> str:
    """`welcome`, a hash, `.mp3` to `welcome.4f1c09ab.mp3`."""
    return f"{stem}.{sha256[:8]}{suffix}"


def to_resource(path: Path, sha256: str, size_bytes: int) -> Resource:
    """Describe a file of a bundle."""
    media_type = MEDIA_TYPES[path.suffix]
    return Resource(href=path.name, media_type=media_type, size_bytes=size_bytes, sha256=sha256)


def is_whole(folder: Path, resource: Resource) -> bool:
    """Whether a file of a bundle is there and has the content that its manifest says."""
    path = folder / resource.href
    try:
        version = _version_of(path)
        # Of a file just written the next write could leave all of these the same.
        is_settled = time.time_ns() - version[0] > SETTLED_NS
        sha256 = _hash_known(path, version) if is_settled else _hash_file(path)
    except OSError:
        return False  # what cannot be read is of no use to a listener either
    return sha256 == resource.sha256


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Make the bundle be what `manifest` says: one atomic rename, on disk before this returns."""
    write_atomic(folder / MANIFEST, render_manifest(manifest))


def resources_of(manifest: Manifest) -> tuple[Resource, ...]:
    """Every file that a bundle holds beside its manifest."""
    of_chapters = (
        resource
        for chapter in manifest.chapters
        for resource in (chapter.audio, chapter.captions, chapter.timeline)
    )
    return (*of_chapters, *manifest.extras)


def remove_stale(folder: Path, manifest: Manifest | None) -> None:
    """Remove what earlier or killed builds left: bundle files that `manifest` does not name."""
    kept = {resource.href for resource in resources_of(manifest)} if manifest else set()
    for path in folder.iterdir():
        leftover = path.name.endswith(".part")
        if leftover or (BUNDLE_FILE.fullmatch(path.name) and path.name not in kept):
            path.unlink(missing_ok=True)


def _version_of(path: Path) -> tuple[int, ...]:
    # A clock that was set back can give two files one time, but not one place on the disk.
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


@lru_cache(maxsize=4096)  # the manifests of a large library
def _parse_cached(path: Path, _version: tuple[int, ...]) -> Manifest:
    manifest = parse_manifest(path.read_bytes())
    for resource in resources_of(manifest):
        if not BUNDLE_FILE.fullmatch(resource.href):  # such as ../../elsewhere
            raise ill_formed(
                f"{resource.href[:80]!r} is no name of a file of a bundle.", where=path.name
            )
    return manifest


@lru_cache(maxsize=8192)
def _hash_known(path: Path, _version: tuple[int, ...]) -> str:
    """Hash a file once in the life of a process, as long as nobody touches it."""
    return _hash_file(path)


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damaged(path: Path, error: Exception) -> BundleError:
    # What is wrong, without the hint of a FormatError: the one below says more.
    why = f"{error.where}: {error.what}" if isinstance(error, FormatError) else str(error)
    return BundleError(
        f"The file cannot be read ({why.rstrip('.')}).",
        where=str(path),
        hint="`audioguide build` makes it again.",
    )
