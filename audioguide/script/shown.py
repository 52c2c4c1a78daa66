"""From a paragraph's Markdown tokens to its shown text, with everything that points into it.

Nothing that is text is lost: tags of HTML are left out, what stands between them is kept.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from markdown_it.token import Token

from audioguide.model.text import Inline, InlineKind
from audioguide.script.decoding import clean_text
from audioguide.script.findings import Notepad
from audioguide.script.ipa import check_ipa
from audioguide.script.pronunciation import Saying, with_possessive
from audioguide.script.spans import Attributes, parse_attributes

_SPACE = re.compile(r"[ \t\n\r]+")
_LINK_SCHEMES = ("https://", "http://", "mailto:", "tel:")

# What is left in plain text when a mark was mistyped: it would be read aloud.
_LEFTOVERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "span-not-read",
        re.compile(r"\{\s*(?:say|ipa|lang|voice|pause)\s*="),
        "These braces would be read aloud.",
    ),
    ("footnote", re.compile(r"\[\^[^\]\s]+\]"), "This footnote mark would be read aloud."),
    ("reference-missing", re.compile(r"\]\[[^\]]*\]"), "This link's address is not defined."),
    ("link-not-read", re.compile(r"\]\("), "This would be read aloud, address and all."),
    (
        "marks-not-read",
        re.compile(r"\*\*|~~|^#{1,6}[^\W\d_]|&[A-Za-z]\w*;"),
        "These marks would be read aloud.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A pause of the author's, before the character at `offset`."""

    offset: int
    pause_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image as written: its address, and its alt text to be said."""

    href: str
    alt: "Shown"
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text for which the author wants a voice."""

    start: int
    end: int
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Shown text; offsets in code points. `lines`: (offset, line of the file), from offset 0."""

    text: str
    inlines: tuple[Inline, ...]
    sayings: tuple[Saying, ...]
    pauses: tuple[Pause, ...]
    pictures: tuple[Picture, ...]
    lines: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...] = ()

    def line_at(self, offset: int) -> int:
        """Give the line of the file where the character at `offset` was written."""
        return self.lines[bisect_right(self.lines, offset, key=itemgetter(0)) - 1][1]


def to_shown(tokens: Sequence[Token], first_line: int, notepad: Notepad, lang: str) -> Shown:
    """Flatten the children of an inline token that starts at `first_line`."""
    flattener = _Flattener(first_line=first_line, line=first_line, notepad=notepad, lang=lang)
    for token in tokens:
        flattener.take(token)
    return flattener.to_shown()


@dataclass(slots=True, kw_only=True)
class _Flattener:
    first_line: int
    line: int
    notepad: Notepad
    lang: str
    text: str = ""
    opened: list[tuple[Token, int]] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def to_shown(self) -> Shown:
        return Shown(
            text=self.text,
            inlines=tuple(sorted(self.inlines, key=lambda inline: (inline.offset, -inline.length))),
            sayings=tuple(with_possessive(each, self.text) for each in _outermost(self.sayings)),
            pauses=tuple(self.pauses),
            pictures=tuple(self.pictures),
            lines=((0, self.first_line), *self.lines),
            parts=tuple(self.parts),
        )

    def take(self, token: Token) -> None:
        if token.nesting > 0:
            self.opened.append((token, len(self.text)))
        elif token.nesting < 0:
            opener, start = self.opened.pop()
            _CLOSERS[token.type](self, opener, start)
        else:
            _TAKERS[token.type](self, token)
        if "line" in token.meta:
            self.line = self.first_line + int(token.meta["line"])
            self.lines.append((len(self.text), self.line))

    def add(self, text: str) -> None:
        text = _SPACE.sub(" ", clean_text(text))
        if text.startswith(" ") and (not self.text or self.text.endswith(" ")):
            text = text[1:]
        self.text += text

    def mark(self, kind: InlineKind, start: int, value: str | None = None) -> None:
        if length := len(self.text) - start:
            self.inlines.append(Inline(kind=kind, offset=start, length=length, value=value))

    def take_text(self, token: Token) -> None:
        for code, pattern, message in _LEFTOVERS:
            if pattern.search(token.content):
                self.notepad.note(code, self.line, f"{_excerpt(token.content)}: {message}")
        self.add(token.content)

    def take_escape(self, token: Token) -> None:
        self.add(token.content)

    def take_break(self, _token: Token) -> None:
        self.add(" ")

    def take_code(self, token: Token) -> None:
        start = len(self.text)
        self.add(token.content)
        self.mark(InlineKind.CODE, start)

    def take_html(self, token: Token) -> None:
        if token.content.lower().startswith("<br"):
            self.add(" ")
        if not token.content.startswith("<!--"):
            self.notepad.note("raw-html", self.line, f"{_excerpt(token.content)} is not spoken.")

    def take_image(self, token: Token) -> None:
        alt = to_shown(token.children or [], self.line, self.notepad, self.lang)
        self.note_title(token)
        href = str(token.attrs["src"])
        self.pictures.append(Picture(href=href, alt=alt, line=self.line))

    def note_title(self, token: Token) -> None:
        if title := token.attrs.get("title"):
            self.notepad.note("title-not-shown", self.line, f"The title {title!r} is not shown.")

    def close_link(self, opener: Token, start: int) -> None:
        address = str(opener.attrs["href"])
        self.note_title(opener)
        if not self.text[start:].strip():
            self.notepad.note("link-without-text", self.line, f"The link to {address} has no text.")
        elif str(opener.meta.get("label", "")).startswith("^"):
            self.notepad.note("footnote", self.line, "This footnote mark is read as a link.")
        elif not address.lower().startswith(_LINK_SCHEMES):
            self.notepad.note("link-address", self.line, f"The link to {address!r} leads nowhere.")
        self.mark(InlineKind.LINK, start, address)

    def close_span(self, opener: Token, start: int) -> None:
        asked = self.read_attributes(opener)
        empty = not self.text[start:].strip()
        if empty and (asked.say or asked.ipa or asked.lang or asked.voice):
            self.notepad.note("empty-span", self.line, "There are no words between the brackets.")
        self.mark_speech(asked, start)
        if asked.ipa:
            check_ipa(asked.ipa, asked.lang or self.lang, self.line, self.notepad)
        if not empty and (asked.say or asked.ipa):
            self.add_saying(start, asked.say, asked.ipa)
        if asked.pause_ms is not None:
            self.pauses.append(Pause(offset=len(self.text), pause_ms=asked.pause_ms))

    def take_block_attributes(self, token: Token) -> None:
        self.mark_speech(self.read_attributes(token), 0)

    def read_attributes(self, token: Token) -> Attributes:
        asked = parse_attributes(token.meta["attributes"])
        for code, message in asked.troubles:
            self.notepad.note(code, self.line, message)
        return asked

    def mark_speech(self, asked: Attributes, start: int) -> None:
        if asked.lang:
            self.mark(InlineKind.LANG, start, asked.lang)
        if asked.voice:
            self.parts.append(Part(start=start, end=len(self.text), voice=asked.voice))

    def add_saying(self, start: int, spoken: str | None, ipa: str | None) -> None:
        inside = self.text[start:]
        first = start + len(inside) - len(inside.lstrip())
        saying = Saying(start=first, end=start + len(inside.rstrip()), spoken=spoken, ipa=ipa)
        if self.sayings and self.sayings[-1].start >= start:  # the last to close is inside, if any
            self.notepad.note("nested-span", self.line, "One span to say stands inside another.")
        self.sayings.append(saying)


def _outermost(sayings: list[Saying]) -> tuple[Saying, ...]:
    """Sayings that are inside no other. Spans nest, so an outer one closes after its inner ones."""
    kept: list[Saying] = []
    for saying in sayings:
        while kept and kept[-1].start >= saying.start:
            kept.pop()
        kept.append(saying)
    return tuple(kept)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 (fits a line of a terminal)


_TAKERS: dict[str, Callable[[_Flattener, Token], None]] = {
    "text": _Flattener.take_text,
    "text_special": _Flattener.take_escape,
    "softbreak": _Flattener.take_break,
    "hardbreak": _Flattener.take_break,
    "code_inline": _Flattener.take_code,
    "html_inline": _Flattener.take_html,
    "image": _Flattener.take_image,
    "block_attributes": _Flattener.take_block_attributes,
}
_CLOSERS: dict[str, Callable[[_Flattener, Token, int], None]] = {
    "em_close": lambda self, _, start: self.mark(InlineKind.EMPHASIS, start),
    "strong_close": lambda self, _, start: self.mark(InlineKind.STRONG, start),
    "link_close": _Flattener.close_link,
    "span_close": _Flattener.close_span,
}
