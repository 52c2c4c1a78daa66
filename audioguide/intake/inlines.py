"""A run of inline markup becomes text, and the same in Markdown: links, emphasis, languages. Pure.

For the ear: a link is its words, a footnote's mark is nothing, a line break is a space.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from lxml.html import HtmlElement

from audioguide.intake.markdown import escape
from audioguide.model.language import LANGUAGE_TAG

EMPHASIS = {"em": "*", "i": "*", "cite": "*", "dfn": "*", "strong": "**", "b": "**"}
_BREAK = "\u2028"  # Unicode's line separator, which counts as a space in the end
_SCHEMES = {"http", "https", "mailto"}
_NOTE_MARK = re.compile(r"\s*[\[(]?\s*(\d{1,3}|[*†‡§¶↑↩︎]+|edit|citation needed)\s*[\])]?\s*")
_NOTE_ROLES = {"doc-noteref", "doc-backlink"}
_ADDRESS_SAFE = "!#$%&'*+,-./:;=?@_~"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(slots=True, kw_only=True)
class Picture:
    """An image in a run. `alt` is its description, None where there is no attribute for one."""

    src: str
    alt: str | None
    line: int


@dataclass(slots=True, kw_only=True)
class Run:
    """What a run of inline markup says. `note_marks` counts the footnote marks left out."""

    text: list[str] = field(default_factory=list)
    markdown: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    note_marks: int = 0

    def add_text(self, text: str | None) -> None:
        """Add plain text."""
        if text:
            self.text.append(text)
            self.markdown.append(escape(text))

    def add_element(self, element: HtmlElement) -> None:
        """Add an inline element with all that it holds, but not the text after it."""
        if not isinstance(element.tag, str):
            return  # a comment
        if element.tag == "br":
            self.add_text(_BREAK)
        elif element.tag == "img":
            source, alt = element.get("src", ""), element.get("alt")
            self.pictures.append(Picture(src=source, alt=alt, line=element.sourceline or 0))
        elif is_note_mark(element):
            self.note_marks += 1
        else:
            self._add_wrapped(element)

    def _add_wrapped(self, element: HtmlElement) -> None:
        inner = Run()
        inner.add_text(element.text)
        for child in element:
            inner.add_element(child)
            inner.add_text(child.tail)
        self.pictures += inner.pictures
        self.note_marks += inner.note_marks
        self.text += inner.text
        self.markdown.append(_wrap(element, inner))

    @property
    def ends_with_break(self) -> bool:
        """Whether a line break is the last thing in it: with another it parts paragraphs."""
        last = next((text for text in reversed(self.text) if text.strip(" \t\r\n")), "")
        return last == _BREAK

    @property
    def said(self) -> str:
        """The text, with single spaces."""
        return " ".join("".join(self.text).split())

    @property
    def written(self) -> str | None:
        """The Markdown, or None where it is no more than the text."""
        markdown = " ".join("".join(self.markdown).split())
        return markdown if markdown != escape(self.said) else None


def is_note_mark(element: HtmlElement) -> bool:
    """Whether this only points to a footnote or back from one, which the ear cannot follow."""
    if _NOTE_ROLES & {element.get("role", ""), f"doc-{element.get(EPUB_TYPE, '')}"}:
        return True
    text = element.text_content()
    points = element.tag == "a" and element.get("href", "").startswith("#")
    holds = element.tag == "sup" and element.find(".//a") is not None
    return bool((points or holds) and _NOTE_MARK.fullmatch(text))


def _wrap(element: HtmlElement, inner: Run) -> str:
    written = "".join(inner.markdown)
    body = written.strip()
    if not body:
        return written
    before = written[: len(written) - len(written.lstrip())]
    after = written[len(written.rstrip()) :]
    return f"{before}{_marked(element, body)}{after}"


def _marked(element: HtmlElement, body: str) -> str:
    lang = element.get("lang", "") or element.get("{http://www.w3.org/XML/1998/namespace}lang", "")
    if element.tag == "a" and (address := _address(element.get("href", ""))):
        return body if "](" in body else f"[{body}]({address})"
    if lang and LANGUAGE_TAG.fullmatch(lang) and "](" not in body:
        return f"[{body}]{{lang={lang}}}"
    mark = EMPHASIS.get(element.tag, "")
    # Marks beside a space or a sign would not be read as such (CommonMark 6.2).
    fits = body[0].isalnum() and body[-1].isalnum() and "*" not in body and "[" not in body
    return f"{mark}{body}{mark}" if fits and _stands_alone(element) else body


def _stands_alone(element: HtmlElement) -> bool:
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        before = previous.tail or "x"
    else:
        before = (parent.text if parent is not None else "") or " "
    after = element.tail or " "
    return not before[-1].isalnum() and not after[0].isalnum()


def _address(href: str) -> str:
    try:
        scheme = urlsplit(href.strip()).scheme.lower()
    except ValueError:
        return ""
    return quote(href.strip(), safe=_ADDRESS_SAFE) if scheme in _SCHEMES else ""
