"""What makes the player an app, and what is kept of a guide."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle
from test_pages import PAGES, Outline, read

from audioguide.bundle.store import resources_of
from audioguide.model.guide import Manifest
from audioguide.player import create_app
from audioguide.player.assets import FOR_AUTHORS, STATIC

LIST = f"/guides/{GUIDE}/offline.json"
ABSOLUTE = re.compile(r"/|[a-z]+:")


def read_list(client: FlaskClient) -> dict[str, object]:
    kept: dict[str, object] = json.loads(client.get(LIST).data)
    return kept


def sizes(client: FlaskClient) -> dict[str, int]:
    """What is kept, by its address, with the bytes that the list tells."""
    return {urljoin(LIST, href): size for href, size in read_list(client)["files"]}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_app_has_names_a_start_and_icons_that_are_there(client: FlaskClient, lang: str) -> None:
    response = client.get(f"/app.{lang}.webmanifest")
    assert response.content_type == "application/manifest+json"
    app = response.get_json()
    assert app["name"] == {"en": "Audio guides", "es": "Audioguías"}[lang]
    assert (app["lang"], app["display"]) == (lang, "standalone")
    drawn = {(icon["purpose"], icon["sizes"]) for icon in app["icons"]}
    assert drawn == {
        (purpose, sizes)
        for purpose in ("any", "maskable")
        for sizes in ("any", "192x192", "512x512")
    }
    for address in (app["start_url"], app["scope"], *(icon["src"] for icon in app["icons"])):
        assert not ABSOLUTE.match(address)
        assert client.get(urljoin("/", address)).status_code == 200
    for icon in app["icons"]:
        assert client.get(urljoin("/", icon["src"])).content_type == icon["type"]


def test_there_is_no_app_in_a_language_that_the_player_does_not_speak(client: FlaskClient) -> None:
    assert client.get("/app.fr.webmanifest").status_code == 404


@pytest.mark.parametrize("address", [*PAGES, "/offline/", "/nothing"])
def test_every_page_names_the_app_in_its_language(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers={"Accept-Language": "es"})
    page = Outline(response.text, address)
    [link] = [about for about in page.all("link") if about["rel"] == "manifest"]
    assert link["href"] == f"/app.{page.all('html')[0]['lang']}.webmanifest"
    policy = response.headers["Content-Security-Policy"]
    assert "worker-src 'self'; manifest-src 'self'" in policy


def test_the_worker_is_one_small_classic_script_that_is_asked_for_again(
    client: FlaskClient,
) -> None:
    response = client.get("/worker.js", headers={"Accept-Encoding": "gzip"})
    assert response.content_type == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-cache"
    assert len(response.data) < 2_000
    assert not re.search(r"^\s*(import|export)\b", client.get("/worker.js").text, re.MULTILINE)


def test_all_that_a_guide_needs_is_kept_and_is_there(
    client: FlaskClient, manifest: Manifest
) -> None:
    kept = sizes(client)
    wanted = {f"/guides/{GUIDE}/files/{each.href}" for each in resources_of(manifest)}
    for address in (*PAGES, "/offline/"):
        page = read(client, address)
        about = [each for _, each in page.tags]
        wanted |= {address, *(each["href"] for each in page.all("link") if each["href"])}
        wanted |= {each["src"] for each in about if each.get("src")}
    assert sorted(wanted - set(kept)) == []
    modules = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*.js")}
    modules = {name for name in modules if not name.startswith(FOR_AUTHORS)}
    assert modules <= {address.split("/", 3)[-1] for address in kept}
    for address in kept:
        with client.get(address) as response:
            assert response.status_code == 200, address


def test_the_list_has_relative_addresses_and_true_sizes_of_files(client: FlaskClient) -> None:
    kept = read_list(client)
    assert (kept["guide"], kept["title"], kept["lang"]) == (GUIDE, "Breathing, <simply>", "en")
    for href, size in kept["files"]:
        assert not ABSOLUTE.match(href)
        with client.get(urljoin(LIST, href)) as response:
            if "/static/" in href or href.startswith("files/"):
                assert len(response.data) == size, href
    total = sum(sizes(client).values())
    truth = sum(len(client.get(address).data) for address in sizes(client))
    assert total == pytest.approx(truth, rel=0.1)
    assert f"({total / 1e6:.1f} MB)" in client.get(f"/guides/{GUIDE}/").text


def test_the_version_is_another_when_the_guide_is(client: FlaskClient, tmp_path: Path) -> None:
    write_bundle(tmp_path, lang="es")
    other = create_app(tmp_path).test_client()
    assert read_list(client)["version"] != read_list(other)["version"]
    assert read_list(client)["version"] == read_list(client)["version"]


def test_the_players_files_are_named_with_a_version_that_no_other_is_served_for(
    client: FlaskClient,
) -> None:
    [address] = {
        about["src"] or ""
        for about in read(client, "/").all("script")
        if (about.get("src") or "").endswith("library.js")
    }
    version = address.split("/")[2]
    with client.get(address) as response:
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert re.fullmatch("[0-9a-f]{8}", version)
    assert client.get(address.replace(version, "00000000")).status_code == 404
    assert client.get(f"/static/{version}/../app.py").status_code == 404


def test_an_unknown_guide_has_no_list(client: FlaskClient) -> None:
    assert client.get("/guides/nothing/offline.json").status_code == 404
