"""Searching the whole guide by keyboard."""

from collections.abc import Callable

from listening import Listener
from test_browser_access import violations

Visit = Callable[..., Listener]
FIRST, SECOND, THIRD = (
    f"/guides/breathing/{chapter}/" for chapter in ("two-lungs", "counting", "the-end")
)


def ask(listener: Listener) -> None:
    listener.press("/")
    listener.page.get_by_role("dialog", name="Search in the guide").wait_for()


COUNT = "document.getElementById('search-count').textContent"


def test_the_whole_guide_is_searched_and_enter_plays_from_a_match(visit: Visit) -> None:
    listener = visit(FIRST)
    ask(listener)
    listener.page.keyboard.type("LÍNE two   of")
    listener.wait(f"{COUNT} === '8 matches in 1 chapter.'")
    marked = "[...CSS.highlights.get('found')].map(String)"
    listener.wait(f"{marked}[0] === 'line two of'")
    assert listener.get(marked) == ["line two of"] * 8
    assert listener.page.locator("#search mark").all_inner_texts() == ["line two of"] * 8
    listener.press("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown")
    second = listener.get("document.activeElement.textContent")
    assert second.startswith("Two lungs & one air, 0:")
    assert second.endswith("This is line two of page 2.")
    listener.press("Enter")
    listener.wait("!audio.paused && document.querySelector('[aria-current].sentence')")
    current = "document.querySelector('.sentence[aria-current]').textContent"
    listener.wait(f"{current} === 'This is line two of page 2.'")
    listener.pause()
    # Matches are a level to move by.
    listener.choose_level("Search match")
    listener.press("ArrowRight")
    listener.wait(f"{current} === 'This is line two of page 3.' && audio.paused")
    ask(listener)
    listener.page.keyboard.type("goodbye")
    listener.press("Enter")
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused && audio.currentTime >= 1.2")
    listener.wait(f"{marked}.join() === 'Goodbye'")
    ask(listener)
    listener.page.keyboard.type("nowhere")
    listener.wait(f"{COUNT} === 'Nothing found.' && {marked}.length === 0")
    assert listener.page.locator("#level").input_value() == "sentence"


def test_a_chapter_that_cannot_be_searched_is_told_and_asked_for_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.route("**/the-end.*.json", lambda route: route.abort())
    ask(listener)
    listener.page.keyboard.type("one")
    listener.wait(f"{COUNT}.includes('1 chapter could not be searched')")
    listener.complaints.clear()
    listener.page.unroute("**/the-end.*.json")
    listener.page.keyboard.type(" ")
    listener.press("Backspace")
    listener.page.get_by_label("Words to look for").fill("goodbye")
    listener.wait(f"{COUNT} === '1 match in 1 chapter.'")


def test_500_chapters_are_searched_without_holding_up_the_page(visit: Visit) -> None:
    listener = visit(SECOND)
    found = listener.page.evaluate(
        """async () => {
          const { createLibrary } = await import('/static/js/search/library.js');
          const { timeline } = document.getElementById('main').dataset;
          const chapters = Array.from({ length: 500 }, (_, number) => ({ id: number, timeline }));
          let turns = 0;
          const timer = setInterval(() => { turns += 1; });
          const library = createLibrary(chapters);
          const first = await library.find('five', () => true);
          const second = await library.find('four five', () => true);
          clearInterval(timer);
          const given = await library.find('five', () => false);
          const counts = [first, second].map(({ matches, missing }) =>
            [matches.length, missing.length]);
          return [...counts, turns > 5, given];
        }"""
    )
    assert found == [[500, 0], [500, 0], True, None]


def test_axe_finds_nothing_in_the_dialogs_that_lead_to_a_moment(visit: Visit) -> None:
    listener = visit(FIRST, color_scheme="dark")
    ask(listener)
    listener.page.keyboard.type("line two")
    listener.wait(f"{COUNT}.startsWith('8')")
    assert violations(listener) == []
    listener.press("Escape", "g")
    listener.page.keyboard.type("soon")
    listener.press("Enter")
    assert violations(listener) == []
    listener.leave_dialog()
    listener.get("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    listener.press("y")
    listener.page.get_by_role("dialog", name="Link to this moment").wait_for()
    assert violations(listener) == []
