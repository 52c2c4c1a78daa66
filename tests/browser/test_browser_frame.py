"""The page for a frame, in pages of other origins: the snippet is the one of docs/player.md."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from player_bundle import GUIDE, write_bundle
from playwright.sync_api import Browser, Frame, Page
from serving import serving

from audioguide.player import create_app

DOCUMENT = Path(__file__).parents[2] / "docs/player.md"


def documented_snippet(server: str) -> str:
    """The snippet as an author copies it, with their own server and guide in it."""
    text = DOCUMENT.read_text(encoding="utf-8")
    [snippet] = re.findall(r"(?s)```html\n(<iframe .*?</iframe>)\n```", text)
    address = "https://guides.example.com/embed/tumor-metastasis/welcome/"
    assert address in snippet
    return snippet.replace(address, f"{server}/embed/{GUIDE}/two-lungs/")


class Site:
    """Somebody else's site, with the snippet in its page once it knows where the guides are."""

    def __init__(self) -> None:
        self.snippet = ""
        self.app = Flask("site")
        self.app.add_url_rule("/", view_func=self.page)

    def page(self) -> str:
        return f"<!doctype html><title>A site</title><a href='#'>A link</a>{self.snippet}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site at `localhost`, which may embed what a player at `127.0.0.1` has: its port."""
    site = Site()
    audio = tmp_path_factory.mktemp("audio")
    write_bundle(audio)
    with serving(site.app) as port:
        player = create_app(audio, embed_origins=(f"http://localhost:{port}",))
        with serving(player) as other:
            site.snippet = documented_snippet(f"http://127.0.0.1:{other}")
            yield str(port)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def frame_of(page: Page) -> Frame:
    [frame] = page.main_frame.child_frames
    return frame


def test_a_site_that_is_named_shows_a_chapter_which_plays_by_keyboard(
    page: Page, site: str
) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"http://localhost:{site}/")
    frame = frame_of(page)
    frame.locator("#text.timed").wait_for()
    assert frame.evaluate("origin") != page.evaluate("origin")
    assert page.locator("iframe").get_attribute("title") == "Audio guide: Tumor metastasis"
    # Tab leads into the frame, to its first skip link.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert frame.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("k")
    frame.locator("[data-command=toggle][aria-label=Pause]").wait_for()
    frame.locator("#elapsed", has_text="0:01").wait_for()
    page.keyboard.press("k")
    frame.locator("[data-command=toggle][aria-label=Play]").wait_for()
    # What is made of the list of chapters is there too.
    page.keyboard.press("i")
    frame.locator("#status", has_text="Chapter 1 of 3: Two lungs & one air.").wait_for()
    page.keyboard.press("/")
    frame.locator("dialog#search[open]").wait_for()
    page.keyboard.type("goodbye")
    frame.locator("#search-list button", has_text="The end").wait_for()
    page.keyboard.press("Enter")
    frame.wait_for_url(f"**/embed/{GUIDE}/the-end/")
    assert complaints == []


def test_another_site_is_refused(page: Page, site: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"http://127.0.0.1:{site}/")
    assert page.locator("iframe").count() == 1
    assert frame_of(page).locator("#player").count() == 0
    assert any("frame-ancestors" in text for text in said)
