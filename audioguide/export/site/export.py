"""The recipe: plan a site, follow its links, and bring what differs to where listeners find it."""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urlsplit
from urllib.request import url2pathname

from audioguide.bundle.access import find_listed
from audioguide.bundle.lock import hold_guide
from audioguide.bundle.store import load_manifest
from audioguide.errors import ExportError
from audioguide.export.site.check import UNKNOWN_HOST, check_site
from audioguide.export.site.extras import ROBOTS, find_site_url
from audioguide.export.site.files import SiteFile, Target
from audioguide.export.site.folder import FolderTarget
from audioguide.export.site.plan import Planner
from audioguide.export.site.publish import PublishReport, publish
from audioguide.export.site.store import StoreTarget
from audioguide.model.guide import Manifest
from audioguide.model.language import primary_language
from audioguide.player import create_app
from audioguide.player.addresses import read_base_url
from audioguide.player.catalogs import CATALOGS, DEFAULT


def export_site(
    audio: Path,
    guide_ids: Sequence[str],
    target: Target,
    *,
    base_url: str | None = None,
    lang: str | None = None,
    on_sent: Callable[[SiteFile], None] = lambda _: None,
) -> PublishReport:
    """Make `target` a site of these guides (all, if none is named), and bring only what differs.

    `base_url` is its address, which feeds and a sitemap need; `lang` the language of its library,
    by default that of most of its guides. BundleError, ExportError or OSError.
    """
    manifests = _choose(audio, guide_ids)
    base_url = read_base_url(base_url)
    with ExitStack() as held:
        for manifest in manifests:
            held.enter_context(hold_guide(audio, manifest.info.id))
        # As they are now that nobody builds them.
        manifests = tuple(load_manifest(audio, each.info.id) for each in manifests)
        scratch = target.make_scratch() if isinstance(target, FolderTarget) else Path(mkdtemp())
        held.callback(shutil.rmtree, scratch, ignore_errors=True)
        app = create_app(audio, base_url=base_url)
        app.config["IS_LIVE"] = False  # a host of plain files cannot look things up
        app.config["IS_HOST_KNOWN"] = base_url is not None
        app.config["GUIDES"] = frozenset(manifest.info.id for manifest in manifests)
        chosen = read_lang(lang) if lang else _lang_of_most(manifests)
        planner = Planner(app, scratch, base_url=base_url or UNKNOWN_HOST, lang=chosen)
        files = {file.path: file for file in planner.plan(manifests)}
        check_site(files, lambda path: files[path].source.read_bytes(), base_url)
        return publish(files.values(), target, on_sent)


def check_folder(folder: Path, base_url: str | None = None) -> int:
    """Follow every link of a site in a folder, and say how many files it has. ExportError.

    Its address, where it has one, is in its `robots.txt`.
    """
    paths = FolderTarget(folder).list_sizes()
    if base_url is None and ROBOTS in paths:
        base_url = find_site_url((folder / ROBOTS).read_text(encoding="utf-8"))
    check_site(paths, lambda path: (folder / path).read_bytes(), base_url)
    return len(paths)


def open_target(address: str) -> Target:
    """Open a folder of this machine by its path or `file:` address, or any store of fsspec."""
    parts = urlsplit(address)
    if "://" not in address:
        return FolderTarget(Path(address))
    if parts.scheme == "file":
        return FolderTarget(Path(url2pathname(parts.path)))
    return StoreTarget(address)


def read_lang(written: str) -> str:
    """Take a language of the interface. ExportError when there are no texts in it."""
    if written not in CATALOGS:
        raise ExportError(
            "The player has no texts in this language.",
            where=f"--lang {written}",
            hint=f"It has: {' '.join(sorted(CATALOGS))}.",
        )
    return written


def _choose(audio: Path, guide_ids: Sequence[str]) -> tuple[Manifest, ...]:
    if guide_ids:
        return tuple(_load_public(audio, guide_id) for guide_id in dict.fromkeys(guide_ids))
    manifests = find_listed(audio)
    if not manifests:
        raise ExportError(
            "There is no guide.", where=str(audio), hint="`audioguide build` makes one."
        )
    return manifests


def _load_public(audio: Path, guide_id: str) -> Manifest:
    manifest = load_manifest(audio, guide_id)
    if manifest.info.is_private:
        raise ExportError(
            "This guide has a secret address, which a site of plain files cannot keep.",
            where=guide_id,
            hint="`audioguide serve` shows it to those who know the address.",
        )
    return manifest


def _lang_of_most(manifests: Sequence[Manifest]) -> str:
    spoken = Counter(primary_language(manifest.info.lang) for manifest in manifests)
    known = [(amount, lang) for lang, amount in spoken.items() if lang in CATALOGS]
    return min(
        known, key=lambda each: (-each[0], each[1] != DEFAULT, each[1]), default=(0, DEFAULT)
    )[1]
