"""Headers on every response: nothing runs, loads or leaks that the player does not need itself."""

import re
from collections.abc import Iterable

from flask import Response, current_app, request

from audioguide.errors import AudioguideError

POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "media-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # What people read about their health is theirs: no other site learns where they came from.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

EMBED = "pages.embed"
# Podcast apps that are pages of other sites fetch these; nobody is logged in, so nothing leaks.
FOR_APPS = {"feeds.library", "feeds.episodes", "feeds.whole", "files.download"}
_ORIGIN = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", re.IGNORECASE)


def read_origins(origins: Iterable[str]) -> tuple[str, ...]:
    """Take the sites that may embed a guide: `https://example.org`. AudioguideError for others."""
    for origin in origins:
        if not _ORIGIN.fullmatch(origin):
            raise AudioguideError(
                "that is no origin of a website.",
                where=origin,
                hint="Write it as https://example.org, without a path.",
            )
    return tuple(origins)


def add_security_headers(response: Response) -> Response:
    """Set the headers above. Only the page made for it may be embedded, by sites that are named."""
    is_embed = request.endpoint == EMBED
    origins = current_app.config["EMBED_ORIGINS"] if is_embed else ()
    ancestors = " ".join(("'self'", *origins)) if origins else "'none'"
    policy = "; ".join((*POLICY, f"frame-ancestors {ancestors}"))
    response.headers.update({**SECURITY_HEADERS, "Content-Security-Policy": policy})
    if request.endpoint in FOR_APPS:
        response.headers["Access-Control-Allow-Origin"] = "*"
    if origins or request.endpoint in FOR_APPS:
        # A site that isolates itself (COEP) asks this of every frame.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
