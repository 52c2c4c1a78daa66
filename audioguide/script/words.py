"""Shown words: the pieces of a sentence that are highlighted while they are spoken."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from audioguide.model.language import primary_language

Range = tuple[int, int]

# Symbols that are read aloud, besides all currency signs (category Sc).
_SPOKEN_SYMBOLS = frozenset("%‰°&@#+±×÷=<>≈≠≤≥§№−")
# Languages that write no spaces between words: there, a run of letters is one shown word.
_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})

# U+200B marks where words part in scripts without spaces. An en dash between figures is a range,
# spoken as one thing.
_TOKEN = re.compile(r"[^\s\u200b]+")
_DIVIDER = re.compile(r"[—―…]|\.{3,}|--+|–(?!(?<=\d–)\d)")
_SIGN = re.compile(r"[-−.](?=[\d.])|[-−.](?=[$€£¥]\d)")


def is_unspaced(lang: str) -> bool:
    """Whether the language of this tag writes words without spaces."""
    return primary_language(lang) in _UNSPACED


def find_words(text: str, lang: str, fixed: Iterable[Range] = ()) -> tuple[Range, ...]:
    """Find the start and end of every shown word: in order, apart, none empty.

    `fixed` ranges (in order, apart) are words whatever they hold. Elsewhere a word is what stands
    between spaces, without the punctuation around it, divided at dashes and ellipses.
    """
    found: list[Range] = []
    position = 0
    for start, end in fixed:
        found.extend(_words_between(text, position, start, lang))
        found.append((start, end))
        position = end
    found.extend(_words_between(text, position, len(text), lang))
    return tuple(found)


def has_word(text: str) -> bool:
    """Whether there is anything in the text that an engine would say."""
    return any(_starts_word(letter) for letter in text)


def _words_between(text: str, start: int, end: int, lang: str) -> Iterator[Range]:
    divide = _letter_runs if is_unspaced(lang) else _divided
    for token in _TOKEN.finditer(text, start, end):
        for first, last in divide(text, token.start(), token.end()):
            yield from _trimmed(text, first, last)


def _divided(text: str, start: int, end: int) -> Iterator[Range]:
    position = start
    for divider in _DIVIDER.finditer(text, start, end):
        yield position, divider.start()
        position = divider.end()
    yield position, end


def _letter_runs(text: str, start: int, end: int) -> Iterator[Range]:
    position = start
    for index in range(start, end):
        if not _ends_word(text[index]):
            yield position, index
            position = index + 1
    yield position, end


def _trimmed(text: str, start: int, end: int) -> Iterator[Range]:
    while start < end and not (_starts_word(text[start]) or _SIGN.match(text, start, end)):
        start += 1
    while end > start and not _ends_word(text[end - 1]):
        end -= 1
    if start < end:
        yield start, end


def _starts_word(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] in "LN" or category == "Sc" or letter in _SPOKEN_SYMBOLS


def _ends_word(letter: str) -> bool:
    return _starts_word(letter) or unicodedata.category(letter)[0] == "M"
