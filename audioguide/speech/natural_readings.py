"""What hibari would read wrongly or not at all, put into words before it sees the text. Pure.

Left as it is, "020 7946 0123" loses its zeros, "≥ 38" its sign, and "1 1/2" becomes "one one half".
"""

import re
from collections.abc import Callable

_SIGNS = {
    "≥": " greater than or equal to ",
    "≤": " less than or equal to ",
    "≠": " not equal to ",
    "≈": " about ",
}
_PHONE = re.compile(r"(?<![\w.,:/-])[+0][\d ()-]{6,}\d(?![\w:/-]|[.,]\d)")
_LEADING_ZERO = re.compile(r"(?<![\w.,:/-])0\d+(?![\w:/-]|[.,]\d)")
_MIXED_FRACTION = re.compile(r"(?<![\w/.,-])(\d+)(?: (?=\d{1,2}/\d{1,2}(?![\w/]))| ?(?=[½¼¾]))")


def to_readable(text: str) -> str:
    """Spell out phone numbers and signs, and give mixed fractions their "and"."""
    for pattern, reading in _READINGS:
        text = pattern.sub(reading, text)
    return text


def _digits(match: re.Match[str]) -> str:
    """Read digit by digit, with a breath where the number has a gap."""
    number = match[0].replace("+", "plus ")
    groups = re.findall(r"plus |\d+", number)
    return re.sub("plus , ", "plus ", ", ".join(_spaced(group) for group in groups))


def _spaced(group: str) -> str:
    return " ".join(group) if group.isdigit() else group


_READINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_PHONE, _digits),
    (_LEADING_ZERO, _digits),
    (_MIXED_FRACTION, r"\1 and "),
    (re.compile("[≥≤≠≈]"), lambda match: _SIGNS[match[0]]),
)
