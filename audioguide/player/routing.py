"""Where guides are: `/guides/<id>/`, or `/private/<token>/` for those with a secret address.

A private guide has no other address, and links lead to the right one by themselves: a view asks
for `url_for("pages.guide", guide_id=...)` as ever.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Flask, Response, current_app, g, request
from werkzeug.routing import BaseConverter, ValidationError

from audioguide.bundle.access import find_guide_of, find_token, is_private

PRIVATE = "private"
View = TypeVar("View", bound=Callable[..., Any])


class _Public(BaseConverter):
    """The id of a guide that anybody may find."""

    def to_python(self, value: str) -> str:
        if is_private(current_app.config["AUDIO"], value):
            raise ValidationError
        return value

    def to_url(self, value: str) -> str:
        if find_secret(value) is not None:
            raise ValidationError  # the next rule of the same view has its address
        return super().to_url(value)


class _Private(BaseConverter):
    """The token of a guide with a secret address; a view gets the guide's id."""

    def to_python(self, value: str) -> str:
        guide_id = find_guide_of(current_app.config["AUDIO"], value)
        if guide_id is None:
            raise ValidationError
        return guide_id

    def to_url(self, value: str) -> str:
        token = find_secret(value)
        if token is None:
            raise ValidationError
        return super().to_url(token)


def add_routing(app: Flask) -> None:
    """Let the application know both kinds of address; before any route is added."""
    app.url_map.converters.update(public=_Public, private=_Private)
    app.after_request(_keep_private)


def guide_route(blueprint: Blueprint, rest: str) -> Callable[[View], View]:
    """Serve a view below every guide's address: `guide_route(pages, "feed.xml")`."""

    def add(view: View) -> View:
        blueprint.get(f"/guides/<public:guide_id>/{rest}")(view)
        blueprint.get(f"/{PRIVATE}/<private:guide_id>/{rest}")(view)
        return view

    return add


def find_secret(guide_id: str) -> str | None:
    """Give the token of a private guide, asked once a request; None: the guide is not private."""
    secrets: dict[str, str | None] = g.setdefault("secrets", {})
    if guide_id not in secrets:
        audio = current_app.config["AUDIO"]
        secrets[guide_id] = find_token(audio, guide_id) if is_private(audio, guide_id) else None
    return secrets[guide_id]


def guide_path(guide_id: str) -> str:
    """Give a guide's address below the library's: `guides/lungs/`."""
    token = find_secret(guide_id)
    return f"guides/{guide_id}/" if token is None else f"{PRIVATE}/{token}/"


def _keep_private(response: Response) -> Response:
    """Keep what is below a secret address out of shared caches (RFC 9111) and of search engines."""
    if request.path.startswith(f"/{PRIVATE}/"):
        response.cache_control.public = False
        response.cache_control.private = True
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
