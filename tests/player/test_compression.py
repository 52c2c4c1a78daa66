"""What goes over the network, and how much of it."""

import gzip
import re

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE
from test_pages import read

from audioguide.model.guide import Manifest

CHAPTER = f"/guides/{GUIDE}/two-lungs/"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}
MOST_BYTES = 60_000


def timeline(manifest: Manifest) -> str:
    return f"/guides/{GUIDE}/files/{manifest.chapters[0].timeline.href}"


@pytest.mark.parametrize("address", ["/", CHAPTER, "/static/js/main.js", "timeline"])
def test_text_comes_compressed_to_who_accepts_it_and_is_the_same(
    client: FlaskClient, manifest: Manifest, address: str
) -> None:
    address = timeline(manifest) if address == "timeline" else address
    plain = client.get(address)
    small = client.get(address, headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == plain.data
    assert int(small.headers["Content-Length"]) == len(small.data) < len(plain.data)
    for response in (plain, small):
        assert "Accept-Encoding" in response.headers["Vary"]
    assert plain.headers["ETag"] != small.headers["ETag"]


@pytest.mark.parametrize("accepted", ["identity", "gzip;q=0", "br", ""])
def test_who_does_not_accept_it_gets_plain_text(client: FlaskClient, accepted: str) -> None:
    for address in ("/", "/static/js/main.js"):
        with client.get(address, headers={"Accept-Encoding": accepted}) as response:
            assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("address", [CHAPTER, "/static/css/page.css"])
def test_each_form_is_known_again_by_its_own_etag(client: FlaskClient, address: str) -> None:
    etags = [client.get(address, headers=headers).headers["ETag"] for headers in ({}, GZIP)]
    for headers, own, other in (({}, *etags), (GZIP, *reversed(etags))):
        again = client.get(address, headers={**headers, "If-None-Match": own})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", own)
        assert "Accept-Encoding" in again.headers["Vary"]
        assert client.get(address, headers={**headers, "If-None-Match": other}).status_code == 200


def test_a_part_is_a_part_of_the_plain_file(client: FlaskClient, manifest: Manifest) -> None:
    address = timeline(manifest)
    part = client.get(address, headers={**GZIP, "Range": "bytes=2-5"})
    assert part.status_code == 206
    assert "Content-Encoding" not in part.headers
    assert part.data == client.get(address).data[2:6]


def test_sound_is_never_compressed_again(client: FlaskClient, manifest: Manifest) -> None:
    address = f"/guides/{GUIDE}/files/{manifest.chapters[0].audio.href}"
    with client.get(address, headers=GZIP) as response:
        assert "Content-Encoding" not in response.headers
        assert "Vary" not in response.headers


def weigh(client: FlaskClient, path: str) -> dict[str, int]:
    """A page and all that comes with it but sound and typefaces: compressed bytes by address."""
    page = read(client, path)
    links = [about["href"] for about in page.all("link") if about["rel"] != "icon"]
    scripts = [about["src"] for about in page.all("script") if "src" in about]
    icons = [re.sub("#.*", "", about["href"] or "") for about in page.all("use")]
    addresses = {path, *links, *scripts, *icons}
    return {
        address: len(client.get(address, headers=GZIP).data) for address in addresses if address
    }


def test_page_styles_and_modules_of_a_chapter_weigh_60_kb_at_most(client: FlaskClient) -> None:
    sizes = weigh(client, CHAPTER)
    assert len(sizes) > 25
    assert sum(sizes.values()) <= MOST_BYTES, sorted(sizes.items(), key=lambda each: -each[1])
