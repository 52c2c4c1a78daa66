"""How pages look, and that what a listener chooses is seen at once and there again next time."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from listening import Listener

Visit = Callable[..., Listener]
LIBRARY, GUIDE, CHAPTER = "/", "/guides/breathing/", "/guides/breathing/two-lungs/"
LOOKS = "import('/static/js/looks.js').then(({ LOOKS }) => LOOKS)"
THEMES = ["system", "light", "dark", "sepia", "yellow", "white"]
PHONE = {"width": 320, "height": 640}
# 1280 x 1024 at 400 %.
ENLARGED = {"width": 320, "height": 256}
WIDEST = {"lineHeight": 2.75, "letterSpacing": 0.3, "wordSpacing": 0.6, "paragraphSpacing": 3}
ROOT = "document.documentElement"

# Foreground, ground, and the least contrast between them: WCAG 2.2 SC 1.4.6 and 1.4.11.
TEXT = [
    *[
        (ink, ground)
        for ink in ("ink", "quiet", "accent")
        for ground in ("paper", "raised", "hover")
    ],
    *[("problem", "raised"), ("ink", "sentence"), ("on-word", "word")],
    *[("on-accent", "accent"), ("on-band", "band")],
]
# The focus ring is of --ink; the mark of a sentence is the line below it.
PARTS = [
    *[(part, ground) for part in ("mark", "word") for ground in ("paper", "sentence")],
    *[(part, ground) for part in ("edge", "ink") for ground in ("paper", "raised", "hover")],
]
COLOURS = """() => {
  const probe = document.body.appendChild(document.createElement('i'));
  const styles = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
  const names = styles.find(rule => rule.selectorText?.startsWith(':root, [data-theme')).style;
  const colours = [...names].map(name => {
    probe.style.color = `var(${name})`;
    return [name.slice(2), getComputedStyle(probe).color.match(/[\\d.]+/g).map(Number)];
  });
  probe.remove();
  return Object.fromEntries(colours);
}"""


def luminance(colour: list[float]) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shares = [part / 255 for part in colour[:3]]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def choose(listener: Listener, **values: object) -> None:
    """Set controls of the open dialog as a listener would, one event each."""
    for name, value in values.items():
        listener.page.evaluate(
            """([name, value]) => {
              const one = typeof value === 'string' ? `[value=${value}]` : '';
              const control = document.querySelector(`#looks [name=${name}]${one}`);
              if (typeof value === 'number') control.value = value;
              else control.checked = value !== false;
              for (const type of ['input', 'change'])
                control.dispatchEvent(new Event(type, { bubbles: true }));
            }""",
            [name, value],
        )


def test_text_has_seven_to_one_and_marks_three_to_one_in_every_theme(visit: Visit) -> None:
    listener = visit(LIBRARY)
    page = listener.page
    for scheme, more in (("light", "no-preference"), ("dark", "no-preference"), ("light", "more")):
        page.emulate_media(color_scheme=scheme, contrast=more)
        for theme in THEMES:
            listener.get(f"{ROOT}.dataset.theme = '{theme}'")
            colours = page.evaluate(COLOURS)
            for least, pairs in ((7, TEXT), (3, PARTS)):
                poor = [
                    (theme, scheme, *pair)
                    for pair in pairs
                    if contrast(*(colours[name] for name in pair)) < least
                ]
                assert poor == []


# All rules: WCAG 2.2 A, AA and AAA, best practices, and those on trial.
LEVELS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": [*LEVELS, "best-practice", "experimental"]},
    # A sentence can take the focus and is still text: with a role it would be read as something.
    "rules": {"focus-order-semantics": {"enabled": False}},
}


def axe(listener: Listener) -> list[tuple[str, list[str]]]:
    found = Axe().run(listener.page, options=RULES).response["violations"]
    return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]


def test_axe_finds_nothing_in_any_theme_on_any_page_or_dialog(visit: Visit) -> None:
    listener = visit(LIBRARY)
    for path in (LIBRARY, GUIDE, CHAPTER):
        listener.open(path)
        if path == CHAPTER:
            listener.press("c", ".", ".")
        for keys in [[]] if path != CHAPTER else [[], ["t"], ["Escape", "?"]]:
            listener.press(*keys)
            for theme in THEMES:
                listener.get(f"{ROOT}.dataset.theme = '{theme}'")
                assert axe(listener) == [], (path, keys, theme)


@pytest.mark.parametrize(
    "options",
    [{"viewport": PHONE}, {"forced_colors": "active"}],
    ids=["400 % and the widest spacing on a phone", "forced colours"],
)
def test_axe_finds_nothing_in_large_and_wide_text_or_forced_colours(
    visit: Visit, options: dict[str, Any]
) -> None:
    listener = visit(CHAPTER, **options)
    listener.press("t")
    if "viewport" in options:
        choose(listener, textSize=400, **WIDEST)
    assert axe(listener) == []
    listener.leave_dialog()
    assert axe(listener) == []


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
    listener.page.route("**/static/js/main.js", lambda route: route.abort())
    listener.page.reload()
    assert listener.get(f"{ROOT}.dataset.theme + {ROOT}.dataset.typeface") == "yellowatkinson"
    assert listener.get(look) == chosen
    assert listener.get("getComputedStyle(document.body).color") == "rgb(255, 255, 0)"
    listener.complaints.clear()
    listener.page.unroute("**/static/js/main.js")

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


def test_each_mark_can_be_off(visit: Visit) -> None:
    listener = visit(CHAPTER)
    listener.press(".")
    marked = (
        "[getComputedStyle(document.querySelector('.sentence[aria-current]')).borderBottomColor"
        " !== 'rgba(0, 0, 0, 0)', CSS.highlights.get('spoken-word').size > 0]"
    )
    listener.wait(f"{marked}.every(Boolean)")
    for is_marked in ([True, False], [False, True], [False, False], [True, True]):
        listener.press("h")
        assert listener.get(marked) == is_marked


def test_without_the_highlight_api_a_frame_is_round_the_word(visit: Visit) -> None:
    listener = visit(LIBRARY)
    listener.page.add_init_script("delete CSS.__proto__.highlights; delete CSS.highlights;")
    listener.open(CHAPTER)
    listener.press(".")
    listener.wait("document.querySelector('.word-frame')")
    frame, sentence = (
        listener.page.locator(each).bounding_box() for each in (".word-frame", "#s1")
    )
    assert frame
    assert sentence
    assert frame["y"] == pytest.approx(sentence["y"], abs=6)
    assert frame["width"] < sentence["width"]
    listener.press("h")
    assert listener.page.locator(".word-frame").count() == 0


def test_in_forced_colours_word_sentence_and_text_are_told_apart(visit: Visit) -> None:
    listener = visit(CHAPTER, forced_colors="active", color_scheme="dark")
    listener.press(".", ".")
    sentence = "document.querySelector('.sentence[aria-current]')"
    listener.wait(f"{sentence}?.id === 's2'")
    styles = listener.get(
        f"[getComputedStyle(document.body).backgroundColor,"
        f" getComputedStyle({sentence}).borderBottomColor,"
        f" getComputedStyle({sentence}, '::highlight(spoken-word)').backgroundColor,"
        f" getComputedStyle({sentence}, '::highlight(spoken-word)').color]"
    )
    ground, line, word, ink = (
        [float(part) for part in re.findall(r"[\d.]+", style)] for style in styles
    )
    assert contrast(line, ground) >= 3
    assert contrast(word, ground) >= 3
    assert contrast(ink, word) >= 4.5


# Every frame for a while: when it came, the time of the sound, and the text that is marked.
WATCH = """seconds => new Promise(resolve => {
  const audio = document.getElementById('audio');
  const begin = performance.now();
  const seen = [];
  const look = now => {
    const [range] = CSS.highlights.get('spoken-word');
    const sentence = range?.startContainer.parentElement.closest('.sentence');
    seen.push([now, audio.currentTime * 1000, sentence?.id ?? '', range?.toString() ?? '']);
    if (now - begin >= seconds * 1000) resolve(seen);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})"""
WORDS = """fetch(document.getElementById('main').dataset.timeline).then(file => file.json()).then(
  ({ blocks }) => blocks.flatMap(({ sentences }) => sentences).flatMap(({ id, text, words = [] }) =>
    words.map(([offset, length, start, end]) => [id, text.substr(offset, length), start, end])))"""
LAG_MS = 60
SLOW_FRAME_MS = 34


def test_the_mark_lags_the_sound_by_60_ms_at_most_at_any_speed_and_after_a_seek(
    visit: Visit,
) -> None:
    listener = visit("/guides/tumor-metastasis/three-routes/")
    words = listener.page.evaluate(WORDS)
    listener.play()
    for rate, place in ((0.5, 2), (1, 30), (4, 12)):
        listener.get(f"[audio.playbackRate = {rate}, audio.currentTime = {place}]")
        listener.wait(f"!audio.seeking && audio.currentTime >= {place}")
        seen = listener.page.evaluate(WATCH, 1.5)
        late = LAG_MS * rate
        # A frame that the browser itself held up is not ours.
        fair = [two for one, two in pairwise(seen) if two[0] - one[0] < SLOW_FRAME_MS]
        wrong = [frame for frame in fair if not is_right(words, frame, late)]
        assert wrong == [], rate
        assert len(fair) > 20
        assert len({text for *_, text in fair}) > 2


def is_right(words: list[tuple[str, str, int, int]], frame: list[Any], late: float) -> bool:
    _, time, sentence, text = frame
    spoken = [word for word in words if word[2] <= time < word[3] + late]
    is_in_a_gap = not any(start <= time < end for *_, start, end in words)
    return (sentence, text) in [tuple(word[:2]) for word in spoken] or is_in_a_gap


def test_the_mark_goes_on_in_a_background_tab_where_no_frames_come(visit: Visit) -> None:
    listener = visit(LIBRARY)
    listener.page.add_init_script("window.requestAnimationFrame = () => 0;")
    listener.open(CHAPTER)
    listener.play()
    marked = "[...CSS.highlights.get('spoken-word')].join()"
    listener.wait(f"{marked} !== ''")
    before = listener.get(marked)
    listener.wait(f"{marked} !== '' && {marked} !== '{before}'")
    listener.wait("document.querySelector('#s2[aria-current]')")


def test_the_text_stays_where_it_is_if_the_listener_wants_it_to(visit: Visit) -> None:
    listener = visit(CHAPTER, viewport={"width": 900, "height": 600}, reduced_motion="reduce")
    listener.press("t")
    listener.page.get_by_role("checkbox", name="Scroll along with the voice").uncheck()
    listener.leave_dialog()
    listener.go_to(60)
    listener.play()
    back = listener.page.get_by_role("button", name="Back to the spoken place")
    back.wait_for()
    assert listener.get("scrollY") == 0
    listener.press("f")
    listener.wait("scrollY > 0 && document.getElementById('follow').hidden")
    here = listener.get("scrollY")
    listener.go_to(2)
    back.wait_for()
    assert listener.get("scrollY") == here


def test_captions_show_the_sentence_where_and_as_large_as_wanted(visit: Visit) -> None:
    listener = visit(CHAPTER, viewport=ENLARGED, reduced_motion="reduce")
    listener.press(".", ".", "c")
    band = "document.getElementById('captions')"
    sentence = listener.get("document.querySelector('#s2').textContent")
    listener.wait(f"{band}.textContent === `{sentence}`")
    size = f"parseFloat(getComputedStyle({band}).fontSize)"
    listener.press("t")
    sizes = []
    for name in ("small", "medium", "large"):
        choose(listener, captionSize=name)
        sizes.append(listener.get(size))
    assert sizes == sorted(set(sizes))
    choose(listener, captionPlace="top", textSize=200)
    listener.leave_dialog()
    listener.get(f"{band}.textContent = 'A long sentence. '.repeat(60)")
    box = f"{band}.getBoundingClientRect()"
    assert listener.get(f"[{box}.top, {box}.height <= innerHeight * 0.45]") == [0, True]
    # What gets the focus is below it.
    listener.get("scrollTo(0, 600)")
    listener.wait(f"getComputedStyle({ROOT}).getPropertyValue('--band-height') !== '0px'")
    for _ in range(4):
        listener.press("Tab")
        covered = (
            f"(focused => !focused.closest('.skip') && focused.getBoundingClientRect().top <"
            f" {band}.getBoundingClientRect().bottom - 1)(document.activeElement)"
        )
        assert not listener.get(covered)
    choose(listener, captionPlace="bottom")
    assert listener.get(f"document.getElementById('player').contains({band})")


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
