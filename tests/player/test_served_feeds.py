"""Feeds over HTTP: where they are, what they name, and that apps can ask whether one changed."""

import os
import shutil
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import feedparser
import pytest
from feed_rules import broken_rules
from flask.testing import FlaskClient
from lxml import etree
from podcast_guide import FIRST, GUIDE, TOML, build_podcast
from serving import serving

from audioguide.errors import AudioguideError
from audioguide.player import create_app

FEEDS = [f"/guides/{GUIDE}/feed.xml", f"/guides/{GUIDE}/whole.xml", "/feed.xml"]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one guide and its downloads. Do not write into it."""
    audio = tmp_path_factory.mktemp("feeds") / "audio"
    build_podcast(audio)
    return audio


@pytest.fixture
def podcasts(exported: Path) -> FlaskClient:
    return create_app(exported, base_url="https://example.org/audio").test_client()


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_keeps_every_rule_and_names_the_address_that_was_set(
    podcasts: FlaskClient, address: str
) -> None:
    response = podcasts.get(address)
    assert response.content_type == "application/rss+xml; charset=utf-8"
    assert broken_rules(response.data) == []
    parsed = feedparser.parse(response.data)
    links = [link.href for entry in parsed.entries for link in entry.links]
    assert all(link.startswith("https://example.org/audio/guides/") for link in links)
    assert parsed.feed.links[0].href in {
        f"https://example.org/audio{address}",
        "https://example.org/audio/",
        f"https://example.org/audio/guides/{GUIDE}/",
    }
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", FEEDS)
def test_an_app_can_ask_whether_a_feed_has_changed(podcasts: FlaskClient, address: str) -> None:
    first = podcasts.get(address)
    tag, date = first.headers["ETag"], first.headers["Last-Modified"]
    assert podcasts.get(address, headers={"If-None-Match": tag}).status_code == 304
    assert podcasts.get(address, headers={"If-Modified-Since": date}).status_code == 304
    assert podcasts.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    older = {"If-Modified-Since": "Sat, 01 Jan 2000 00:00:00 GMT"}
    assert podcasts.get(address, headers=older).status_code == 200
    head = podcasts.head(address)
    assert (head.headers["ETag"], head.content_length) == (tag, len(first.data))
    packed = podcasts.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"


def test_a_feed_is_another_after_a_build_with_other_texts_but_its_episodes_are_the_same(
    exported: Path, tmp_path: Path
) -> None:
    audio = tmp_path / "audio"
    shutil.copytree(exported, audio)
    client = create_app(audio).test_client()
    before = client.get(FEEDS[0])
    build_podcast(audio, toml=TOML.replace("Your", "Our"), first=f"{FIRST}\nOne more sentence.\n")
    for path in (audio / GUIDE / "manifest.json", audio / GUIDE / "downloads/downloads.json"):
        os.utime(path, (path.stat().st_mtime + 5,) * 2)
    after = client.get(FEEDS[0])
    assert after.headers["ETag"] != before.headers["ETag"]
    assert after.last_modified is not None
    assert before.last_modified is not None
    assert after.last_modified > before.last_modified
    assert _guids(after.data) == _guids(before.data)
    old = {"If-Modified-Since": before.headers["Last-Modified"]}
    assert client.get(FEEDS[0], headers=old).status_code == 200


def _guids(feed: bytes) -> list[str | None]:
    return [item.findtext("guid") for item in etree.fromstring(feed)[0].iter("item")]


@pytest.fixture(scope="module")
def address(exported: Path) -> Iterator[str]:
    with serving(create_app(exported)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("feed", FEEDS)
def test_each_file_that_a_feed_names_is_there_by_head_and_by_range(address: str, feed: str) -> None:
    channel = etree.fromstring(_get(address + feed)[1])[0]
    for enclosure in channel.iter("enclosure"):
        url, length = enclosure.get("url"), enclosure.get("length")
        headers, _ = _get(url, "HEAD")
        assert headers["Content-Length"] == length
        assert headers["Content-Type"] == enclosure.get("type")
        assert headers["Accept-Ranges"] == "bytes"
        headers, part = _get(url, Range="bytes=10-19")
        assert headers["Content-Range"] == f"bytes 10-19/{length}"
        assert len(part) == 10
    named = channel.xpath("//@href | //@url | //@uri")
    assert len(named) >= 8
    for url in set(named):
        assert url.startswith(address)
        _get(url, "HEAD")


def _get(url: str, method: str = "GET", **headers: str) -> tuple[dict[str, str], bytes]:
    request = urllib.request.Request(url, method=method, headers=headers)
    with closing(urllib.request.urlopen(request, timeout=10)) as response:
        return dict(response.headers), response.read()


def test_a_host_that_nobody_allowed_never_gets_into_a_feed(exported: Path) -> None:
    for host in ("evil.example", "localhost.evil.example"):
        for feed in FEEDS:
            response = create_app(exported).test_client().get(feed, base_url=f"http://{host}/")
            assert response.status_code == 404
            assert "--base-url" in response.text
    client = create_app(exported, allow_hosts=["guides.example"]).test_client()
    for host in ("guides.example", "localhost:8000", "127.0.0.1"):
        feed = client.get(FEEDS[0], base_url=f"http://{host}/")
        assert f"<link>http://{host}/guides/{GUIDE}/</link>" in feed.text


def test_without_an_export_there_is_a_page_that_says_what_is_missing(client: FlaskClient) -> None:
    for feed in ("/guides/breathing/feed.xml", "/guides/breathing/whole.xml", "/feed.xml"):
        response = client.get(feed)
        assert response.status_code == 404
        assert "audioguide export podcast" in response.text


def test_what_is_no_guide_has_no_feed(podcasts: FlaskClient) -> None:
    assert podcasts.get("/guides/nothing/feed.xml").status_code == 404
    assert podcasts.get("/guides/../feed.xml").status_code in {200, 404}


@pytest.mark.parametrize(
    "wrong", ["example.org", "ftp://example.org", "https://", "https://a?b", "http://a:x"]
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(AudioguideError, match=r"Write it as https://example\.org"):
        create_app(tmp_path, base_url=wrong)
