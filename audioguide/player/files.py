"""Files over HTTP: those of a bundle (sound, captions, timelines, images) and the player's own.

Nothing is served but by name: a file that its bundle made, or one of the player's own list.
"""

import re
from http import HTTPStatus
from pathlib import Path
from typing import IO, Any, cast

from flask import Blueprint, Response, abort, current_app, request
from werkzeug.http import quote_etag
from werkzeug.wsgi import wrap_file

from audioguide.bundle.downloads import FOLDER, find_downloads
from audioguide.bundle.store import BUNDLE_FILE, MEDIA_TYPES, SLUG
from audioguide.player.assets import (
    STATIC,
    STATIC_TYPES,
    file_version,
    player_version,
    split_version,
)
from audioguide.player.compression import (
    compress_file,
    compress_page,
    encoded_version,
    is_compression_wanted,
    is_text,
)
from audioguide.player.ranges import ByteRange, Window, parse_range
from audioguide.player.routing import guide_route
from audioguide.player.slimming import SLIMMED, read_slim

FOREVER = "public, max-age=31536000, immutable"
STATIC_NAME = re.compile(r"(?=.{1,200}\Z)[a-z0-9-]+(?:[./][a-z0-9-]+)+")
"""What the player's own files are called: no name leads out of their folder."""

files = Blueprint("files", __name__)


@files.app_url_defaults
def name_version(endpoint: str, values: dict[str, Any]) -> None:
    """Let every page name the player's files with their version: see assets.py."""
    if endpoint == "files.static_file":
        values["name"] = f"{player_version()}/{values['name']}"


@files.get("/static/<path:name>")
def static_file(name: str) -> Response:
    """Serve a style, module or icon of the player: of this version, which no other is mixed with.

    Without a version in its address it is whatever there is now.
    """
    version_asked, name = split_version(name)
    if version_asked not in {None, player_version()} or not STATIC_NAME.fullmatch(name):
        abort(HTTPStatus.NOT_FOUND)
    path = (STATIC / name).resolve()
    media_type = STATIC_TYPES.get(path.suffix)
    if media_type is None or not path.is_relative_to(STATIC) or not path.is_file():
        abort(HTTPStatus.NOT_FOUND)
    version, cache = file_version(path), FOREVER if version_asked else "no-cache"
    if path.suffix in SLIMMED:
        return send_whole(read_slim(path, version), media_type, version, cache)
    return send_part(path, media_type=media_type, version=version, cache=cache)


@guide_route(files, "files/<name>")
def bundle_file(guide_id: str, name: str) -> Response:
    """Serve a file that a build made.

    One of an earlier build too while it lies there: a listener may be in the middle of it.
    """
    path = _find_file(guide_id, name)
    media_type = MEDIA_TYPES.get(Path(name).suffix)
    if path is None or media_type is None:
        abort(HTTPStatus.NOT_FOUND)
    # The name carries a hash of the content, so it names this version and no other.
    return send_part(path, media_type=media_type, version=name, cache=FOREVER)


@guide_route(files, "downloads/<name>")
def download(guide_id: str, name: str) -> Response:
    """Serve a file that an export made of the guide as it stands now."""
    audio: Path = current_app.config["AUDIO"]
    listed = {each.file.href: each.file for each in find_downloads(audio, guide_id)}
    file = listed.get(name)
    path = (audio / guide_id / FOLDER / name).resolve() if file else audio
    if file is None or not path.is_relative_to(audio) or not path.is_file():
        abort(HTTPStatus.NOT_FOUND)
    return send_part(path, media_type=file.media_type, version=file.sha256, cache="no-cache")


def send_part(path: Path, *, media_type: str, version: str, cache: str) -> Response:
    """Answer a request for a file, or the part of it that is asked for, or that it is unchanged.

    `version` changes when the content does. RFC 9110: conditions (13.2.2) come before ranges
    (14.2), which count for GET alone; If-Range (13.1.5) guards against parts of two versions.
    """
    size_bytes = path.stat().st_size
    response = Response(content_type=_content_type(media_type))
    response.headers.update({"Accept-Ranges": "bytes", "Cache-Control": cache})
    compressed = is_text(media_type) and is_compression_wanted()
    if is_text(media_type):
        response.vary.add("Accept-Encoding")
    form = encoded_version(version) if compressed else version
    response.set_etag(form)
    if request.if_none_match.contains_weak(form):
        response.status_code = HTTPStatus.NOT_MODIFIED
        return response
    if compressed:
        compress_file(response, path, version)
        return response
    part = ByteRange(start=0, stop=size_bytes)
    if request.method == "GET" and _is_version_wanted(version):
        asked_for = parse_range(request.headers.get("Range"), size_bytes)
        if asked_for is not None:
            part = asked_for
            response.status_code = HTTPStatus.PARTIAL_CONTENT
            response.headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size_bytes}"
    response.content_length = part.length
    if request.method == "GET":
        response.response = wrap_file(request.environ, cast("IO[bytes]", Window(path, part)))
        response.direct_passthrough = True
    return response


def send_whole(body: bytes, media_type: str, version: str, cache: str) -> Response:
    """Answer with a text that is short enough to hold; it has no parts to ask for.

    `version` changes when the text does.
    """
    response = Response(body, content_type=_content_type(media_type))
    response.headers["Cache-Control"] = cache
    response.set_etag(version)
    compress_page(response)
    response.make_conditional(request)
    return response


def _find_file(guide_id: str, name: str) -> Path | None:
    """Find a file by its name in a bundle: never a path, never outside the folder of bundles."""
    if not SLUG.fullmatch(guide_id) or not BUNDLE_FILE.fullmatch(name):
        return None
    audio: Path = current_app.config["AUDIO"]
    path = (audio / guide_id / name).resolve()
    return path if path.is_relative_to(audio) and path.is_file() else None


def _is_version_wanted(version: str) -> bool:
    """Without If-Range a part of any version will do; with it, of this one alone (a strong tag)."""
    return request.headers.get("If-Range", quote_etag(version)) == quote_etag(version)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
