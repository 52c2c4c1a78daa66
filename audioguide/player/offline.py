"""What makes the player an app, and keeps a guide for when there is no network.

docs/player.md tells how a guide is kept, and why nothing that is kept breaks a later version.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from http import HTTPStatus

from flask import Blueprint, Response, abort, render_template

from audioguide.player.assets import STATIC, player_version
from audioguide.player.catalogs import CATALOGS, Catalog
from audioguide.player.files import send_whole
from audioguide.player.keeping import list_kept, to_json
from audioguide.player.routing import guide_route
from audioguide.player.shelf import manifest_or_404
from audioguide.player.slimming import slim

offline = Blueprint("offline", __name__)

# A classic script in one piece: not every browser takes modules for a service worker.
WORKER_PARTS = ("names.js", "range.js", "worker.js")
_MODULE_SYNTAX = re.compile(r"^import .*$|^export ", re.MULTILINE)
# The accent of the light theme, and its paper: css/theme.css.
THEME, PAPER = "#0b4f5e", "#fcfaf6"


@offline.get("/offline/")
def notice() -> str:
    """Show what is kept on this device: the page for when another cannot come."""
    return render_template("offline.html")


@offline.get("/worker.js")
def worker() -> Response:
    """Serve the service worker, for all pages beside and below it."""
    return _send(join_worker(), "text/javascript")


@offline.get("/app.<lang>.webmanifest")
def app_manifest(lang: str) -> Response:
    """Serve what browsers want to know of an app, in a language of the interface."""
    if lang not in CATALOGS:
        abort(HTTPStatus.NOT_FOUND)
    return _send(json.dumps(describe_app(CATALOGS[lang])), "application/manifest+json")


@guide_route(offline, "offline.json")
def kept_list(guide_id: str) -> Response:
    """Serve the list of all that is kept with a guide."""
    kept = list_kept(manifest_or_404(guide_id))
    return _send(json.dumps(to_json(kept), ensure_ascii=False), "application/json")


def describe_app(catalog: Catalog) -> dict[str, object]:
    """Describe the player as an app (https://www.w3.org/TR/appmanifest/)."""
    return {
        "name": catalog.tell("site.title"),
        "short_name": catalog.tell("site.title"),
        "description": catalog.tell("library.lead"),
        "lang": catalog.lang,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": PAPER,
        "icons": [*_icons("icon", "any"), *_icons("maskable", "maskable")],
    }


def _icons(name: str, purpose: str) -> Iterator[dict[str, str]]:
    """Name a drawing and its pictures; `maskable` may be cut to a circle (its section 4.2)."""
    forms = [
        ("any", "svg", "svg+xml"),
        ("192x192", "192.png", "png"),
        ("512x512", "512.png", "png"),
    ]
    for sizes, suffix, media in forms:
        src = f"static/{player_version()}/icons/{name}.{suffix}"
        yield {"src": src, "sizes": sizes, "type": f"image/{media}", "purpose": purpose}


def join_worker() -> str:
    """Join the parts of the service worker, which are modules, to one classic script."""
    parts = [(STATIC / "js/keep" / name).read_text(encoding="utf-8") for name in WORKER_PARTS]
    return "".join(_MODULE_SYNTAX.sub("", slim(part, ".js")) for part in parts)


def _send(text: str, media_type: str) -> Response:
    body = text.encode()
    return send_whole(body, media_type, hashlib.sha256(body).hexdigest()[:16], "no-cache")
