"""Addresses on pages lead from the page itself: the same page works at any place on any host.

Templates call `url_for` as in any Flask application, and get a relative address.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from audioguide.errors import AudioguideError

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this computer for itself, which nobody else can be led astray by."""

FOR_WATCHERS = "health.healthz"
"""Who watches over a server asks it by its number, and learns nothing that is read by listeners."""

ANYWHERE = "audioguide.anywhere"
"""In a request's environ: the page may be shown at any depth, so that its addresses are whole
paths. For a site of plain files, whose host shows one page whatever is missing."""


def url_for(endpoint: str, **values: Any) -> str:  # noqa: ANN401 (as Flask has it)
    """Give the address of an endpoint, from the page that is being made."""
    address = current_app.url_for(endpoint, **values)
    if request.environ.get(ANYWHERE) or not address.startswith("/"):
        return address
    return to_relative(address, request.script_root + request.path)


def page_address() -> str | None:
    """Give the whole address of the page, for print; None when it is not known where it will be."""
    return request.base_url if current_app.config["IS_HOST_KNOWN"] else None


def read_base_url(written: str | None) -> str | None:
    """Take the address that the player is reached at; it then ends in a slash. AudioguideError."""
    if not written:
        return None
    try:
        parts = urlsplit(written)
        is_address = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_address = False
    if not is_address or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise AudioguideError(
            "this is no address that a player can be reached at.",
            where=written,
            hint="Write it as https://example.org or https://example.org/guides.",
        )
    return written.rstrip("/") + "/"


def read_hosts(hosts: Iterable[str]) -> frozenset[str]:
    """Take the names that the server may be asked by and believe, beside this computer's own."""
    return LOCAL_HOSTS | {host.lower().rstrip(".") for host in hosts}


def refuse_strangers() -> None:
    """Refuse a request by a name that is not the server's own, where names were set.

    421 Misdirected Request (RFC 9110 15.5.20). A page of somebody else's whose name was turned to
    this machine's address (DNS rebinding) so reads nothing.
    """
    hosts: frozenset[str] = current_app.config["ALLOWED_HOSTS"]
    base_url: str | None = current_app.config["BASE_URL"]
    own = urlsplit(base_url or "").hostname
    is_set = hosts != LOCAL_HOSTS and request.endpoint != FOR_WATCHERS
    if is_set and _asked_host() not in {*hosts, own}:
        raise MisdirectedRequest


class MisdirectedRequest(HTTPException):
    """421: the request was meant for another server (RFC 9110 15.5.20)."""

    code = HTTPStatus.MISDIRECTED_REQUEST
    description = "This server is known by another name."


def _asked_host() -> str | None:
    """Give the name that the request asks for, without its port; None where it is none at all."""
    try:
        return (urlsplit(request.root_url).hostname or "").rstrip(".") or None
    except ValueError:
        return None


def find_home() -> str | None:
    """Give the absolute address of the library; None when it is not known for sure.

    That of the setting, or else of the request when its host is allowed: a Host header can say
    anything, and what it says would end up in podcast apps.
    """
    base_url: str | None = current_app.config["BASE_URL"]
    if base_url or not current_app.config["IS_HOST_KNOWN"]:
        return base_url
    return request.root_url if _asked_host() in current_app.config["ALLOWED_HOSTS"] else None


def to_relative(address: str, page: str) -> str:
    """Say how `page` names `address`, both paths of one host: `/a/b` from `/a/c/` is `../b`.

    RFC 3986 5.2.4: a relative address starts from the page's path up to its last slash. A page
    names itself by its folder's name, `../c/`, so that its addresses hold on the pages beside it
    too: chapters change in place.
    """
    folders = page.split("/")[1:-1]
    parts = address.split("/")[1:]
    shared = 0
    while shared < min(len(folders), len(parts) - 1) and folders[shared] == parts[shared]:
        shared += 1
    if shared == len(folders) > 0 and parts[shared:] == [""]:
        shared -= 1
    up = "../" * (len(folders) - shared)
    # A bare "" would be the page itself, and "a:b" a scheme.
    return up + "/".join(parts[shared:]) if up else "./" + "/".join(parts[shared:])
