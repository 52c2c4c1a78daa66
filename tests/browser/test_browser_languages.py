"""Words of the guide that are told or listed have their own language, down to one in a sentence."""

import re
from collections.abc import Callable
from pathlib import Path

from listening import Listener
from player_bundle import GUIDE, write_bundle
from playwright.sync_api import Locator
from serving import serving

from audioguide.player import create_app

Visit = Callable[..., Listener]
FIRST = f"/guides/{GUIDE}/two-lungs/"
MIXED = [["The French say ", "en"], ["respiration", "fr"], [".", "en"]]
FRENCH = [["J'ai mal de mer.", "fr"]]


def languages(place: Locator) -> list[list[str]]:
    """Each stretch of text with the nearest language."""
    return place.evaluate(
        """place => {
          const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
          const found = [];
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const { lang } = text.parentElement.closest('[lang]');
            if (text.data.trim()) found.push([text.data, lang]);
          }
          return found;
        }"""
    )


def test_what_is_told_of_a_move_has_its_language(visit: Visit) -> None:
    listener = visit(f"{FIRST}#s5")
    status = listener.page.locator("#status")
    listener.wait("status.startsWith('Play starts')")
    listener.press(",")
    listener.press(".")
    listener.wait("status === 'The French say respiration.'")
    assert languages(status) == MIXED
    listener.press("c", ".")
    listener.wait("status === `J'ai mal de mer.`")
    assert languages(status) == FRENCH
    band = listener.page.locator("#captions")
    assert languages(band) == FRENCH
    # By words: the one that is French.
    listener.press("ArrowDown", ",")
    listener.press(*["ArrowRight"] * 3)
    listener.wait("status === 'respiration.'")
    assert languages(status) == MIXED[1:]
    assert languages(band) == MIXED


def test_bookmarks_and_matches_are_listed_in_their_languages(visit: Visit) -> None:
    listener = visit(f"{FIRST}#s6")
    listener.wait("status.startsWith('Play starts')")
    listener.press("b")
    listener.wait("status === `Bookmark added: J'ai mal de mer.`")
    assert languages(listener.page.locator("#status"))[1:] == FRENCH
    listener.open_dialog("Shift+B")
    row = listener.page.locator("#bookmarks li")
    assert languages(row.locator(".play-from"))[1:] == FRENCH
    bin_button = row.get_by_role("button", name=re.compile(r"^Delete 0:0\d: J.ai mal de mer\.$"))
    assert languages(bin_button)[-1:] == FRENCH
    bin_button.press("Enter")
    told = listener.page.locator("#bookmarks [role=status]")
    listener.wait("document.querySelector('#bookmarks [role=status]').textContent")
    assert languages(told)[-1:] == FRENCH
    listener.leave_dialog()
    listener.open_dialog("/")
    listener.page.keyboard.type("say resp")
    match = listener.page.locator(".match")
    marks = "[...document.querySelectorAll('.match mark')].map(mark => mark.textContent)"
    listener.wait(f"{marks}.join() === 'say resp'")
    assert languages(match)[3:] == [
        *(["The French ", "en"], ["say ", "en"]),
        *(["resp", "fr"], ["iration", "fr"], [".", "en"]),
    ]


def test_titles_have_the_language_of_their_guide_or_chapter(visit: Visit, tmp_path: Path) -> None:
    write_bundle(tmp_path, lang="fr")
    with serving(create_app(tmp_path)) as port:
        listener = visit("/", base=f"http://127.0.0.1:{port}", locale="es")
        listener.open(FIRST)
        assert listener.get("document.documentElement.lang") == "es"
        listener.press("n")
        listener.wait("status === 'Capítulo 2 de 3: Counting'")
        status = listener.page.locator("#status")
        assert languages(status) == [["Capítulo 2 de 3:", "es"], ["Counting", "en"]]
        listener.page.locator("#now", has_text="Counting").wait_for()
        assert languages(listener.page.locator("#now")) == [["Counting", "en"]]
        listener.open_dialog("/")
        listener.page.keyboard.type("goodbye")
        facts = listener.page.locator("#search-list .facts")
        assert languages(facts)[0] == ["The end", "en"]
        listener.leave_dialog()
        listener.play()
        listener.pause()
        listener.open(f"/guides/{GUIDE}/")
        start = listener.page.locator("#start", has_text="Continuar")
        assert languages(start)[:2] == [["Continuar: ", "es"], ["Counting", "fr"]]
        listener.page.goto("about:blank")
