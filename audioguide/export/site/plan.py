"""Every file of a site: the player answers for each of its addresses, and what it says is kept.

Addresses come from the player's own routes, so that what it learns to serve is in the site too.
"""

import hashlib
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from itertools import count
from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from audioguide.bundle.downloads import FOLDER, find_downloads
from audioguide.bundle.store import is_whole, resources_of
from audioguide.errors import ExportError
from audioguide.export.site.extras import render_extras
from audioguide.export.site.files import Rank, SiteFile
from audioguide.model.guide import Manifest, Resource
from audioguide.player.addresses import ANYWHERE
from audioguide.player.assets import list_assets
from audioguide.player.catalogs import CATALOGS

NOT_FOUND = "404.html"
LIBRARY = "pages.library"
BUNDLE, DOWNLOAD, ASSET = "files.bundle_file", "files.download", "files.static_file"
# A frame needs a host that sends frame-ancestors: see docs/hosting.md.
LEFT_OUT = {"pages.embed"}

Values = dict[str, str]


class Planner:
    """Asks the player `app` for what is in `audio`, and keeps what it says in `scratch`."""

    def __init__(self, app: Flask, scratch: Path, *, base_url: str, lang: str) -> None:
        self._app, self._scratch = app, scratch
        self._base_url, self._lang = base_url, lang
        self._client = app.test_client()
        self._names = count()

    def plan(self, manifests: Iterable[Manifest]) -> Iterator[SiteFile]:
        """Give every file of the site. ExportError when one of a guide is missing or damaged."""
        chosen, paths = tuple(manifests), list[str]()
        for endpoint, values in self._addresses(chosen):
            file = self._render(endpoint, values)
            if file is not None:
                paths.append(file.path)
                yield file
        for manifest in chosen:
            yield from self._of_bundle(manifest)
        yield self._not_found()
        for path, text in render_extras(paths, self._site_url()).items():
            response_type = "application/xml" if path.endswith(".xml") else "text/plain"
            yield self._keep(path, text.encode(), response_type, "no-cache", Rank.ROOT)

    def _addresses(self, manifests: tuple[Manifest, ...]) -> Iterator[tuple[str, Values]]:
        # Routes of one endpoint differ in where a guide is, which the player knows best.
        rules = {rule.endpoint: rule for rule in self._app.url_map.iter_rules()}
        for endpoint in sorted(rules.keys() - {BUNDLE, DOWNLOAD, *LEFT_OUT}):
            for values in _fill(rules[endpoint], manifests):
                yield endpoint, values

    def _render(self, endpoint: str, values: Values) -> SiteFile | None:
        address = self._address(endpoint, values)
        response = self._ask(address)
        if response.status_code == HTTPStatus.NOT_FOUND:
            return None  # such as feeds, where the site's address is not known
        if response.status_code != HTTPStatus.OK:
            raise ExportError(
                f"The player answers with {response.status}.",
                where=f"site {address}",
                hint="Its log above says why.",
            )
        content_type = response.headers["Content-Type"]
        rank = _rank(endpoint, values, content_type)
        cache = response.headers["Cache-Control"]
        return self._keep(_to_path(address), response.get_data(), content_type, cache, rank)

    def _of_bundle(self, manifest: Manifest) -> Iterator[SiteFile]:
        guide_id, folder = manifest.info.id, self._app.config["AUDIO"] / manifest.info.id
        for resource in dict.fromkeys(resources_of(manifest)):
            yield self._link(BUNDLE, guide_id, folder, resource)
        for download in find_downloads(folder.parent, guide_id):
            yield self._link(DOWNLOAD, guide_id, folder / FOLDER, download.file)

    def _link(self, endpoint: str, guide_id: str, folder: Path, resource: Resource) -> SiteFile:
        """Describe a file that lies on the disk already; the player says how it would be sent."""
        if not is_whole(folder, resource):
            raise ExportError(
                "The file is missing or damaged.",
                where=str(folder / resource.href),
                hint=f"`audioguide build {guide_id}` and `audioguide export all` make it again.",
            )
        address = self._address(endpoint, {"guide_id": guide_id, "name": resource.href})
        response = self._ask(address, method="HEAD")
        return SiteFile(
            path=_to_path(address),
            source=folder / resource.href,
            sha256=resource.sha256,
            size_bytes=resource.size_bytes,
            content_type=response.headers["Content-Type"],
            cache_control=response.headers["Cache-Control"],
            rank=Rank.LEAF,
        )

    def _not_found(self) -> SiteFile:
        response = self._ask(f"/{NOT_FOUND}", {ANYWHERE: True})
        content_type = response.headers["Content-Type"]
        return self._keep(NOT_FOUND, response.get_data(), content_type, "no-cache", Rank.ROOT)

    def _keep(self, path: str, data: bytes, content_type: str, cache: str, rank: Rank) -> SiteFile:
        source = self._scratch / str(next(self._names))
        source.write_bytes(data)
        return SiteFile(
            path=path,
            source=source,
            sha256=hashlib.sha256(data).hexdigest(),
            size_bytes=len(data),
            content_type=content_type,
            cache_control=cache,
            rank=rank,
            own=True,
        )

    def _ask(
        self, address: str, environ: dict[str, object] | None = None, *, method: str = "GET"
    ) -> TestResponse:
        return self._client.open(
            address,
            method=method,
            base_url=self._base_url,
            headers={"Accept-Language": self._lang},
            environ_overrides=environ,
        )

    def _address(self, endpoint: str, values: Values) -> str:
        with self._app.test_request_context():
            return self._app.url_for(endpoint, **values)  # type: ignore[arg-type]

    def _site_url(self) -> str | None:
        return self._base_url if self._app.config["IS_HOST_KNOWN"] else None


def _fill(rule: Rule, manifests: tuple[Manifest, ...]) -> Iterator[Values]:
    """Give all that a route's address can hold. ValueError: a route that nobody told us of."""
    match sorted(rule.arguments):
        case []:
            yield {}
        case ["lang"]:
            yield from ({"lang": lang} for lang in sorted(CATALOGS))
        case ["guide_id"]:
            yield from ({"guide_id": manifest.info.id} for manifest in manifests)
        case ["chapter_id", "guide_id"]:
            for manifest in manifests:
                for chapter in manifest.chapters:
                    yield {"guide_id": manifest.info.id, "chapter_id": chapter.id}
        case ["name"] if rule.endpoint == ASSET:
            yield from ({"name": name} for name, _ in list_assets())
        case _:
            raise ValueError(rule.rule)


def _rank(endpoint: str, values: Values, content_type: str) -> Rank:
    if endpoint == ASSET:
        return Rank.LEAF
    if not content_type.startswith("text/html"):
        return Rank.LIST
    if endpoint == LIBRARY:
        return Rank.ROOT
    return Rank.GUIDE if values.keys() == {"guide_id"} else Rank.PAGE


def _to_path(address: str) -> str:
    path = address.removeprefix("/")
    return f"{path}index.html" if address.endswith("/") else path
