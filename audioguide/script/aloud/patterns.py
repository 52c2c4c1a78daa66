"""Pieces of patterns that rules of several languages are made of."""

import re
import unicodedata
from collections.abc import Iterable

FREE = r"(?<![\w.,:/$€£+*-])"
"""Nothing before that the figures would be a part of."""
ENDS = r"(?![\w/:*]|[-–.,]\d)"
"""Nothing after that would be a part of the figures."""
DASH = r" ?[-–−] ?"
GAP = r"[ \u00a0\u202f]"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")


def vulgar(sign: str) -> tuple[int, int]:
    """Take a sign such as ¾ apart."""
    above, _, below = unicodedata.normalize("NFKD", sign).partition("⁄")
    return int(above), int(below)


def grouped(written: str) -> list[str]:
    """Give the groups of figures of a phone number, a plus with the first."""
    return re.findall(r"\+?\d+", written.replace("(", " ").replace("+ ", "+"))


def alternatives(words: Iterable[str]) -> str:
    """Make a pattern of words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
