from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from listening import Listener

Visit = Callable[..., Listener]
LIBRARY, GUIDE, CHAPTER = "/", "/guides/breathing/", "/guides/breathing/two-lungs/"
SAMPLE = "/guides/tumor-metastasis/"
PAGES = [LIBRARY, GUIDE, SAMPLE, CHAPTER, "/guides/lungs/two-lungs/", "/search?q=lungs"]
PHONE = {"width": 320, "height": 700}
# 1280 x 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
RULES = {
    "resultTypes": ["violations"],
    "rules": {
        "color-contrast-enhanced": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},
        "identical-links-same-purpose": {"enabled": True},
        "target-size": {"enabled": True},
    },
}


def violations(listener: Listener) -> list[tuple[str, list[str]]]:
    found = Axe().run(listener.page, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_page(visit: Visit, path: str, scheme: str) -> None:
    assert violations(visit(path, color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_sound_runs_with_captions_or_help_open(
    visit: Visit, scheme: str
) -> None:
    listener = visit(CHAPTER, color_scheme=scheme)
    listener.press("c")
    listener.play()
    listener.wait("document.getElementById('captions').textContent !== ''")
    assert violations(listener) == []
    listener.press("?")
    assert violations(listener) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialogs_of_bookmarks_and_sleep(visit: Visit, scheme: str) -> None:
    listener = visit(CHAPTER, color_scheme=scheme, viewport=PHONE)
    listener.press("b")
    listener.open_dialog("z")
    listener.page.get_by_role("radio", name="15 minutes").press("Space")
    check_dialog(listener)
    listener.open_dialog("Shift+B")
    listener.page.get_by_role("button", name="Delete").press("Enter")
    listener.page.get_by_role("button", name="Add a bookmark here").press("Enter")
    check_dialog(listener)
    assert violations(listener) == []


def check_dialog(listener: Listener) -> None:
    assert violations(listener) == []
    assert listener.get(TARGETS) == []
    assert listener.get("document.querySelector('dialog[open]').scrollWidth") <= PHONE["width"]
    listener.leave_dialog()


def test_axe_finds_nothing_on_the_page_of_an_unknown_address(visit: Visit) -> None:
    listener = visit("/nothing")
    listener.complaints.clear()
    assert violations(listener) == []


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_has_to_be_scrolled_sideways(visit: Visit, size: str) -> None:
    listener = visit(viewport=PHONE)
    for path in (*PAGES, "/guides/tumor-metastasis/welcome/"):
        listener.open(path)
        listener.get(f"document.documentElement.style.fontSize = '{size}'")
        if listener.page.locator("#player").count():
            listener.press("c", "?")
            assert listener.get("document.querySelector('dialog').scrollWidth") <= PHONE["width"]
            listener.leave_dialog()
            listener.page.locator("[data-command=more]").click()
        assert listener.get("document.documentElement.scrollWidth") <= PHONE["width"], path


# The smallest way in to each control: a slider's is all of its input, a box's is its label.
TARGETS = """[...document.querySelectorAll('button, select, input, .crumbs a, .chapters a, .turn a,'
  + ' .start, .download a')]
  .map(each => each.closest('.choice') ?? each)
  .map(each => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
  .filter(([, box]) => box.width && (Math.round(box.width) < 44 || Math.round(box.height) < 44))
  .map(([html, box]) => [html, box.width, box.height])"""


def test_targets_are_44_pixels_at_least(visit: Visit) -> None:
    listener = visit()
    for path in PAGES:
        listener.open(path)
        for width in (320, 768, 1280):
            listener.page.set_viewport_size({"width": width, "height": 800})
            more = listener.page.locator("[data-command=more][aria-expanded=false]")
            if more.is_visible():
                more.click()
            assert listener.get(TARGETS) == [], (path, width)
            if path == CHAPTER:
                listener.press("?")
                assert listener.get(TARGETS) == [], (path, width)
                listener.leave_dialog()


FOCUSED = """(() => {
  const focused = document.activeElement;
  const slider = focused.closest('.slider') ?? focused;
  const card = focused.closest('.card h2 a');
  const style = getComputedStyle(slider, card ? '::after' : undefined);
  const box = slider.getBoundingClientRect();
  const player = document.getElementById('player');
  const inPlayer = !player || player.contains(focused) || focused.closest('dialog');
  return {
    name: focused.outerHTML.slice(0, 90),
    isBody: focused === document.body,
    ring: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    isInSight: box.top >= -1 && box.bottom <= innerHeight + 1,
    isCovered: !inPlayer && box.bottom > player.getBoundingClientRect().top,
  };
})()"""


@pytest.mark.parametrize(
    ("path", "options"),
    [
        (LIBRARY, {}),
        (GUIDE, {}),
        (CHAPTER, {}),
        (CHAPTER, {"color_scheme": "dark", "viewport": PHONE}),
        (CHAPTER, {"viewport": ENLARGED}),
        (CHAPTER, {"forced_colors": "active"}),
    ],
    ids=["library", "guide", "chapter", "phone", "enlarged", "forced colours"],
)
def test_the_focus_is_always_seen(visit: Visit, path: str, options: dict[str, object]) -> None:
    listener = visit(path, reduced_motion="reduce", **options)
    seen = []
    for _ in range(60):
        listener.press("Tab")
        focused = listener.get(FOCUSED)
        if focused["isBody"] or focused["name"] in seen:
            break
        seen.append(focused["name"])
        assert focused["ring"] >= 3, focused
        assert focused["isInSight"], focused
        assert not focused["isCovered"], focused
    assert len(seen) >= (20 if path == CHAPTER and "viewport" not in options else 2)


def test_the_marked_word_is_seen_in_forced_colours(visit: Visit) -> None:
    listener = visit(CHAPTER, forced_colors="active")
    style = listener.get(
        "getComputedStyle(document.getElementById('s1'), '::highlight(spoken-word)')"
        ".backgroundColor"
    )
    ground = listener.get("getComputedStyle(document.body).backgroundColor")
    assert style != ground


def test_the_skip_links_lead_where_they_say(visit: Visit) -> None:
    listener = visit()
    for name, target in (("text", "text"), ("chapters", "chapters"), ("player", "player")):
        link = listener.page.get_by_role("link", name=f"Skip to the {name}")
        link.focus()
        listener.press("Enter")
        assert listener.focus == target


@pytest.mark.parametrize("path", [CHAPTER, "/guides/tumor-metastasis/welcome/"])
def test_a_chapter_works_without_javascript(visit: Visit, path: str) -> None:
    listener = visit(path, java_script_enabled=False)
    page = listener.page
    assert page.locator("audio[controls]").is_visible()
    assert not page.locator("#controls").is_visible()
    assert page.locator(".sentence").count() > 10
    assert page.get_by_role("main").get_by_role("heading", level=1).count() == 1
    for link in ("Skip to the text", "Skip to the player"):
        assert page.get_by_role("link", name=link).count() == 1
    heading = page.locator("h1").inner_text()
    page.get_by_role("link", name="Next chapter").click()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text() != heading


def test_the_outline_that_a_screen_reader_reads(visit: Visit) -> None:
    listener = visit("/guides/breathing/counting/")
    outline = listener.page.locator("body").aria_snapshot()
    for part in (
        '- heading "Counting" [level=1]',
        "- main:",
        '- navigation "Where you are":',
        '- navigation "Chapters":',
        '- region "Player":',
        '- button "Play"',
        '- slider "Place in the chapter"',
        '- combobox "Speed"',
        '- button "Mute"',
        '- slider "Volume"',
        '- button "Captions"',
        "- status",
    ):
        assert part in outline
    assert "clickable" not in outline


MUSEUM = "/guides/in/bienvenida/"


def test_a_spanish_guide_has_a_spanish_player_without_a_word_of_english(visit: Visit) -> None:
    listener = visit(MUSEUM, locale="en-GB")
    assert listener.get("document.documentElement.lang") == "es"
    assert violations(listener) == []
    listener.press("?")
    assert listener.page.get_by_role("dialog", name="Teclas").is_visible()
    assert violations(listener) == []
    listener.press("Escape", ">")
    listener.wait("status === 'Velocidad 1,05'")
    seen = listener.page.locator("body").aria_snapshot()
    for english in ("Chapter", "Play", "Speed", "Captions", "Keys", "sentence", "seconds"):
        assert english not in seen


def test_a_page_of_no_guide_speaks_the_browsers_language(visit: Visit) -> None:
    listener = visit(LIBRARY, locale="es-MX")
    assert listener.get("document.documentElement.lang") == "es"
    assert listener.page.get_by_role("heading", name="Audioguías").is_visible()
    assert violations(listener) == []


def test_the_place_is_told_when_the_listener_comes_or_jumps_and_not_as_time_passes(
    visit: Visit,
) -> None:
    listener = visit(CHAPTER)
    listener.play()
    listener.get(
        "window.told = [], new MutationObserver(() => window.told.push("
        "document.getElementById('seek').ariaValueText)).observe("
        "document.getElementById('seek'), { attributeFilter: ['aria-valuetext'] })"
    )
    for focused in (False, True):
        if focused:
            listener.page.locator("#seek").focus()
            listener.get("window.told.length = 0")
        until = listener.get("audio.currentTime") + 2.5
        listener.wait(f"audio.currentTime > {until}")
        assert listener.get("window.told") == []
    listener.press("l")
    listener.wait("audio.currentTime > 12 && window.told.length > 0")
    assert listener.get("window.told.at(-1)").endswith(" seconds of 1 minute 35 seconds")


def test_the_title_tells_what_is_playing_and_the_chapter_is_marked(visit: Visit) -> None:
    listener = visit(CHAPTER)
    current = "document.querySelector('#chapters [aria-current=page]').textContent"
    for title in ("Two lungs & one air", "Counting"):
        assert listener.get("document.title") == f"{title} – Breathing, <simply>"
        assert listener.get(current) == title
        listener.press("n")
        listener.wait("document.title.startsWith('Counting') || document.title.startsWith('The')")


# WCAG 2.2 SC 1.4.12: what a listener may set in their browser.
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""
CUT_OFF = """[...document.querySelectorAll('button, a, label, th, td, p, li, h1, h2, dd')]
  .filter(each => !each.closest('.visually-hidden, .now, [hidden]') && each.offsetParent)
  .filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
  .filter(each => getComputedStyle(each).overflowX !== 'visible')
  .map(each => each.outerHTML.slice(0, 90))"""


def test_wide_spacing_of_text_cuts_nothing_off(visit: Visit) -> None:
    listener = visit(viewport=PHONE)
    for path in (LIBRARY, SAMPLE, CHAPTER):
        listener.open(path)
        listener.page.evaluate(
            "text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text);"
            " document.adoptedStyleSheets = [sheet]; }",
            SPACING,
        )
        if path == CHAPTER:
            listener.press("?")
            assert listener.get("document.querySelector('dialog[open]').scrollWidth <= 320")
        assert listener.get("document.documentElement.scrollWidth") <= PHONE["width"]
        assert listener.get(CUT_OFF) == []
