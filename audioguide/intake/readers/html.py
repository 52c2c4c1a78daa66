"""A saved web page: trafilatura tells the article from what stands round it, we keep its shape.

Everything that has words is a part, so that whatever is left out is in the report.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import lxml.html
import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from audioguide.errors import ScriptError
from audioguide.intake.decoding import decode_document
from audioguide.intake.draft import Draft, Part
from audioguide.intake.markup import Walker
from audioguide.model.text import BlockKind

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOO_DEEP = "xcessive depth"
_MIN_PROSE_WORDS = 8
_OUTSIDE = "outside of the article"


def read_html(data: bytes, *, keep_all: bool) -> Draft:
    """Take a page apart. ScriptError where there is nothing in it."""
    text = decode_html(data)
    tree = parse_html(text)
    found = trafilatura.bare_extraction(
        text, favor_recall=True, with_metadata=True, include_comments=False
    )
    about = {} if found is None or isinstance(found, dict) else found.as_dict()
    lang = (tree.get("lang") or about.get("language") or "").strip()
    walker = Walker(keep_all=keep_all, find_image=str)
    draft = Draft(
        parts=walker.walk(tree),
        title=_title(tree, about),
        authors=_authors(about),
        lang=lang,
        published=date if _DATE.fullmatch(date := about.get("date") or "") else None,
        description=" ".join((about.get("description") or "").split()),
        dropped=tuple(walker.dropped),
        notes=walker.notes(),
    )
    return draft if keep_all else _keep_article(draft, about.get("text") or "")


def decode_html(data: bytes) -> str:
    """Decode a page by its own charset, else as any document."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return decode_document(data.decode(declared[1].decode("ascii")).encode())
        except (LookupError, UnicodeError):
            pass  # it lies, or is not known here: told by the bytes instead
    return decode_document(data)


def parse_html(text: str) -> HtmlElement:
    """Parse any HTML; ScriptError where nothing can be made of it."""
    # A declaration of an encoding would contradict what is text by now.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        tree = lxml.html.document_fromstring(plain.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(f"Nothing can be read in it ({error}).") from error
    # libxml2 stops there without an error, and what follows would be lost.
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise _unreadable("It is nested too deep.")
    return tree


def _unreadable(what: str) -> ScriptError:
    hint = "Open it in a browser and save the page anew."
    return ScriptError(what, where="reading html", hint=hint)


def _keep_article(draft: Draft, article: str) -> Draft:
    """Leave out what trafilatura does not take for the article; a doubtful sentence stays."""
    said = _letters(article)
    found = [bool(said) and _letters(part.written or part.text) in said for part in draft.parts]
    if not any(found):
        return replace(draft, notes=(*draft.notes, "No article was made out: all of it was kept."))
    inside = _with_neighbours(draft.parts, found)

    def reason_of(place: int, part: Part) -> str | None:
        if inside[place]:
            return None
        return "the title, which begins the guide" if part.text == draft.title else _OUTSIDE

    return draft.drop(reason_of)


def _with_neighbours(parts: Sequence[Part], found: Sequence[bool]) -> list[bool]:
    """Take in headings over the article's parts, and sentences right beside or between them."""
    inside = list(found)
    first, last = found.index(True), len(found) - 1 - found[::-1].index(True)
    for place in range(first + 1, last):
        if parts[place].kind is BlockKind.HEADING:
            inside[place] = inside[place] or any(found[place + 1 : place + 4])
        elif _is_prose(parts[place]) or (found[place - 1] and found[place + 1]):
            inside[place] = True
    for beyond in (range(first - 1, -1, -1), range(last + 1, len(parts))):
        run = list(takewhile(lambda place: _goes_on(parts[place]), beyond))
        while run and not _is_prose(parts[run[-1]]):
            run.pop()  # a picture with no sentence after it is no part of the text
        for place in run:
            inside[place] = True
    return inside


def _goes_on(part: Part) -> bool:
    return _is_prose(part) or part.kind is BlockKind.IMAGE


def _is_prose(part: Part) -> bool:
    return len(part.words) >= _MIN_PROSE_WORDS and part.text.endswith(
        (".", "!", "?", "”", '"', "’")
    )


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _title(tree: HtmlElement, about: dict[str, str]) -> str:
    headings = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    # The one heading of a page is its title without the name of the website behind it.
    if len(headings) == 1:
        return headings[0]
    return " ".join((about.get("title") or next(iter(headings), "")).split())


def _authors(about: dict[str, str]) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in (about.get("author") or "").split(";"))
    return tuple(name for name in names if name)
