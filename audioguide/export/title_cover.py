"""A cover for a guide that has none: its title in the largest type that fits, on a calm colour.

White on dark teal, 9:1 (WCAG 2.2 SC 1.4.6 asks for 7:1); the same words give the same picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw

from audioguide.export.typefaces import BOLD, REGULAR, draw_line, measure, readable

WIDTH_PX = 2000
PAPER, INK = (0x0B, 0x4F, 0x5E), (0xFF, 0xFF, 0xFF)

_MARGIN_PX = 160
_LINE_PX = WIDTH_PX - 2 * _MARGIN_PX
_LEADING = 1.2  # from one base line to the next, in sizes
_TITLE_TOP_PX, _TITLE_PX = 560, 920  # where the title begins, and how high it may be
_TITLE_SIZES_PX = range(280, 59, -10)
_UNBROKEN_PX = 110  # smaller than this, a broken word is easier to read
_CREDIT_PX, _CREDIT_LINES = 84, 3
_BARS = ((9, 13, 19), (14, 9, 23), (19, 12, 20), (24, 14, 18))  # the player's mark: x, top, bottom
_BAR_UNIT_PX, _BAR_TOP_PX = 18, 160


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """Lines of one size and weight."""

    lines: tuple[str, ...]
    weight: int
    size_px: int

    @property
    def height_px(self) -> float:
        return len(self.lines) * self.size_px * _LEADING


def draw_cover(title: str, credit: str) -> Image.Image:
    """Draw a square of `WIDTH_PX`: the player's mark, the title, and smaller who made it."""
    image = Image.new("RGB", (WIDTH_PX, WIDTH_PX), PAPER)
    draw = ImageDraw.Draw(image)
    _draw_mark(draw)
    _draw_text(draw, _fit_title(readable(title)), _TITLE_TOP_PX)
    below = _cut(tuple(_wrap(readable(credit), REGULAR, _CREDIT_PX)), _CREDIT_LINES)
    text = _Text(lines=below, weight=REGULAR, size_px=_CREDIT_PX)
    _draw_text(draw, text, WIDTH_PX - _MARGIN_PX - text.height_px)
    return image


def _draw_mark(draw: ImageDraw.ImageDraw) -> None:
    half = 1.5 * _BAR_UNIT_PX
    for x, top, bottom in _BARS:
        left = _MARGIN_PX + half + (x - _BARS[0][0]) * _BAR_UNIT_PX
        upper, lower = (_BAR_TOP_PX + half + (y - 9) * _BAR_UNIT_PX for y in (top, bottom))
        draw.rounded_rectangle((left - half, upper - half, left + half, lower + half), half, INK)


def _draw_text(draw: ImageDraw.ImageDraw, text: _Text, top_px: float) -> None:
    for number, line in enumerate(text.lines, start=1):
        base = top_px + number * text.size_px * _LEADING - 0.2 * text.size_px
        draw_line(draw, (_MARGIN_PX, round(base)), line, text.weight, text.size_px, INK)


def _fit_title(title: str) -> _Text:
    """Choose the largest size at which all fits and no word is broken; else the smallest, cut."""
    for size in _TITLE_SIZES_PX:
        lines = tuple(_wrap(title, BOLD, size))
        text = _Text(lines=lines, weight=BOLD, size_px=size)
        whole = " ".join(lines) == title
        if (whole or size <= _UNBROKEN_PX) and text.height_px <= _TITLE_PX:
            return text
    most = int(_TITLE_PX / (size * _LEADING))
    return _Text(lines=_cut(lines, most), weight=BOLD, size_px=size)


def _wrap(text: str, weight: int, size_px: int) -> Iterator[str]:
    """Break a text between words, and a word that is wider than a line where it must be."""
    line = ""
    for word in text.split():
        wider = f"{line} {word}".lstrip()
        if measure(wider, weight, size_px) <= _LINE_PX:
            line = wider
            continue
        if line:
            yield line
        line = ""
        for char in word:
            if line and measure(line + char, weight, size_px) > _LINE_PX:
                yield line
                line = ""
            line += char
    if line:
        yield line


def _cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Keep the first lines, with a sign where more would follow."""
    return lines if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1][:-1]}…")
