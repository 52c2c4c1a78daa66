"""The application factory: pages, files, headers and what people read when something is missing."""

import logging
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from flask import Flask, Request, Response, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from audioguide.errors import BundleError
from audioguide.player import durations
from audioguide.player.addresses import (
    page_address,
    read_base_url,
    read_hosts,
    refuse_strangers,
    url_for,
)
from audioguide.player.catalogs import present_catalog, write_texts
from audioguide.player.compression import compress_page
from audioguide.player.feeds import NoFeed, feeds
from audioguide.player.files import files
from audioguide.player.health import health
from audioguide.player.offline import offline
from audioguide.player.routing import add_routing
from audioguide.player.search import search
from audioguide.player.security import POLICY, add_security_headers, read_origins
from audioguide.player.text import render_sentence
from audioguide.player.views import pages

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

NO_HOST = "host.invalid"
"""Takes the place of a Host header that names none (RFC 2606 2: nobody can have this name)."""

log = logging.getLogger(__name__)


def create_app(
    audio: Path,
    embed_origins: Sequence[str] = (),
    *,
    base_url: str | None = None,
    allow_hosts: Sequence[str] = (),
) -> Flask:
    """Make the player for the bundles in the folder `audio`; it may still be empty.

    `embed_origins` are the sites whose pages may show `/embed/<guide>/<chapter>/` in a frame.
    `base_url` is the address that listeners reach the player at, which podcast feeds need. Without
    it they have that of the request, when its host is one of `allow_hosts` or this computer. Where
    there are `allow_hosts`, a request by any other name is refused.
    AudioguideError when an origin or the address is none.
    """
    app = _Player(__name__, static_folder=None)
    app.config["AUDIO"] = audio.resolve()
    app.config["EMBED_ORIGINS"] = read_origins(embed_origins)
    app.config["IS_HOST_KNOWN"] = True
    app.config["BASE_URL"] = read_base_url(base_url)
    app.config["ALLOWED_HOSTS"] = read_hosts(allow_hosts)
    app.config["STARTED"] = time.time()
    app.config["GUIDES"] = None
    app.config["IS_LIVE"] = True
    _prepare_templates(app)
    add_routing(app)
    for blueprint in (pages, feeds, files, offline, search, health):
        app.register_blueprint(blueprint)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(BundleError, _show_bundle_error)
    app.context_processor(_language)
    app.before_request(refuse_strangers)
    for finish in (_add_vary, _add_etag, add_security_headers):
        app.after_request(finish)
    return app


def _prepare_templates(app: Flask) -> None:
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        clock=durations.render_clock,
        length=lambda duration_ms: durations.render_length(duration_ms, present_catalog()),
        size=lambda size_bytes: durations.render_size(size_bytes, present_catalog()),
        sentence=render_sentence,
    )
    app.jinja_env.globals.update(
        url_for=url_for, page_address=page_address, policy="; ".join(POLICY), is_preview=False
    )


class _Player(Flask):
    """Flask, but for two things: a Host that is none, and its log.

    It would log a path, which may be a guide's secret.
    """

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Bind a request whose Host cannot be one, too: it gets what an unknown name gets."""
        try:
            return super().create_url_adapter(request)
        except HTTPException:
            if request is None:
                raise
            request.environ["HTTP_HOST"] = NO_HOST
            return super().create_url_adapter(request)

    def log_exception(self, exc_info: _ExcInfo) -> None:
        """Log a fault of ours with its traceback, by the view and not by the address."""
        log.error("Fault in %s [%s]", request.endpoint, request.method, exc_info=exc_info)


# Those that have a text of their own; see `texts/`.
ERRORS = {404, 416, 421, 500}


def _show_http_error(error: HTTPException) -> Response:
    code = error.code or 500
    texts = f"error.{code}" if code in ERRORS else "error.unknown"
    page = _error_page(error.texts if isinstance(error, NoFeed) else texts, status=code)
    # Such as Allow and Content-Range.
    for name, value in error.get_headers():
        if name not in {"Content-Type", "Content-Length"}:
            page.headers.add(name, value)
    return page


def _show_bundle_error(error: BundleError) -> Response:
    """Tell a listener simply; the person who runs the server finds the details in the log."""
    log.error("%s", error)
    return _error_page("error.503", status=503)


def _error_page(texts: str, *, status: int) -> Response:
    tell = present_catalog().tell
    page = render_template("error.html", title=tell(texts), hint=tell(f"{texts}.hint"))
    return Response(page, status=status)


def _language() -> dict[str, object]:
    """Give templates what they need to speak the language of the page."""
    catalog = present_catalog()
    return {
        "t": catalog.mark_up,
        "interface_lang": catalog.lang,
        "texts_of": lambda modules: write_texts(catalog.lang, tuple(modules)),
    }


def _add_vary(response: Response) -> Response:
    """Tell caches when the language was the browser's choice (RFC 9110 12.5.5)."""
    if "is_language_asked" in g:
        response.vary.add("Accept-Language")
    return response


def _add_etag(response: Response) -> Response:
    """Let a browser ask whether a page has changed instead of fetching it again (RFC 9110 13.1)."""
    if response.status_code == 200 and response.mimetype == "text/html":  # noqa: PLR2004
        response.cache_control.no_cache = True
        response.add_etag()
        compress_page(response)
        response.make_conditional(request)
    return response
