"""The application factory: pages, files, headers and what people read when something is missing."""

import logging
from pathlib import Path

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError

from audioguide.errors import BundleError
from audioguide.player import durations
from audioguide.player.files import files
from audioguide.player.security import add_security_headers
from audioguide.player.text import render_sentence
from audioguide.player.views import pages

log = logging.getLogger(__name__)


def create_app(audio: Path) -> Flask:
    """Make the player for the bundles in the folder `audio`; it may still be empty."""
    app = Flask(__name__, static_folder=None)
    app.config["AUDIO"] = audio.resolve()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        clock=durations.render_clock,
        length=durations.render_length,
        size=durations.render_size,
        sentence=render_sentence,
    )
    app.register_blueprint(pages)
    app.register_blueprint(files)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(BundleError, _show_bundle_error)
    app.after_request(_add_etag)
    app.after_request(add_security_headers)
    return app


ERRORS = {
    404: (
        "This page is not here",
        "The address may have a slip in it, or the guide may have been moved or renamed.",
    ),
    416: (
        "That part of the file is not there",
        "The file is shorter than the part that was asked for.",
    ),
}
OTHER_ERROR = ("This did not work", "Go back and try once more.")
BROKEN = (
    "Something went wrong on our side",
    "It is not your doing. Please try again in a moment.",
)


def _show_http_error(error: HTTPException) -> Response:
    code = error.code or 500
    title, hint = (
        BROKEN if isinstance(error, InternalServerError) else ERRORS.get(code, OTHER_ERROR)
    )
    page = Response(render_template("error.html", title=title, hint=hint), status=code)
    # Such as Allow and Content-Range.
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            page.headers.add(name, value)
    return page


def _show_bundle_error(error: BundleError) -> Response:
    """Tell a listener simply; the person who runs the server finds the details in the log."""
    log.error("%s", error)
    title = "This guide cannot be opened just now"
    hint = "Some of its files are missing or damaged. Please try again later."
    return Response(render_template("error.html", title=title, hint=hint), status=503)


def _add_etag(response: Response) -> Response:
    """Let a browser ask whether a page has changed instead of fetching it again (RFC 9110 13.1)."""
    if response.status_code == 200 and response.mimetype == "text/html":  # noqa: PLR2004
        response.cache_control.no_cache = True
        response.add_etag()
        response.make_conditional(request)
    return response
