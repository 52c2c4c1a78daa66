"""What a browser keeps of a guide for when there is no network: a list with sizes and a version.

Every address is relative to the guide's page, so that the same list serves a site of plain files.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from audioguide.bundle.store import resources_of
from audioguide.formats.manifest import render_manifest
from audioguide.model.guide import Manifest
from audioguide.player.assets import list_assets, player_version
from audioguide.player.catalogs import CATALOGS

# A page without a chapter's text weighs about so much. One with it has, besides, about as much as
# its timeline: exact sizes would mean to make every page for the list.
PAGE_BYTES = 16_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that is kept with a guide: `href` is relative to the guide's page."""

    href: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """All that is kept with a guide. `version` is another as soon as any of it is."""

    guide: str
    title: str
    lang: str
    version: str
    files: tuple[KeptFile, ...]

    @property
    def size_bytes(self) -> int:
        """About how many bytes it takes on the device."""
        return sum(file.size_bytes for file in self.files)


def list_kept(manifest: Manifest) -> KeptList:
    """List the guide's pages and files, and of the player its front pages and all its own files."""
    version = player_version()
    bundle = [(f"files/{each.href}", each.size_bytes) for each in resources_of(manifest)]
    player = [(f"../../static/{version}/{name}", size) for name, size in list_assets()]
    apps = [(f"../../app.{lang}.webmanifest", 0) for lang in CATALOGS]
    files = [*_pages(manifest), *apps, *player, *bundle]
    made_of = hashlib.sha256(render_manifest(manifest) + version.encode())
    return KeptList(
        guide=manifest.info.id,
        title=manifest.info.title,
        lang=manifest.info.lang,
        version=made_of.hexdigest()[:8],
        files=tuple(KeptFile(href=href, size_bytes=size) for href, size in files),
    )


def to_json(kept: KeptList) -> dict[str, object]:
    """Write the list for the modules in `static/js/keep`."""
    return {
        "guide": kept.guide,
        "title": kept.title,
        "lang": kept.lang,
        "version": kept.version,
        "files": [[file.href, file.size_bytes] for file in kept.files],
    }


def _pages(manifest: Manifest) -> Iterator[tuple[str, int]]:
    yield from ((href, PAGE_BYTES) for href in ("./", "../../", "../../offline/"))
    for chapter in manifest.chapters:
        yield f"{chapter.id}/", PAGE_BYTES + chapter.timeline.size_bytes
