"""A guide of ten hours in 500 chapters: everything is at hand, and no key takes longer for it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from listening import Listener
from serving import serving
from test_browser_access import violations

from audioguide.player import create_app
from benchmarks.page.large import GUIDE, title_of
from benchmarks.page.measure import Watch

Visit = Callable[..., Listener]
PAGE, MIDDLE = f"/guides/{GUIDE}/", f"/guides/{GUIDE}/part-250/"
SHORT = "/guides/breathing/two-lungs/"
HEADING = "document.querySelector('h1').textContent"
LISTED = "[...document.querySelectorAll('#finder-list a')].map(link => link.textContent)"
COUNT = "document.getElementById('finder-count').textContent"


@pytest.fixture(scope="module")
def base(long_audio: Path) -> Iterator[str]:
    with serving(create_app(long_audio)) as port:
        yield f"http://127.0.0.1:{port}"


def open_finder(listener: Listener) -> None:
    listener.press("a")
    listener.wait(f"{COUNT} !== ''")


def test_a_chapter_is_found_by_number_or_words_under_the_running_sound(
    visit: Visit, base: str
) -> None:
    listener = visit(MIDDLE, base=base, viewport={"width": 1280, "height": 700})
    listener.get("audio.same = true")
    listener.play()
    open_finder(listener)
    assert listener.get(COUNT) == "Chapter 250 of 500 is open."
    marked = listener.page.locator("#finder-list [aria-current=page]")
    assert marked.inner_text().startswith(f"250. {title_of(250)}")
    listener.page.keyboard.type("312")
    listener.wait(f"{COUNT} === '1 chapter.'")
    listener.press("Enter")
    listener.wait(f"{HEADING} === {title_of(312)!r} && !audio.paused && audio.same")
    listener.wait("status.startsWith('Chapter 312 of 500:')")
    part = listener.page.locator("#chapters-part")
    assert part.locator("p").inner_text() == "Chapters 301 to 320"
    assert part.locator("[aria-current=page]").inner_text() == title_of(312)
    # It is in sight in the box of the list.
    assert listener.get(
        "(([box, link]) => link.top >= box.top && link.bottom <= box.bottom)(['#chapters',"
        " '#chapters [aria-current]'].map(each => document.querySelector(each)"
        ".getBoundingClientRect()))"
    )
    open_finder(listener)
    listener.page.keyboard.type("SLEEP:  at")
    listener.wait(f"{COUNT} === '2 chapters.'")
    listener.press("ArrowDown", "ArrowDown", "Enter")
    listener.wait(f"{HEADING} === 'Sleep: at home'")


def test_all_of_a_long_list_can_be_reached_and_nothing_found_is_told(
    visit: Visit, base: str
) -> None:
    listener = visit(MIDDLE, base=base)
    open_finder(listener)
    listener.page.keyboard.type(": ")
    listener.wait(f"{COUNT} === '500 chapters.' && {LISTED}.length === 50")
    listener.page.get_by_role("button", name="Show more chapters").press("Enter")
    assert listener.get("document.activeElement.textContent").startswith(f"51. {title_of(51)}")
    listener.page.get_by_label("Its number").fill("nowhere")
    listener.wait(f"{COUNT}.startsWith('No chapter') && {LISTED}.length === 0")


def test_the_clock_and_the_moves_are_those_of_the_whole_guide(visit: Visit, base: str) -> None:
    listener = visit(f"{PAGE}part-500/", base=base)
    listener.press("i")
    listener.wait("/9 hours 5\\d minutes .* into the guide/.test(status)")
    listener.page.locator("#level").select_option(label="1 minute")
    listener.get("document.activeElement.blur()")
    listener.press("ArrowLeft")
    listener.wait(f"{HEADING} === {title_of(499)!r} && audio.currentTime > 5 && audio.paused")


def test_the_list_works_without_javascript(visit: Visit, base: str) -> None:
    listener = visit(MIDDLE, base=base, java_script_enabled=False)
    listener.page.get_by_role("link", name="All 500 chapters").click()
    listener.page.wait_for_url("**/#chapter-part-250")
    # The part that holds it opens by itself, and is where one is led.
    here = listener.page.get_by_role("link", name=title_of(250), exact=True)
    assert here.is_visible()
    assert not listener.page.get_by_role("link", name=title_of(70), exact=True).is_visible()
    summary = listener.page.locator("summary", has_text="Chapters 61 to 80")
    summary.focus()
    listener.press("Enter")
    listener.page.get_by_role("link", name=title_of(70), exact=True).click()
    listener.page.wait_for_url("**/part-70/")


def test_the_page_of_the_guide_opens_where_the_listener_was_and_finds_chapters(
    visit: Visit, base: str
) -> None:
    listener = visit(MIDDLE, base=base)
    listener.play()
    listener.pause()
    listener.open(PAGE)
    listener.wait("document.getElementById('start').textContent.startsWith('Continue: ')")
    assert listener.page.locator("details[open] summary").all_inner_texts() == [
        "Chapters 241 to 260"
    ]
    listener.page.get_by_role("button", name="Find a chapter").press("Enter")
    listener.wait(f"{COUNT} === '500 chapters.'")
    listener.page.keyboard.type("money: alone")
    listener.press("Enter")
    listener.page.wait_for_url("**/part-268/")
    listener.wait_for_text()


@pytest.mark.parametrize("address", [PAGE, MIDDLE])
def test_it_is_as_accessible_as_a_short_one_at_400_percent(
    visit: Visit, base: str, address: str
) -> None:
    listener = visit(address, base=base, viewport={"width": 320, "height": 256})
    assert violations(listener) == []
    assert listener.get("document.documentElement.scrollWidth") <= 320
    listener.page.get_by_role("button", name="Find a chapter").first.press("Enter")
    listener.wait(f"{COUNT} !== ''")
    # It is the same dialog on both pages.
    assert address == PAGE or violations(listener) == []
    assert listener.get("document.querySelector('#finder').scrollWidth") <= 320


def test_a_list_that_does_not_come_is_told_and_asked_for_again(visit: Visit, base: str) -> None:
    listener = visit(MIDDLE, base=base)
    listener.page.route(f"**{PAGE}", lambda route: route.abort())
    with listener.page.expect_event("requestfailed"):
        listener.press("a")
    listener.wait(
        "document.querySelector('#finder [role=status]').textContent.includes('does not come')"
    )
    listener.leave_dialog()
    listener.page.unroute(f"**{PAGE}")
    listener.complaints.clear()
    listener.press("a")
    listener.wait(f"{LISTED}.length === 20")


# Of each kind one; they are pressed one after the other, and leave all as it was.
KEYS = [".", "ArrowRight", "ArrowUp", "ArrowDown", "i", ">", "<", "c", "c", "h", "m", "m", "5", "g",
        "Escape", "t", "Escape"]  # fmt: skip


def test_a_key_is_no_more_work_in_a_guide_of_500_chapters_than_in_one_of_3(
    visit: Visit, base: str
) -> None:
    work = {}
    for name, path, options in (("short", SHORT, {}), ("long", MIDDLE, {"base": base})):
        listener = visit("/", **options)
        watch = Watch(listener.page)
        listener.open(path)
        watch.start()
        listener.press(*KEYS)
        elements = listener.get("document.querySelectorAll('*').length")
        work[name] = (watch.take().work_ms, elements)
    # CPU time of the page alone, in one run: another 50 ms for all keys would be 3 ms for each.
    assert work["long"][0] < 2 * work["short"][0] + 50, work
    assert work["long"][1] < work["short"][1] + 150, work
