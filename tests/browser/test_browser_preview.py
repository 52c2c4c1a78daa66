"""A live preview in a real browser: an author saves, and the open page is true at once."""

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from listening import Listener
from nu_checker import check_html
from serving import serving

from audioguide.player import create_app
from audioguide.preview.run import previewing

SETTINGS = """\
title = "Your lungs"
description = "How they work."
authors = ["Ada Writer"]
lang = "en"
license = "CC0-1.0"
voice = "silent"
"""
START = """\
# Start

The first sentence is here to be heard before all others. The second sentence is spoken for a while.
The third sentence comes after it and takes its time too.

- An item of a list that has words of its own.

A last paragraph, which ends this text.
"""
SECOND = "The second sentence is spoken for a while."
PAGE = "/guides/lungs/start/"
CURRENT = "document.querySelector('.sentence[aria-current]')?.textContent"
FINDINGS = "document.getElementById('findings')"

# As tests/player/test_nu_html.py has it; and a page that was saved has no server whose files it may
# load, nor may it keep the styles that scripts have set.
MEANT = (
    ".*“list” role is unnecessary.*|.*“aria-hidden” is unnecessary.*"
    "|.*violates Content Security Policy .meta tag..*"
)


class Author:
    """Somebody who writes in one window, and has the page open in another."""

    def __init__(self, folder: Path) -> None:
        self.chapter = folder / "01-start.md"

    def save(self, text: str) -> None:
        """Save as editors do: a new file in the place of the old one."""
        part = self.chapter.with_suffix(".part")
        part.write_text(text, encoding="utf-8")
        part.replace(self.chapter)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    folder = tmp_path / "scripts/lungs"
    folder.mkdir(parents=True)
    (folder / "guide.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "02-end.md").write_text("# End\n\nGoodbye for now.\n", encoding="utf-8")
    author = Author(folder)
    author.save(START)
    return author


@pytest.fixture
def page(author: Author, tmp_path: Path, visit: Callable[..., Listener]) -> Iterator[Listener]:
    """The chapter, open, of a guide that was built when the preview began."""
    built = threading.Event()
    app = create_app(tmp_path / "audio")
    with (
        previewing(app, author.chapter.parents[1], lambda _: built.set()),
        serving(app) as port,
    ):
        assert built.wait(20)
        listener = visit(PAGE, base=f"http://127.0.0.1:{port}")
        yield listener
        listener.page.goto("about:blank")


def go_to_second(page: Listener) -> None:
    """Press the key for the next sentence until it is there."""
    while (now := page.get(CURRENT)) != SECOND:
        page.press(".")
        page.wait(f"{CURRENT} !== {json.dumps(now)}")


def test_a_sentence_that_is_edited_while_it_plays_is_heard_and_read_anew(
    author: Author, page: Listener
) -> None:
    page.play()
    go_to_second(page)
    focus = page.focus
    before = page.get("audio.currentSrc")
    author.save(START.replace("is spoken for a while", "was written again"))
    page.wait(f"{CURRENT} === 'The second sentence was written again.'")
    page.wait("!audio.paused && audio.readyState === 4")
    assert page.get("audio.currentSrc") != before
    assert page.get("status") == "Updated."
    assert page.focus == focus
    caption = page.get("document.getElementById('captions').textContent")
    assert caption == "The second sentence was written again."
    page.wait(f"{CURRENT}.startsWith('The third')")


def test_a_sentence_that_comes_before_does_not_move_the_listener(
    author: Author, page: Listener
) -> None:
    go_to_second(page)
    page.get("document.querySelector('.sentence[aria-current]').focus()")
    page.get("window.focused = document.activeElement")
    before = page.get("audio.currentTime")
    author.save(START.replace("# Start\n", "# Start\n\nA paragraph that nobody knew of.\n"))
    page.wait("document.getElementById('text').textContent.includes('nobody knew')")
    assert page.get(CURRENT) == SECOND
    assert page.get("audio.paused && audio.currentTime") > before
    assert page.get("document.activeElement === window.focused")
    assert page.get("document.activeElement.id") == "s4"
    page.play()
    assert page.get(CURRENT) == SECOND


def test_a_script_that_is_broken_leaves_the_old_sound_and_says_what_is_wrong(
    author: Author, page: Listener
) -> None:
    page.play()
    before = page.get("audio.currentSrc")
    author.save(START.replace("- An item of a list", "- An item ![](picture.png) of a list"))
    page.wait(f"{FINDINGS}?.textContent.includes('image-without-alt')")
    assert page.get("audio.currentSrc") == before
    assert not page.get("audio.paused")
    assert "An item of a list that has words of its own." in page.get(
        "document.getElementById('text').textContent"
    )
    beside = page.page.locator("li > .finding[data-severity=error]")
    assert beside.first.inner_text().startswith("Error: The image 'picture.png' has no description")
    assert "The script has errors" in page.get("status")
    link = page.page.get_by_role("region", name="Findings in the scripts").get_by_role("link")
    assert link.first.inner_text() == "01-start.md:6"
    assert link.first.get_attribute("href") == "#s5"
    author.save(START)
    page.wait(f"!{FINDINGS} && !document.querySelector('.finding')")
    assert page.get("status") == "No findings."
    assert page.get("audio.currentSrc") == before


def test_advice_stands_beside_its_sentence_and_goes_when_it_is_followed(
    author: Author, page: Listener
) -> None:
    author.save(START.replace("A last paragraph", "As you can see below, a last paragraph"))
    page.wait("document.querySelector('#text > p + .finding')")
    assert "Warning:" in page.get("document.querySelector('#text > p + .finding').textContent")
    assert page.get("document.querySelector('.finding').previousElementSibling.textContent") == (
        "As you can see below, a last paragraph, which ends this text."
    )
    # It is of this chapter alone.
    page.press("n")
    page.wait(f"location.pathname.endsWith('/end/') && !{FINDINGS}")
    page.press("p")
    page.wait(f"location.pathname.endsWith('/start/') && {FINDINGS}")
    author.save(START)
    page.wait(f"!{FINDINGS} && !document.querySelector('.finding')")


def test_the_page_with_what_is_found_is_valid_html(
    author: Author, page: Listener, tmp_path: Path
) -> None:
    author.save(
        START.replace("The third", "Click here. It").replace("list that", "list ![](a) that")
    )
    page.wait("document.querySelectorAll('.finding').length > 1")
    written = tmp_path / "page.html"
    written.write_text(page.page.content(), encoding="utf-8")
    assert check_html([written], meant=MEANT) == ""


def test_a_chapter_that_gets_another_name_leads_to_the_guide(
    author: Author, page: Listener
) -> None:
    author.chapter.rename(author.chapter.with_name("01-beginning.md"))
    page.page.wait_for_url("**/guides/lungs/")
    page.page.get_by_role("link", name="Start", exact=True).wait_for()
    page.open("/guides/lungs/beginning/")


def test_what_is_found_is_read_and_seen_by_everybody(author: Author, page: Listener) -> None:
    (author.chapter.parent / "guide.toml").write_text('title = "Lungs"\nvoice = "silent"\n')
    author.save(
        START.replace("list that", "list ![](a.png) that").replace("The third", "Click here. It")
    )
    page.wait("document.querySelectorAll('#findings li').length > 3")
    said = page.get(
        "[...document.querySelectorAll('#findings strong')].map((one) => one.textContent)"
    )
    assert {"Error:", "Warning:", "Note:"} <= set(said)
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for scheme in ("light", "dark"):
        page.page.emulate_media(color_scheme=scheme)
        assert Axe().run(page.page, options=rules).response["violations"] == []
    # A link leads to its sentence by the keyboard.
    page.page.locator("#findings a").first.focus()
    page.press("Enter")
    page.wait("location.hash && document.querySelector('.sentence:target')")
