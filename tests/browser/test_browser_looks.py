"""How pages look is the listener's choice: it is seen at once and there again next time."""

from collections.abc import Callable

import pytest
from listening import Listener
from looking import CHAPTER, ENLARGED, GUIDE, LIBRARY, PHONE, ROOT, WIDEST, choose

Visit = Callable[..., Listener]
LOOKS = "import('/static/js/looks.js').then(({ LOOKS }) => LOOKS)"


def test_every_choice_of_the_dialog_is_one_of_the_table_and_the_other_way_round(
    visit: Visit,
) -> None:
    listener = visit(CHAPTER)
    offered = listener.page.locator("#looks input").evaluate_all(
        "all => all.map(({ name, type, value }) => [name, type, value])"
    )
    table = listener.page.evaluate(LOOKS)
    for name, look in table.items():
        values = [value for each, kind, value in offered if each == name and kind == "radio"]
        ranges = [kind for each, kind, _ in offered if each == name and kind == "range"]
        assert values == look.get("values", [])
        assert ranges == (["range"] if "least" in look else [])
    switches = {name for name, kind, _ in offered if kind == "checkbox"}
    assert {name for name, _, _ in offered} == {*table, *switches}


def test_each_choice_is_seen_at_once_kept_without_a_flash_and_reset(visit: Visit) -> None:
    listener = visit(CHAPTER)
    style = "getComputedStyle(document.querySelector('#text p'))"
    parts = ("fontSize", "lineHeight", "letterSpacing", "wordSpacing", "marginBottom")
    look = f"{list(parts)}.map(part => {style}[part])"
    usual = listener.get(look)
    listener.press("t")
    assert listener.focus == "looks-title"
    listener.page.get_by_role("radio", name="Yellow on black").check()
    assert listener.get("getComputedStyle(document.body).color") == "rgb(255, 255, 0)"
    size = listener.page.get_by_role("slider", name="Text size")
    size.focus()
    listener.press("End")
    assert size.get_attribute("aria-valuetext") == "400 %"
    assert listener.get(f"{style}.fontSize") == "80px"
    listener.press("Home", *["ArrowRight"] * 5)
    choose(listener, lineHeight=1.5, letterSpacing=0.12, wordSpacing=0.16, paragraphSpacing=2)
    chosen = listener.get(look)
    assert [round(float(value[:-2]), 1) for value in chosen] == [30, 45, 3.6, 4.8, 60]
    listener.page.get_by_role("radio", name="Atkinson Hyperlegible").check()
    listener.wait("[...document.fonts].some(face => face.status === 'loaded')")
    listener.page.get_by_role("button", name="Close").click()

    # What the root has before any module has run.
    listener.page.route("**/js/main.js", lambda route: route.abort())
    listener.page.reload()
    assert listener.get(f"{ROOT}.dataset.theme + {ROOT}.dataset.typeface") == "yellowatkinson"
    assert listener.get(look) == chosen
    assert listener.get("getComputedStyle(document.body).color") == "rgb(255, 255, 0)"
    listener.complaints.clear()
    listener.page.unroute("**/js/main.js")

    # A page without a player looks the same, and offers the dialog too.
    listener.open(GUIDE)
    assert listener.get("getComputedStyle(document.body).color") == "rgb(255, 255, 0)"
    listener.page.get_by_role("button", name="Reading and looks").click()
    listener.page.get_by_role("button", name="Reset to the usual").click()
    listener.wait("document.querySelector('#looks [role=status]').textContent.endsWith('usual.')")
    assert listener.page.get_by_role("radio", name="As the system").is_checked()
    listener.leave_dialog()
    assert listener.focus == "open-looks"
    listener.open(CHAPTER)
    assert listener.get(look) == usual


def test_no_typeface_is_fetched_before_it_is_chosen(visit: Visit) -> None:
    listener = visit(LIBRARY)
    fetched: list[str] = []
    listener.page.on("request", lambda request: fetched.append(request.url))
    listener.open(CHAPTER)
    assert not [url for url in fetched if "typefaces/" in url]


def test_what_was_kept_and_makes_no_sense_does_no_harm(visit: Visit) -> None:
    listener = visit(LIBRARY)
    for kept in ("[", "3", '{"--text-size": "x", "data-theme": "none"}'):
        listener.get(
            f"['preferences', 'looks'].map(name => localStorage['audioguide:' + name] = `{kept}`)"
        )
        listener.open(CHAPTER)
        assert listener.get(f"{ROOT}.dataset.theme") == "system"
        assert (
            listener.get("getComputedStyle(document.querySelector('#text p')).fontSize") == "20px"
        )


def test_the_largest_and_widest_text_needs_no_scrolling_sideways_and_loses_nothing(
    visit: Visit,
) -> None:
    listener = visit(CHAPTER, viewport=PHONE)
    listener.press("c", "t")
    choose(listener, textSize=400, **WIDEST)
    outside = (
        "[...document.querySelectorAll('main *, #looks *, .contents *')]"
        ".filter(each => !each.closest('.visually-hidden, .sample'))"
        ".filter(each => { const { width, right } = each.getBoundingClientRect();"
        " return width && right > 321; })"
        ".map(each => each.outerHTML.slice(0, 90))"
    )
    assert listener.get(outside) == []
    assert listener.page.locator("#looks").evaluate("dialog => dialog.scrollWidth") <= 320
    for path in (CHAPTER, GUIDE, LIBRARY):
        listener.open(path)
        assert listener.get(outside) == []
        assert listener.get(f"{ROOT}.scrollWidth") <= 320


FOCUSED = """(() => {
  const focused = document.activeElement;
  const target = focused.closest('.slider, .option') ?? focused;
  const { top, bottom, width, height } = target.getBoundingClientRect();
  const end = document.querySelector('.looks-end');
  const isCovered = !end.contains(focused) && bottom > end.getBoundingClientRect().top
    && getComputedStyle(end).position === 'sticky';
  return {
    isBody: focused === document.body,
    name: focused.name || focused.textContent.trim(),
    isSeen: top >= 0 && bottom <= innerHeight + 1 && !isCovered,
    isLarge: Math.round(Math.min(width, height)) >= 44,
    ring: parseFloat(getComputedStyle(target).outlineWidth),
  };
})()"""


@pytest.mark.parametrize("size", [PHONE, ENLARGED, {"width": 1280, "height": 720}])
def test_each_control_of_the_dialog_is_large_and_its_focus_seen(
    visit: Visit, size: dict[str, int]
) -> None:
    listener = visit(GUIDE, viewport=size, reduced_motion="reduce")
    listener.page.get_by_role("button", name="Reading and looks").click()
    names = []
    for _ in range(30):
        listener.press("Tab")
        focused = listener.get(FOCUSED)
        if focused["isBody"] or focused["name"] in names:
            break
        names.append(focused["name"])
        assert focused["isSeen"], focused
        assert focused["isLarge"], focused
        assert focused["ring"] >= 3, focused
    assert len(names) == 15


def test_what_is_printed_is_a_clean_transcript(visit: Visit) -> None:
    listener = visit(CHAPTER, color_scheme="dark")
    listener.press(".", ".", "c")
    listener.page.emulate_media(media="print", color_scheme="dark")
    seen = listener.page.locator("body").inner_text()
    assert seen.startswith(f"Breathing, <simply>\n{listener.page.url}\n")
    assert "Two lungs & one air" in seen
    assert "This is line four of page 8." in seen
    for other in ("All guides", "Chapters", "Next chapter", "Download", "1:35", "Skip"):
        assert other not in seen
    assert (
        listener.get(
            "[document.body, document.querySelector('.sentence[aria-current]')].map(each =>"
            " [getComputedStyle(each).color, getComputedStyle(each).backgroundColor])"
        )
        == [["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]] * 2
    )
    assert listener.get(
        "getComputedStyle(document.querySelector('#text a'), '::after').content"
    ) == ('" (" attr(href) ")"') or "https" in listener.get(
        "getComputedStyle(document.querySelector('#text a'), '::after').content"
    )
