"""Beginning to listen, where no page may make a sound by itself: as people have it."""

from collections.abc import Iterator

import pytest
from listening import Listener
from player_bundle import GUIDE
from playwright.sync_api import Browser

FRONT, FIRST = f"/guides/{GUIDE}/", f"/guides/{GUIDE}/two-lungs/"


@pytest.fixture
def listener(strict_browser: Browser, address: str) -> Iterator[Listener]:
    listener = Listener(strict_browser.new_page(base_url=address))
    listener.page.set_default_timeout(10_000)
    yield listener
    listener.page.context.close()
    assert listener.complaints == []


def test_who_starts_listening_hears_it_at_once_and_once(listener: Listener) -> None:
    listener.open(FRONT)
    listener.page.get_by_role("link", name="Start listening").press("Enter")
    listener.page.wait_for_url(f"**{FIRST}")
    listener.wait("!audio.paused && audio.currentTime > 0.5")
    assert listener.get("status") == ""
    listener.page.keyboard.press("Space")
    listener.wait("audio.paused")
    # Who reloads or comes again did not ask for it; who goes on from the guide's page did.
    listener.page.reload()
    listener.wait_for_text()
    assert listener.get("audio.paused")
    listener.play()
    listener.wait("audio.currentTime > 6")
    listener.open(FRONT)
    listener.page.get_by_role("link", name="Continue: Two lungs").press("Enter")
    listener.page.wait_for_url(f"**{FIRST}")
    listener.wait("!audio.paused && audio.currentTime > 3")


def test_any_other_way_to_a_chapter_is_silent(listener: Listener) -> None:
    listener.open(FRONT)
    listener.page.locator("main .chapters a").nth(0).press("Enter")
    listener.page.wait_for_url(f"**{FIRST}")
    listener.wait_for_text()
    assert listener.get("audio.paused")


def test_where_the_browser_wants_no_sound_play_is_asked_for(listener: Listener) -> None:
    # As after a press that the browser does not count: here there was none.
    wish = f"JSON.stringify({{ path: '{FIRST}', at: Date.now() }})"
    listener.page.add_init_script(f"sessionStorage.setItem('audioguide:wish', {wish})")
    listener.page.goto(FIRST)
    listener.page.get_by_role("alert").filter(has_text="Press Play").wait_for()
    assert listener.get("audio.paused")
    listener.play()
    listener.page.get_by_role("alert").wait_for(state="hidden")
