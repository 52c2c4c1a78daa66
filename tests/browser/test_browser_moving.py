"""Moving through the guide by keyboard; the times are worked out in player_bundle."""

import json
from collections.abc import Callable

from listening import Listener

Visit = Callable[..., Listener]
FIRST, SECOND, THIRD = (
    f"/guides/breathing/{chapter}/" for chapter in ("two-lungs", "counting", "the-end")
)
HEADING = "document.querySelector('h1').textContent"


def at(listener: Listener, seconds: float, told: str = "") -> None:
    """Wait until the sound stands at a time in silence, and that was told."""
    listener.wait(
        f"audio.paused && Math.abs(audio.currentTime - {seconds}) < 0.01"
        f" && status.includes({json.dumps(told)})"
    )


def test_a_move_goes_by_the_level_and_tells_the_words_there(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press("ArrowRight")
    at(listener, 0.3, "Two lungs & one air")
    listener.press("ArrowDown")
    listener.wait("status === 'Word'")
    assert listener.page.locator("#level").input_value() == "word"
    assert listener.page.get_by_role("button", name="Next word").count() == 1
    listener.press("ArrowRight")
    at(listener, 0.6, "lungs")
    listener.press("ArrowUp", "ArrowUp", "ArrowRight")
    at(listener, 2.1, "Air 🫁 goes in through thin walls.")
    listener.press("ArrowUp", "ArrowRight")
    at(listener, 5.7, "Names")
    listener.press("ArrowLeft")
    at(listener, 0.3, "Two lungs & one air")
    listener.choose_level("10 seconds")
    listener.page.get_by_role("button", name="Forward 10 seconds").last.click()
    at(listener, 10.3, "10 seconds")
    listener.choose_level("1 minute")
    listener.press("ArrowRight", "ArrowLeft", "ArrowRight")
    at(listener, 70.3, "1 minute 10 seconds")
    listener.press("ArrowDown", "ArrowDown", "ArrowDown")
    listener.wait("status === '1 minute'")
    listener.choose_level("Chapter")
    listener.press("ArrowLeft")
    at(listener, 0, "Two lungs & one air")
    listener.page.reload()
    listener.wait_for_text()
    assert listener.page.locator("#level").input_value() == "chapter"


def test_back_within_two_seconds_goes_to_the_one_before_otherwise_to_the_start(
    visit: Visit,
) -> None:
    listener = visit(FIRST)
    listener.choose_level("Paragraph")
    listener.go_to(5)
    listener.press("ArrowLeft")
    at(listener, 2.1)
    listener.go_to(3)
    listener.press("ArrowLeft")
    at(listener, 0.3)
    listener.press("ArrowLeft")
    listener.wait("status === 'This is the beginning of the guide.'")
    listener.go_to(5)
    listener.press("k", "ArrowLeft")
    listener.wait("!audio.paused && audio.currentTime > 2.2 && audio.currentTime < 3")
    assert "Air" not in listener.get("status")


def test_moves_go_over_the_ends_of_a_chapter(visit: Visit) -> None:
    listener = visit(SECOND)
    listener.press(".", ".", ".", ".")
    listener.wait(f"{HEADING} === 'The end' && status === 'Chapter 3 of 3: The end'")
    at(listener, 0.3)
    listener.press("ArrowLeft")
    listener.wait(f"{HEADING} === 'Counting'")
    at(listener, 2.1, "Chapter 2 of 3: Counting. Four five six.")
    listener.choose_level("10 seconds")
    listener.press("ArrowLeft")
    listener.wait(f"{HEADING} === 'Two lungs & one air'")
    at(listener, 87.5, "1 minute 27 seconds")
    listener.press("ArrowRight", "ArrowRight")
    listener.wait("location.pathname.endsWith('/counting/')")
    listener.press("ArrowRight")
    listener.wait("status === 'This is the end of the guide.'")


def test_where_am_i_is_told_in_words(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(6)
    listener.press("i")
    listener.wait(
        "status === 'Chapter 1 of 3: Two lungs & one air. Under the heading: Names."
        " 6 seconds into the chapter, 1 minute 29 seconds left."
        " 6 seconds into the guide, 1 minute 35 seconds left.'"
    )
    # Whole, not cut off.
    assert listener.get(
        "(s => s.scrollWidth <= s.clientWidth + 1)(document.getElementById('status'))"
    )


def test_a_time_can_be_typed_and_what_is_not_one_is_told(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.get_by_role("button", name="Captions").focus()
    for text, words in (("soon", "Write it like"), ("2:00", "only 1 minute 35 seconds long")):
        listener.press("g")
        listener.page.keyboard.type(text)
        listener.press("Enter")
        assert words in listener.page.get_by_role("alert").last.inner_text()
        assert listener.page.get_by_label("Time", exact=True).get_attribute("aria-invalid")
        listener.leave_dialog()
    listener.press("g")
    assert listener.page.get_by_label("Time", exact=True).get_attribute("aria-invalid") is None
    listener.page.keyboard.type("1:05")
    listener.press("Enter")
    at(listener, 65, "1 minute 5 seconds")
    assert listener.focus == "captions"


def test_a_sentence_or_paragraph_is_looped_until_it_is_switched_off(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(5)
    listener.press("o")
    tool = listener.page.locator("[data-command=loop]")
    assert tool.text_content() == "Loop: sentence"
    seen = "window.seen"
    listener.get(
        "audio.addEventListener('timeupdate', () =>"
        " (window.seen ??= []).push(audio.currentTime)),"
        "audio.addEventListener('seeked', () => { window.turns = (window.turns ?? 0) + 1; })"
    )
    listener.press("k")
    listener.wait("window.turns >= 2 && audio.currentTime > 4.4")
    assert listener.get(f"{seen}.every(time => time >= 4.19 && time < 5.75)")
    listener.press("o")
    listener.wait("status === 'This paragraph is repeated'")
    listener.wait("window.turns >= 3 && audio.currentTime < 3")
    listener.press("o")
    listener.wait("status === 'Loop off'")


def test_it_can_pause_after_each_sentence_and_play_goes_on_to_the_next(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.go_to(5)
    listener.press("e", "k")
    listener.wait("audio.paused && audio.currentTime > 5.4 && audio.currentTime <= 5.7")
    listener.press("k")
    listener.wait("audio.paused && audio.currentTime > 6 && audio.currentTime <= 6.3")
    listener.press("r")
    listener.wait("!audio.paused && audio.currentTime < 6")
    listener.wait("audio.paused && audio.currentTime > 6 && audio.currentTime <= 6.3")
    listener.press("e", "k")
    listener.wait("!audio.paused && audio.currentTime > 7.9")


def test_a_link_to_this_moment_is_copied_or_shown_to_be_copied(visit: Visit) -> None:
    listener = visit(FIRST, permissions=["clipboard-read", "clipboard-write"])
    listener.go_to(5)
    listener.press("y")
    listener.wait("status === 'A link to 5 seconds is copied.'")
    link = listener.page.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{FIRST}#t=0:05")
    listener.get("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    listener.press(".", "y")
    dialog = listener.page.get_by_role("dialog", name="Link to this moment")
    dialog.wait_for()
    assert listener.get("getSelection().toString()").endswith(f"{FIRST}#s4")
    listener.press("Escape")
    listener.open("/")
    listener.open(link.replace("0:05", "00:01:05,70"))
    at(listener, 65, "Play starts at 1 minute 5 seconds")


def test_a_slider_and_a_menu_keep_their_arrows(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.locator("#volume").focus()
    listener.press("ArrowLeft", "Home")
    listener.wait("audio.volume === 0")
    assert listener.get("audio.currentTime") == 0
    listener.page.locator("#level").focus()
    before = listener.get("document.getElementById('level').value")
    listener.press("ArrowDown")
    assert listener.get("audio.currentTime") == 0
    assert listener.get("document.getElementById('level').value") != before


def test_bookmarks_are_a_level_while_there_are_some(visit: Visit) -> None:
    listener = visit(FIRST)
    levels = "[...document.getElementById('level').options].map(option => option.value)"
    assert "bookmark" not in listener.get(levels)
    listener.go_to(30)
    listener.press("b")
    listener.wait(f"{levels}.includes('bookmark')")
    listener.choose_level("Bookmark")
    listener.go_to(40)
    listener.press("ArrowLeft")
    at(listener, 30)
    listener.press("ArrowRight")
    listener.wait("status === 'There is no bookmark after this.'")
