"""Exports, feeds and pages of a guide whose every text is an attack, read by others' parsers."""

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import mutagen
import podcastparser
import pytest
from flask.testing import FlaskClient
from hostile_guide import GUIDE, write_hostile
from lxml import etree
from markdown_it import MarkdownIt

from audioguide.bundle.downloads import DOWNLOAD_FILE, find_downloads
from audioguide.export.exporters import EXPORTERS
from audioguide.export.run import export_guide
from audioguide.formats.webvtt import parse_webvtt
from audioguide.player import create_app

XML = {".xhtml", ".opf", ".ncx", ".xml", ".smil", ".svg"}
PAGES = ("/", f"/guides/{GUIDE}/", f"/guides/{GUIDE}/one/", f"/guides/{GUIDE}/two/")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide, with every export made."""
    audio = tmp_path_factory.mktemp("hostile") / "audio"
    write_hostile(audio)
    for name in EXPORTERS:
        export_guide(audio, GUIDE, name)
    return audio


@pytest.fixture(scope="module")
def client(hostile: Path) -> FlaskClient:
    return create_app(hostile, base_url="https://example.org").test_client()


class Reader(HTMLParser):
    """Takes note of what could run, and of where links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        scheme = (about.get("href") or "").strip().partition(":")[0].lower()
        is_data = about.get("type") == "application/json"
        if (tag == "script" and "src" not in about and not is_data) or tag == "iframe":
            self.bad.append(tag)
        self.bad += [name for name in about if name.startswith("on") or name == "style"]
        if scheme in {"javascript", "data", "vbscript"}:
            self.bad.append(str(about["href"]))
        if tag == "img" and about.get("src") == "x":
            self.bad.append("img")


def downloads(hostile: Path, *formats: str) -> list[Path]:
    found = [each for each in find_downloads(hostile, GUIDE) if each.format in formats]
    assert {each.format for each in found} == set(formats)
    return [hostile / GUIDE / "downloads" / each.file.href for each in found]


def test_every_export_has_a_name_that_is_safe_everywhere(hostile: Path) -> None:
    names = [each.file.href for each in find_downloads(hostile, GUIDE)]
    assert {each.format for each in find_downloads(hostile, GUIDE)} >= set(EXPORTERS) - {"podcast"}
    assert [name for name in names if not DOWNLOAD_FILE.fullmatch(name) or len(name) > 100] == []


def test_no_answer_has_a_header_that_a_text_wrote(client: FlaskClient, hostile: Path) -> None:
    links = [
        f"/guides/{GUIDE}/downloads/{each.file.href}" for each in find_downloads(hostile, GUIDE)
    ]
    for path in (*PAGES, "/feed.xml", f"/guides/{GUIDE}/feed.xml", *links):
        with client.get(path) as response:
            assert response.status_code == 200
            assert "hostile" not in str(response.headers).lower()
            assert "Set-Cookie" not in response.headers
            assert "Content-Disposition" not in response.headers  # the address names the file


@pytest.mark.parametrize("path", [*PAGES, "/search?q=hostile", "/search?q=%3Cscript%3Ealert(1)"])
def test_no_page_holds_anything_that_could_run(client: FlaskClient, path: str) -> None:
    assert Reader(client.get(path).text).bad == []


@pytest.mark.parametrize("name", ["feed.xml", "whole.xml", "../../feed.xml"])
def test_every_feed_is_read_by_others(client: FlaskClient, name: str) -> None:
    path = f"/guides/{GUIDE}/{name}" if "/" not in name else "/feed.xml"
    feed = client.get(path).data
    etree.fromstring(feed, etree.XMLParser(resolve_entities=False))
    read = feedparser.parse(feed)
    assert not read.bozo
    assert read.entries
    assert podcastparser.parse(f"https://example.org{path}", io.BytesIO(feed))["episodes"]
    for entry in read.entries:
        assert "<script" not in entry.get("summary", "").lower()
        assert not entry.link.startswith("javascript")
    assert not read.feed.link.startswith("javascript")
    addresses = etree.fromstring(feed).xpath("//link/text() | //@href | //@url | //@img")
    assert [str(each) for each in addresses if not each.startswith("https://")] == []


@pytest.mark.parametrize("format_name", ["epub", "epub-words", "daisy", "lpf"])
def test_every_file_of_a_book_is_read_by_others(hostile: Path, format_name: str) -> None:
    (path,) = downloads(hostile, format_name)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
            data, suffix = archive.read(name), Path(name).suffix
            if suffix in XML or (suffix == ".html" and format_name == "daisy"):
                root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
                tags = {etree.QName(element).localname for element in root.iter("*")}
                assert not tags & {"script", "iframe"}
                links = [str(value) for value in root.xpath("//@href | //@src")]
                assert [each for each in links if each.strip().lower().startswith("java")] == []
                assert root.xpath("//@onerror | //@onload | //@onclick") == []
            elif suffix == ".json":
                json.loads(data)
            elif suffix in {".html", ".htm"}:
                assert Reader(data.decode()).bad == []


def test_texts_and_captions_are_read_by_others(hostile: Path) -> None:
    for path in downloads(hostile, "html"):
        page = re.sub(r"<style>.*?</style>", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert Reader(page).bad == []
    for path in downloads(hostile, "markdown"):
        assert Reader(MarkdownIt("commonmark").render(path.read_text("utf-8"))).bad == []
    for path in downloads(hostile, "vtt"):
        assert len(parse_webvtt(path.read_text("utf-8"))) > 10
    for path in downloads(hostile, "srt"):
        blocks = path.read_text("utf-8").strip().split("\n\n")
        assert all(re.match(r"\d+\n\S+ --> \S+\n", block) for block in blocks)
    for path in downloads(hostile, "transcript-json"):
        json.loads(path.read_bytes())
    for path in downloads(hostile, "text"):
        assert "hostile" in path.read_text("utf-8")


@pytest.mark.parametrize("format_name", ["mp3", "m4b"])
def test_tags_of_sound_are_read_by_others(hostile: Path, format_name: str) -> None:
    for path in downloads(hostile, format_name):
        sound = mutagen.File(path)
        assert sound is not None
        assert sound.info.length > 1
        assert sound.tags
