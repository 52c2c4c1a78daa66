"""From chapter to chapter, and coming back to one."""

from collections.abc import Callable

import pytest
from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
FIRST, SECOND, THIRD = (
    f"/guides/{GUIDE}/{chapter}/" for chapter in ("two-lungs", "counting", "the-end")
)


def test_a_chapter_runs_into_the_next_and_the_guide_comes_to_an_end(visit: Visit) -> None:
    listener = visit(SECOND)
    listener.get("audio.same = true")
    listener.page.get_by_role("button", name="Mute").focus()
    listener.play()
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused && audio.currentTime > 0")
    assert listener.page.title() == "The end – Breathing, <simply>"
    assert listener.page.locator("h1").inner_text() == "The end"
    assert listener.page.locator("#chapters [aria-current=page]").inner_text() == "The end"
    assert listener.get("audio.same")
    assert listener.focus == "mute"
    listener.wait("status === 'This is the end of the guide.' && audio.paused")
    assert listener.focus == "mute"


def test_another_chapter_opens_under_the_running_sound_and_back_leads_back(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.get("audio.same = true")
    listener.play()
    listener.page.get_by_role("link", name="Next chapter").click()
    listener.wait(f"location.pathname === '{SECOND}' && !audio.paused && audio.currentTime > 0")
    listener.wait("status === 'Chapter 2 of 3: Counting'")
    assert listener.focus == "title"
    listener.page.go_back()
    listener.wait(f"location.pathname === '{FIRST}' && !audio.paused && audio.currentTime > 0")
    listener.wait("document.querySelector('h1').textContent === 'Two lungs & one air'")
    listener.page.go_forward()
    listener.wait("document.querySelector('h1').textContent === 'Counting' && !audio.paused")
    assert listener.get("audio.same")
    assert listener.page.title().startswith("Counting – ")


def test_the_link_of_this_chapter_starts_it_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(20)
    before = listener.get("history.length")
    listener.page.locator("#chapters [aria-current]").click()
    listener.wait("audio.currentTime === 0 && status === 'Chapter 1 of 3: Two lungs & one air'")
    assert listener.get("history.length") == before


def test_another_chapter_opened_in_silence_stays_silent(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    assert listener.get("audio.paused")
    assert listener.get("audio.src").split("/")[-1].startswith("counting.")


def test_captions_of_the_next_chapter_follow(visit: Visit) -> None:
    listener = visit(SECOND)
    listener.press("c")
    listener.play()
    band = "document.getElementById('captions').textContent"
    listener.wait(f"{band} === 'One two three.'")
    listener.press("n")
    listener.wait(f"{band} === 'Goodbye.'")
    assert listener.get("audio.textTracks[0].mode") == "hidden"
    assert listener.page.locator("#captions").get_attribute("aria-hidden") == "true"


def test_an_embedded_chapter_plays_and_goes_on_in_its_frame(visit: Visit) -> None:
    listener = visit(f"/embed/{GUIDE}/counting/")
    listener.play()
    listener.press("n")
    listener.wait(f"location.pathname === '/embed/{GUIDE}/the-end/'")
    listener.wait("document.title.startsWith('The end')")
    listener.page.go_back()
    listener.wait("document.title.startsWith('Counting')")


def test_the_place_is_kept_and_a_little_is_heard_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(40)
    listener.play()
    listener.pause()
    left = listener.get("audio.currentTime")
    listener.open(f"/guides/{GUIDE}/")
    start = listener.page.locator("#start")
    assert start.inner_text().startswith("Continue: Two lungs & one air, 0:3")
    listener.open(str(start.get_attribute("href")))
    listener.wait(f"Math.abs(audio.currentTime - {left} + 3) < 0.1 && audio.paused")
    listener.wait("/^Play continues at 3\\d seconds.$/.test(status)")
    listener.play()
    assert listener.get("audio.currentTime") == pytest.approx(left - 3, abs=1)


def test_what_the_listener_has_set_is_there_next_time(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press(">", ">", "d", "m", "c")
    shown = "document.querySelector('[data-command=mute]').ariaPressed === 'true'"
    listener.wait(f"audio.playbackRate === 1.1 && audio.volume === 0.9 && {shown}")
    listener.page.reload()
    listener.wait("audio.playbackRate === 1.1 && audio.volume === 0.9 && audio.muted")
    assert listener.page.locator("#captions").is_visible()
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    listener.press("k")
    listener.wait("audio.currentTime > 0 && audio.playbackRate === 1.1 && audio.preservesPitch")


def test_the_player_works_where_nothing_can_be_kept(visit: Visit) -> None:
    listener = visit("/nothing")
    listener.complaints.clear()
    listener.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    listener.open(FIRST)
    listener.press(">", "c")
    listener.play()
    assert listener.get("audio.playbackRate") == 1.05
