"""What open pages ask of a preview: the findings of a guide, and word of every change."""

import threading
from http import HTTPStatus

from flask import Blueprint, Flask, Response, abort, jsonify, request

from audioguide.player.routing import guide_route
from audioguide.player.shelf import manifest_or_404
from audioguide.preview.board import Board, News
from audioguide.preview.guard import refuse_strangers

WAIT_S = 2.0
"""So long a request waits for news: no longer, so that Ctrl+C does not wait for it."""
WAITING = 4
"""Half of the server's threads at the most; further pages ask again after `AGAIN_MS`."""
AGAIN_MS = 500


def add_preview(app: Flask, board: Board) -> None:
    """Make an application a preview: for this computer alone, with pages that stay up to date."""
    app.before_request(refuse_strangers)
    app.register_blueprint(_make_blueprint(board))
    app.jinja_env.globals["is_preview"] = True


def _make_blueprint(board: Board) -> Blueprint:
    preview = Blueprint("preview", __name__)
    places = threading.BoundedSemaphore(WAITING)

    @guide_route(preview, "preview.json")
    def news(guide_id: str) -> Response:
        """Give the news of a guide, as soon as they are others than those after which is asked."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            abort(HTTPStatus.FORBIDDEN)
        after = request.args.get("after", "")
        again_ms = 0
        if places.acquire(blocking=False):
            try:
                latest = board.wait(guide_id, after, WAIT_S)
            finally:
                places.release()
        else:
            latest, again_ms = board.read(guide_id), AGAIN_MS
        chapters = [chapter.id for chapter in manifest_or_404(guide_id).chapters]
        response = jsonify({**to_json(latest), "chapters": chapters, "again_ms": again_ms})
        response.headers["Cache-Control"] = "no-store"
        return response

    return preview


def to_json(news: News) -> dict[str, object]:
    """Write news as the page reads them."""
    return {
        "version": news.version,
        "notes": [
            {
                "code": note.code,
                "severity": note.severity.value,
                "message": note.message,
                "hint": note.hint,
                "place": note.place,
                "chapter": note.chapter,
                "sentence": note.sentence,
            }
            for note in news.notes
        ],
    }
