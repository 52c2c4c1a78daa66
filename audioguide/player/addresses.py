"""Addresses on pages lead from the page itself: the same page works at any place on any host.

Templates call `url_for` as in any Flask application, and get a relative address.
"""

from typing import Any

from flask import current_app, request

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
