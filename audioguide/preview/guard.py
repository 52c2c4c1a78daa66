"""Who may see a preview: this computer alone, asked by its own name, by its own pages."""

import ipaddress
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import abort, request

from audioguide.errors import AudioguideError

_OWN_SITE = {"same-origin", "none"}


def check_host(host: str) -> None:
    """Refuse to listen where others could reach it. Raises AudioguideError."""
    if not is_loopback(host):
        raise AudioguideError(
            "A preview shows unfinished texts, so it is for this computer alone.",
            where=f"--host {host}",
            hint="Leave --host away, or serve without --watch.",
        )


def is_loopback(host: str) -> bool:
    """Say whether a name or address is this computer's for itself."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_strangers() -> None:
    """Answer no request that another site led here, by its name or from its pages.

    A name that is made to mean 127.0.0.1 (DNS rebinding) is another name still: the Host header
    tells. Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/) tells of the pages; a link to the
    preview may be followed from anywhere.
    """
    try:
        asked = urlsplit(f"//{request.host}").hostname or ""
    except ValueError:
        asked = ""
    site = request.headers.get("Sec-Fetch-Site", "none")
    is_visit = request.headers.get("Sec-Fetch-Mode") == "navigate"
    if not is_loopback(asked) or not (site in _OWN_SITE or is_visit):
        abort(HTTPStatus.FORBIDDEN)
