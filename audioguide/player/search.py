"""Search over all guides: a page that works without JavaScript, and the same as JSON."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, abort, current_app, jsonify, render_template, request
from markupsafe import Markup, escape

from audioguide.bundle.search_index import BEGIN, END, Match, find_matches
from audioguide.bundle.store import load_manifest
from audioguide.errors import BundleError
from audioguide.model.guide import GuideInfo
from audioguide.player.addresses import url_for
from audioguide.player.shelf import audio_folder, is_shown

LIMIT = 50
MAX_CHARACTERS = 200

search = Blueprint("search", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence that was found: `text` has the words marked, `href` leads to its moment."""

    match: Match
    guide_title: str
    guide_lang: str
    href: str

    @property
    def text(self) -> Markup:
        """The sentence in HTML, each word found in a <mark>."""
        marked = str(escape(self.match.marked))
        return Markup(marked.replace(BEGIN, "<mark>").replace(END, "</mark>"))  # noqa: S704


@search.get("/search")
def search_page() -> Response:
    """Show what was found, guide by guide."""
    words, total, hits = _search()
    guides: dict[str, list[Hit]] = {}
    for hit in hits:
        guides.setdefault(hit.match.guide_id, []).append(hit)
    page = render_template("search.html", words=words, total=total, guides=list(guides.values()))
    return _unstored(Response(page))


@search.get("/search.json")
def search_json() -> Response:
    """Tell what was found: see docs/player.md."""
    words, total, hits = _search()
    return _unstored(jsonify(query=words, total=total, matches=[_to_object(hit) for hit in hits]))


def _search() -> tuple[str, int, list[Hit]]:
    if not current_app.config["IS_LIVE"]:
        abort(HTTPStatus.NOT_FOUND)
    words = " ".join(request.args.get("q", "")[:MAX_CHARACTERS].split())
    total, matches = find_matches(audio_folder(), words, limit=LIMIT)
    infos = {guide_id: _find_info(guide_id) for guide_id in {each.guide_id for each in matches}}
    hits = [
        Hit(match=match, guide_title=info.title, guide_lang=info.lang, href=_address(match))
        for match in matches
        if (info := infos[match.guide_id])
    ]
    return words, total, hits


def _find_info(guide_id: str) -> GuideInfo | None:
    """Find what a guide is called: whether it is listed decides, whatever an index still holds."""
    try:
        info = load_manifest(audio_folder(), guide_id).info
    except BundleError:
        return None  # it went between two looks
    return info if is_shown(guide_id) and not info.is_private else None


def _address(match: Match) -> str:
    chapter = url_for("pages.chapter", guide_id=match.guide_id, chapter_id=match.chapter_id)
    return f"{chapter}#{match.sentence_id}"


def _to_object(hit: Hit) -> dict[str, Any]:
    match = hit.match
    return {
        "guide": match.guide_id,
        "guide_title": hit.guide_title,
        "chapter": match.chapter_id,
        "chapter_title": match.chapter_title,
        "sentence": match.sentence_id,
        "start_ms": match.start_ms,
        "lang": match.lang,
        "text": match.marked.replace(BEGIN, "").replace(END, ""),
        "href": hit.href,
    }


def _unstored(response: Response) -> Response:
    """Keep what somebody looked for from whoever uses the device next."""
    response.cache_control.no_store = True
    return response
