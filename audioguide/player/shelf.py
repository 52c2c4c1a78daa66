"""The bundles that the application serves: found by their ids, and as podcast feeds see them."""

from http import HTTPStatus
from pathlib import Path

from flask import abort, current_app

from audioguide.bundle.access import find_listed, is_private
from audioguide.bundle.downloads import find_downloads
from audioguide.bundle.store import MANIFEST, SLUG, load_manifest
from audioguide.errors import BundleError
from audioguide.formats.feeds.show import OtherPage, Show
from audioguide.model.guide import Manifest
from audioguide.model.language import to_language_tag
from audioguide.player.catalogs import use_language_of
from audioguide.player.routing import guide_path


def audio_folder() -> Path:
    """Give the folder of bundles that this application serves."""
    audio: Path = current_app.config["AUDIO"]
    return audio


def manifest_or_404(guide_id: str) -> Manifest:
    """Read a guide's manifest, whose language the page speaks. BundleError when it is damaged."""
    if not is_shown(guide_id) or not (audio_folder() / guide_id / MANIFEST).is_file():
        abort(HTTPStatus.NOT_FOUND)
    manifest = load_manifest(audio_folder(), guide_id)
    use_language_of(manifest.info.lang)
    return manifest


def find_shown() -> tuple[Manifest, ...]:
    """Find the guides that are listed: all there may be, or those that a site is made of."""
    return tuple(each for each in find_listed(audio_folder()) if is_shown(each.info.id))


def is_shown(guide_id: str) -> bool:
    """Say whether a guide of this id would be shown."""
    guides: frozenset[str] | None = current_app.config["GUIDES"]
    return bool(SLUG.fullmatch(guide_id)) and (guides is None or guide_id in guides)


def load_show(manifest: Manifest, home: str) -> Show:
    """Give a guide as its feeds see it; `home` is the absolute address of the library."""
    guide_id = manifest.info.id
    return Show(
        manifest=manifest,
        downloads=find_downloads(audio_folder(), guide_id),
        root=home + guide_path(guide_id),
        home=home,
        seed=f"{home}guides/{guide_id}/",
        translations=tuple(
            OtherPage(
                lang=to_language_tag(each.info.lang),
                title=each.info.title,
                root=home + guide_path(each.info.id),
            )
            for each in find_translations(manifest)
        ),
    )


def find_translations(manifest: Manifest) -> tuple[Manifest, ...]:
    """Find the guides that translate this one, are translated by it, or have the same original.

    They know each other by their manifests, so that no page reads more of a library than it links
    to. Only those that are listed: none with a secret address.
    """
    original = _find_listed(manifest.info.translation_of)
    related = [original, *map(_find_listed, (original or manifest).info.translations)]
    return tuple(each for each in related if each and each.info.id != manifest.info.id)


def _find_listed(guide_id: str | None) -> Manifest | None:
    if guide_id is None or not is_shown(guide_id) or is_private(audio_folder(), guide_id):
        return None
    try:
        return load_manifest(audio_folder(), guide_id)
    except BundleError:  # not built, or damaged: its own page tells that
        return None
