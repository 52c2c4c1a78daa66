import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide.model.guide import Manifest
from audioguide.player import create_app

CHAPTERS = ("two-lungs", "counting", "the-end")
PAGES = ["/", f"/guides/{GUIDE}/", *(f"/guides/{GUIDE}/{chapter}/" for chapter in CHAPTERS)]
LEADS = {"href", "src", "data-artwork", "data-audio", "data-timeline"}
VOID = {"meta", "link", "img", "input", "track", "br"}


class Outline(HTMLParser):
    """Reads a page strictly: every tag closed in its turn, no id twice; addresses as they lead."""

    def __init__(self, html: str, address: str) -> None:
        super().__init__()
        self.address = address
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        assert self.open == []
        ids = [about["id"] for _, about in self.tags if "id" in about]
        assert sorted(set(ids)) == sorted(ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: self.lead(name, value) for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def lead(self, name: str, value: str | None) -> str | None:
        return urljoin(self.address, value) if name in LEADS and value is not None else value

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [about for name, about in self.tags if name == tag]


def read(client: FlaskClient, address: str) -> Outline:
    return Outline(client.get(address).text, address)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_well_formed_with_a_language_a_title_a_main_part_and_one_h1(
    client: FlaskClient, address: str
) -> None:
    page = read(client, address)
    assert page.all("html")[0]["lang"]
    assert [len(page.all(tag)) for tag in ("title", "main", "h1")] == [1, 1, 1]
    assert [about["content"] for about in page.all("meta") if about.get("name") == "description"]


@pytest.mark.parametrize("address", [*PAGES, "/nothing"])
def test_nothing_on_a_page_is_inline_code_or_from_elsewhere(
    client: FlaskClient, address: str
) -> None:
    page = read(client, address)
    assert page.all("style") == []
    inline = [about for about in page.all("script") if "src" not in about]
    assert all(about["type"] == "application/json" for about in inline)
    for _, about in page.tags:
        assert not any(name.startswith("on") or name == "style" for name in about)
        for source in (about.get("src"), about.get("data")):
            assert source is None or source.startswith("/")


@pytest.mark.parametrize("address", [*PAGES, "/nothing", "/static/js/main.js"])
def test_every_answer_carries_the_strict_headers(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        policy = response.headers["Content-Security-Policy"].split("; ")
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert not any("unsafe" in rule or "*" in rule for rule in policy)
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("address", PAGES)
def test_a_page_that_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert first.headers["Cache-Control"] == "no-cache"
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_library_lists_every_guide(client: FlaskClient) -> None:
    text = client.get("/").text
    assert f'<a href="./guides/{GUIDE}/">Breathing, &lt;simply&gt;</a>' in text
    assert "How air gets in &amp; out." in text
    assert "2 minutes in 3 chapters" in text


def test_a_guide_tells_what_it_is_and_its_chapters_with_lengths(client: FlaskClient) -> None:
    text = client.get(f"/guides/{GUIDE}/").text
    for part in ("Ada Writer, Ben Reader", "A tone", "The Press", "CC-BY-4.0", "Start listening"):
        assert part in text
    assert 'href="./two-lungs/"' in text
    assert ">1:35</span>" in text


def test_a_chapter_is_whole_without_javascript(client: FlaskClient, manifest: Manifest) -> None:
    page = read(client, PAGES[3])
    chapter = manifest.chapters[1]
    [audio], [track] = page.all("audio"), page.all("track")
    assert "controls" in audio
    assert audio["preload"] == "none"
    assert audio["src"] == f"/guides/{GUIDE}/files/{chapter.audio.href}"
    assert track["src"] == f"/guides/{GUIDE}/files/{chapter.captions.href}"
    assert (track["kind"], track["srclang"]) == ("captions", "en")
    assert "default" in track
    links = {about.get("rel"): about["href"] for about in page.all("a")}
    assert links["prev"] == PAGES[2]
    assert links["next"] == PAGES[4]
    assert "Counting – Breathing, &lt;simply&gt;</title>" in client.get(PAGES[3]).text


def test_a_download_has_a_name_that_tells_what_it_is(client: FlaskClient) -> None:
    page = read(client, f"/guides/{GUIDE}/counting/")
    names = [about["download"] for about in page.all("a") if "download" in about]
    assert names == [f"{GUIDE}-02-counting.mp3"]


def test_the_text_of_a_chapter_is_semantic_html(client: FlaskClient) -> None:
    text = re.sub(r"\s*\n\s*", "", client.get(PAGES[2]).text)
    for part in (
        '<h1 id="title" tabindex="-1"><span class="sentence" id="s1">Two lungs &amp; one air<',
        '<h2><span class="sentence" id="s4">Names</span></h2>',
        '<em>thin <strong>walls</strong></em>.</span> <span class="sentence" id="s3">Is 1 &lt; 2?',
        '<span lang="fr">respiration</span>',
        '<span class="sentence" id="s6" lang="fr">',
        "<code>SpO2</code>",
        'Ask <a href="https://example.org/help">a doctor</a>.</span><ul><li>',
        '<ol><li value="1">',
        '<blockquote><p><span class="sentence" id="s13">',
        '<figcaption><span class="sentence" id="s14">A drawing of two lungs.',
    ):
        assert part in text
    assert "javascript:" not in text


def test_the_first_and_last_chapters_lead_one_way_only(client: FlaskClient) -> None:
    assert 'rel="prev"' not in client.get(PAGES[2]).text
    assert 'rel="next"' not in client.get(PAGES[4]).text


@pytest.mark.parametrize(
    "address",
    ["/nothing", "/guides/nothing/", f"/guides/{GUIDE}/nothing/", "/guides/../", "/guides/%2e%2e/"],
)
def test_an_unknown_address_gets_a_friendly_page_with_a_way_back(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "This page is not here" in response.text
    page = Outline(response.text, address)
    assert [about["href"] for about in page.all("a")] == ["/"]
    assert "See all guides" in response.text


def test_a_missing_slash_leads_to_the_page(client: FlaskClient) -> None:
    response = client.get(f"/guides/{GUIDE}")
    assert response.status_code == 308
    assert response.headers["Location"].endswith(f"/guides/{GUIDE}/")


def test_another_method_is_refused_and_told_which_will_do(client: FlaskClient) -> None:
    response = client.post("/")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_a_fault_of_ours_is_not_blamed_on_the_listener(
    audio: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(audio)
    app.add_url_rule("/fault", view_func=lambda: 1 / 0)
    response = app.test_client().get("/fault")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
    assert "ZeroDivisionError" not in response.text
    assert "ZeroDivisionError" in caplog.text


def test_an_empty_library_says_how_to_make_a_guide(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "not-made-yet"):
        text = create_app(folder).test_client().get("/").text
        assert "There is no guide here yet" in text
        assert "audioguide build" in text


def test_a_damaged_guide_is_told_simply_and_logged_for_who_can_mend_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_bundle(tmp_path)
    client = create_app(tmp_path).test_client()
    for timeline in (tmp_path / GUIDE).glob("counting.*.json"):
        timeline.write_bytes(b"{")
    response = client.get(PAGES[3])
    assert response.status_code == 503
    assert "cannot be opened just now" in response.text
    assert "audioguide build" in caplog.text
    (tmp_path / GUIDE / "manifest.json").write_bytes(b"[]")
    assert client.get(PAGES[1]).status_code == 503
    assert client.get("/").status_code == 200


def test_a_chapter_names_its_picture_for_the_system_the_cover_or_else_the_icon(
    client: FlaskClient, tmp_path: Path
) -> None:
    bundle = write_bundle(tmp_path)
    assert bundle.info.cover
    chapter = f"/guides/{GUIDE}/two-lungs/"
    [main] = read(client, chapter).all("main")
    assert str(main["data-artwork"]).endswith(bundle.info.cover)
    manifest = tmp_path / GUIDE / "manifest.json"
    about = json.loads(manifest.read_text(encoding="utf-8"))
    about["resources"] = [each for each in about["resources"] if each.get("rel") != "cover"]
    manifest.write_text(json.dumps(about), encoding="utf-8")
    [main] = read(create_app(tmp_path).test_client(), chapter).all("main")
    assert client.get(str(main["data-artwork"])).content_type == "image/png"
