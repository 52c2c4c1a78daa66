"""Sentences of a page as XHTML: language, direction, inlines, and a place for each word. Pure."""

import unicodedata
from collections.abc import Iterable
from functools import partial
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

from markupsafe import Markup

from audioguide.export.epub.clips import word_id
from audioguide.formats.smil import Clip
from audioguide.model.language import find_direction
from audioguide.model.text import Inline, InlineKind
from audioguide.model.timing import TimedBlock, TimedSentence, TimedWord
from audioguide.player.text import Stretch, render_stretches

Direction = Literal["ltr", "rtl"]

_DIRECTIONS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_OUTSIDE = {"http", "https"}


def render_sentence(sentence: TimedSentence, clip: Clip) -> Markup:
    """Write a sentence with its id and language; each of its clip's parts is a word's span."""
    stretches = [
        Stretch(offset=start, length=end - start, wrap=partial(_wrap_word, sentence, number))
        for number, word in enumerate(sentence.words if clip.parts else (), start=1)
        for start, end in [_unbroken(word, sentence.inlines)]
    ]
    stretches += [
        Stretch(offset=inline.offset, length=inline.length, wrap=partial(_wrap_inline, inline))
        for inline in sentence.inlines
    ]
    inner = render_stretches(sentence.text, stretches)
    lang = render_lang(sentence.lang or "")
    return Markup('<span id="{}"{}>{}</span>').format(sentence.id, lang, inner)


def render_lang(lang: str) -> Markup:
    """Write the attributes of a change of language, tag and direction; nothing for no tag."""
    return Markup(' lang="{}"').format(lang) + render_xml_lang(lang) if lang else Markup()


def render_xml_lang(lang: str) -> Markup:
    """Write the same for XML that is no HTML, such as the package document."""
    if not lang:
        return Markup()
    return Markup(' xml:lang="{}" dir="{}"').format(lang, find_direction(lang))


def render_direction(text: str, *, page: Direction) -> Markup:
    """Write `dir` where a text begins in the other direction than its page.

    HTML's `dir="auto"` says the same, but not every reader knows it.
    """
    own = _first_direction(text) or page
    return Markup(' dir="{}"').format(own) if own != page else Markup()


def text_of(blocks: Iterable[TimedBlock]) -> str:
    """Give the text of some blocks as one line."""
    return " ".join(sentence.text for block in blocks for sentence in block.sentences)


def _first_direction(text: str) -> Direction | None:
    """Tell the direction of a text's first letter (Unicode Bidirectional Algorithm, rule P2)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((_DIRECTIONS[kind] for kind in kinds if kind in _DIRECTIONS), None)


def _wrap_word(sentence: TimedSentence, number: int, inner: Markup) -> Markup:
    return Markup('<span id="{}">{}</span>').format(word_id(sentence, number), inner)


def _wrap_inline(inline: Inline, inner: Markup) -> Markup:
    if inline.kind is InlineKind.LINK:
        href = inline.value or ""
        return Markup('<a href="{}">{}</a>').format(href, inner) if _leads_out(href) else inner
    if inline.kind is InlineKind.LANG:
        return Markup("<span{}>{}</span>").format(render_lang(inline.value or ""), inner)
    return Markup("<{0}>{1}</{0}>").format(inline.kind.value, inner)


def _unbroken(word: TimedWord, inlines: Iterable[Inline]) -> tuple[int, int]:
    """Give where the longest piece of a word is that no inline begins or ends within.

    An inline that is all in the word may stay there: elements nest, but do not overlap.
    """
    start, end = word.offset, word.offset + word.length
    cuts = {start, end}
    for inline in inlines:
        inline_end = inline.offset + inline.length
        if inline.offset < start < inline_end < end:
            cuts.add(inline_end)
        if start < inline.offset < end < inline_end:
            cuts.add(inline.offset)
    return max(pairwise(sorted(cuts)), key=lambda piece: piece[1] - piece[0])


def _leads_out(href: str) -> bool:
    """Tell whether a link still leads somewhere from inside a book: the web, or a letter."""
    try:
        address = urlsplit(href)
        is_mail = address.scheme.lower() == "mailto" and bool(address.path)
        return is_mail or (address.scheme.lower() in _OUTSIDE and bool(address.hostname))
    except ValueError:
        return False
