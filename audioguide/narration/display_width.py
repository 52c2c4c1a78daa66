"""How wide text is on a screen, in columns, and where its characters as people see them begin.

A column is an ordinary letter: Chinese, Japanese and Korean characters take two (Unicode
Standard Annex 11), marks on a letter and invisible characters take none.
"""

import unicodedata
from itertools import accumulate

_FIRST_MARK = 0x300  # every character below takes one column
_INVISIBLE = {"Mn", "Me", "Cf", "Cc"}
_WIDE = {"W", "F"}
_JOINER = "\u200d"
_SKIN_TONES = ("\U0001f3fb", "\U0001f3ff")
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")


def columns_before(text: str) -> list[int]:
    """Return the columns before each position of a text, and last the columns of all of it."""
    if text.isascii():
        return list(range(len(text) + 1))
    return list(accumulate(map(_columns, text), initial=0))


def visible_length(text: str) -> int:
    """Count the characters that take room; this is what reading speed is measured in."""
    return len(text) if text.isascii() else sum(_columns(char) > 0 for char in text)


def is_inside_character(text: str, position: int) -> bool:
    """Whether a break at the position would tear a letter from its marks, or an emoji apart.

    The part of Unicode Standard Annex 29 (grapheme clusters) that captions meet.
    """
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    if before.isascii() and after.isascii():
        return False
    return (
        unicodedata.category(after).startswith("M")
        or _JOINER in (before, after)
        or _SKIN_TONES[0] <= after <= _SKIN_TONES[1]
        or (_is_flag_letter(after) and _flag_letters_before(text, position) % 2 == 1)
    )


def _columns(char: str) -> int:
    if ord(char) < _FIRST_MARK:
        return 1
    if unicodedata.category(char) in _INVISIBLE:
        return 0
    return 2 if unicodedata.east_asian_width(char) in _WIDE else 1


def _is_flag_letter(char: str) -> bool:
    return _FLAG_LETTERS[0] <= char <= _FLAG_LETTERS[1]


def _flag_letters_before(text: str, position: int) -> int:
    count = 0
    while count < position and _is_flag_letter(text[position - 1 - count]):
        count += 1
    return count
