"""Contrast, and what axe finds, in every theme, at large sizes and in forced colours."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from listening import Listener
from looking import CHAPTER, GUIDE, LIBRARY, PHONE, ROOT, THEMES, WIDEST, choose

Visit = Callable[..., Listener]
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
