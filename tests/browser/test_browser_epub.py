"""The talking e-book in a reader that others wrote: foliate-js opens it, shows it and plays it."""

import os
from itertools import groupby
from pathlib import Path

import pytest
from player_bundle import GUIDE, write_bundle
from playwright.sync_api import Browser, Page, Route

from audioguide.export.run import export_guide

ROOT = Path(__file__).parents[2]
TOOLS = Path(os.environ.get("EPUB_TOOLS", ROOT / ".venv/epub"))
READER = TOOLS / "node_modules/foliate-js"
SITE = "https://reader.example/"
PAGE = """\
<!doctype html>
<html lang="en"><title>Reader</title>
<style>html, body, foliate-view { display: block; height: 100%; margin: 0 }</style>
<script type="module">
import "/view.js"
const view = document.createElement("foliate-view")
document.body.append(view)
await view.open("/book.epub")
window.view = view
window.spoken = []
view.mediaOverlay.addEventListener("highlight", ({ detail }) => window.spoken.push(detail.text))
view.mediaOverlay.addEventListener("error", ({ detail }) => window.spoken.push(String(detail)))
</script>
"""
# The element that is marked, as it looks: [its text, its colour, its background].
MARKED = """() => {
  const [{ doc }] = view.renderer.getContents()
  const marked = doc.querySelector(".-epub-media-overlay-active")
  if (!marked) return null
  const style = doc.defaultView.getComputedStyle(marked)
  return [marked.textContent, style.color, style.backgroundColor]
}"""

pytestmark = pytest.mark.skipif(
    not READER.is_dir(), reason="the reader foliate-js is not here; see ensure-epub.sh"
)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Page:
    """Open the book by word in the reader."""
    audio = tmp_path / "audio"
    write_bundle(audio)
    (download,) = export_guide(audio, GUIDE, "epub-words").downloads
    book = audio / GUIDE / "downloads" / download.file.href

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if not path:
            route.fulfill(body=PAGE, content_type="text/html")
        elif path == "book.epub":
            route.fulfill(path=book)
        else:
            route.fulfill(path=READER / path)

    page = browser.new_page()
    page.route(f"{SITE}**", answer)
    page.goto(SITE)
    page.wait_for_function("window.spoken")
    return page


def test_a_reader_that_others_wrote_shows_the_book_and_marks_what_it_speaks(page: Page) -> None:
    contents = page.evaluate("view.book.toc.map(({ label }) => label)")
    assert contents == ["Two lungs & one air", "Counting", "The end"]
    assert page.evaluate("view.book.metadata.title") == "Breathing, <simply>"
    assert page.evaluate("view.book.sections.map(({ mediaOverlay }) => Boolean(mediaOverlay))") == [
        *(False, False, False),
        *(True, True, True),
    ]

    page.evaluate("view.goTo(4).then(() => view.startMediaOverlay())")
    page.wait_for_function("spoken.some(text => text.endsWith('#s2w2'))")
    text, colour, background = page.wait_for_function(MARKED).json_value()
    assert text in {"two", "three."}
    assert (colour, background) == ("rgb(26, 26, 26)", "rgb(255, 230, 154)")

    page.wait_for_function("spoken.some(text => text.endsWith('the-end.xhtml#s2w1'))")
    spoken = [text.removeprefix("EPUB/text/") for text, _ in groupby(page.evaluate("spoken"))]
    assert spoken == [
        "counting.xhtml#s1w1",
        *(f"counting.xhtml#s{sentence}w{word}" for sentence in (2, 3) for word in (1, 2, 3)),
        *("the-end.xhtml#s1w1", "the-end.xhtml#s1w2", "the-end.xhtml#s2w1"),
    ]
    page.context.close()
