"""What an exporter reads: a bundle, chapter by chapter, so that a long guide needs no more memory.

What it gives back are `Product`s: files it wrote into the folder it was handed.
"""

from dataclasses import dataclass
from pathlib import Path

from audioguide.bundle.downloads import hash_manifest
from audioguide.bundle.store import is_whole, load_manifest, load_timeline, resources_of
from audioguide.errors import ExportError
from audioguide.model.guide import Chapter, Manifest, Resource
from audioguide.model.timing import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A whole bundle on disk. `bundle_sha256` is the hash of its manifest."""

    audio: Path
    manifest: Manifest
    bundle_sha256: str

    @property
    def id(self) -> str:
        """The guide's id, which names its downloads: `tumor-metastasis.epub`."""
        return self.manifest.info.id

    def chapter_name(self, number: int, chapter: Chapter) -> str:
        """Name the downloads of a chapter, `number` from 1, so that they sort in its order."""
        digits = max(2, len(str(len(self.manifest.chapters))))
        return f"{self.id}.{number:0{digits}}-{chapter.id}"

    def load_timeline(self, chapter: Chapter) -> Timeline:
        """Read a chapter's text and times. BundleError when the file is damaged."""
        return load_timeline(self.audio, self.id, chapter)

    def path(self, resource: Resource) -> Path:
        """Where a file of the bundle lies."""
        return self.audio / self.id / resource.href


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A file that an exporter wrote: its name in the folder, and what it is.

    `duration_ms` and `chapter_id` are as in `model.downloads.Download`.
    """

    name: str
    media_type: str
    duration_ms: int | None = None
    chapter_id: str | None = None


def load_book(audio: Path, guide_id: str) -> Book:
    """Open a guide's bundle. BundleError when there is none, ExportError when a file is damaged."""
    manifest = load_manifest(audio, guide_id)
    folder = audio / guide_id
    for resource in resources_of(manifest):
        if not is_whole(folder, resource):
            raise ExportError(
                "The file is missing or damaged.",
                where=str(folder / resource.href),
                hint=f"`audioguide build {guide_id}` makes it again.",
            )
    return Book(audio=audio, manifest=manifest, bundle_sha256=hash_manifest(folder))
