"""Text in the player's own typeface, measured and drawn: letters that it has, and no others.

A letter that no typeface has would be drawn as an empty box; `readable` leaves it out instead.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont
from PIL.ImageDraw import ImageDraw

from audioguide import player

_FOLDER = Path(player.__file__).parent / "static/typefaces"
_SUBSETS = ("latin", "latin-ext")
_PROBE_PX = 32
_NO_LETTER = "\uffff"  # Unicode's own: never a letter, so it is drawn as the box
BOLD, REGULAR = 700, 400

Colour = tuple[int, int, int]


def readable(text: str) -> str:
    """Return what can be drawn of `text`, or nothing when that is less than half of its letters.

    Half a title would say something else: of "肺がんガイド MRI", "MRI" alone.
    """
    text = unicodedata.normalize("NFC", text)
    words = [_drawn_part(word) for word in text.split()]
    kept = " ".join(word for word in words if word)
    return kept if 2 * _letters(kept) >= _letters(text) and _letters(kept) else ""


def measure(text: str, weight: int, size_px: int) -> float:
    """How wide a line is, in pixels."""
    return sum(font.getlength(run) for font, run in _runs(text, weight, size_px))


def draw_line(
    draw: ImageDraw, at: tuple[float, float], text: str, weight: int, size_px: int, fill: Colour
) -> None:
    """Draw a line of `readable` text with its base line at `at`, from left to right."""
    x, y = at
    for font, run in _runs(text, weight, size_px):
        draw.text((x, y), run, fill, font, anchor="ls")
        x += font.getlength(run)


def _drawn_part(word: str) -> str:
    kept = "".join(char for char in word if _subset_of(char))
    return kept if _letters(kept) or not _letters(word) else ""


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _runs(text: str, weight: int, size_px: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    for subset, chars in groupby(text, key=_subset_of):
        if subset:
            yield _load(subset, weight, size_px), "".join(chars)


@cache
def _subset_of(char: str) -> str:
    """Return the part of the typeface that has a letter, or nothing."""
    if char == " ":
        return _SUBSETS[0]
    if unicodedata.category(char)[0] in "CZ":  # marks of direction, soft hyphens: nothing to see
        return ""
    return next((subset for subset in _SUBSETS if _has(subset, char)), "")


def _has(subset: str, char: str) -> bool:
    font = _load(subset, REGULAR, _PROBE_PX)
    drawn, box = font.getmask(char), font.getmask(_NO_LETTER)
    return (drawn.size, bytes(drawn)) != (box.size, bytes(box))


@cache
def _load(subset: str, weight: int, size_px: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every system; the other depends on what is installed.
    path = _FOLDER / f"atkinson-hyperlegible-next-{subset}-{weight}-normal.woff2"
    return ImageFont.truetype(path, size_px, layout_engine=ImageFont.Layout.BASIC)
