"""Podcast feeds over HTTP: of a guide's chapters, of a guide in one piece, of the library.

A feed names everything by whole addresses: it is there when the server knows its own.
"""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import lru_cache

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from audioguide.bundle.downloads import FOLDER, INDEX
from audioguide.bundle.store import MANIFEST
from audioguide.formats.feeds import feeds as formats
from audioguide.formats.feeds.rss import MEDIA_TYPE
from audioguide.formats.feeds.show import Show
from audioguide.player.addresses import find_home
from audioguide.player.catalogs import CATALOGS, DEFAULT
from audioguide.player.compression import compress_page
from audioguide.player.routing import guide_route
from audioguide.player.shelf import audio_folder, find_shown, load_show, manifest_or_404

feeds = Blueprint("feeds", __name__)


class NoFeed(NotFound):
    """404 with a page that tells whoever runs the site what is missing: `texts` names its texts."""

    def __init__(self, texts: str) -> None:
        super().__init__()
        self.texts = texts


@feeds.get("/feed.xml")
def library() -> Response:
    """Serve the feed of every guide in the library."""
    home = _home_or_404()
    shows = tuple(load_show(manifest, home) for manifest in find_shown())
    lang = next((show.manifest.info.lang for show in shows), DEFAULT)
    catalog = CATALOGS.get(lang.partition("-")[0], CATALOGS[DEFAULT])
    return _send(_render_library(shows, catalog.tell("site.title")), _ids(shows))


@guide_route(feeds, "feed.xml")
def episodes(guide_id: str) -> Response:
    """Serve the feed of a guide's chapters."""
    return _send_guide(_render_episodes, guide_id)


@guide_route(feeds, "whole.xml")
def whole(guide_id: str) -> Response:
    """Serve the feed of a guide in one piece."""
    return _send_guide(_render_whole, guide_id)


def _home_or_404() -> str:
    home = find_home()
    if home is None:
        raise NoFeed("error.address")
    return home


def _send_guide(render: Callable[[Show], bytes | None], guide_id: str) -> Response:
    manifest = manifest_or_404(guide_id)
    return _send(render(load_show(manifest, _home_or_404())), [guide_id])


def _send(feed: bytes | None, guide_ids: Iterable[str]) -> Response:
    """Answer with a feed, or that it is unchanged (RFC 9110 13.1)."""
    if feed is None:
        raise NoFeed("error.feed")
    response = Response(feed, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response.cache_control.no_cache = True
    response.last_modified = _last_changed(guide_ids)
    response.set_etag(hashlib.sha256(feed).hexdigest()[:32])
    compress_page(response)
    response.make_conditional(request)
    return response


def _last_changed(guide_ids: Iterable[str]) -> datetime:
    """Say when a feed last became another: with a build, an export, or this server's settings."""
    audio = audio_folder()
    paths = [audio]
    for guide_id in guide_ids:
        paths += [audio / guide_id / MANIFEST, audio / guide_id / FOLDER / INDEX]
    times = [path.stat().st_mtime for path in paths if path.exists()]
    started: float = current_app.config["STARTED"]
    return datetime.fromtimestamp(int(max(started, *times)), UTC)


def _ids(shows: Iterable[Show]) -> list[str]:
    return [show.manifest.info.id for show in shows]


# A feed of hundreds of chapters takes a moment to make, and apps ask for it again and again.
_render_library = lru_cache(maxsize=4)(formats.render_library_feed)
_render_episodes = lru_cache(maxsize=64)(formats.render_episodes_feed)
_render_whole = lru_cache(maxsize=64)(formats.render_whole_feed)
