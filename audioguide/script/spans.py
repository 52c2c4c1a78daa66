"""Speech spans: `[LDCT]{say="low-dose C T"}`, `{ipa=..}`, `{lang=fr}`, `{voice=..}`, `{pause=1s}`.

The syntax is Pandoc's bracketed span. `[text]` without braces stays plain text, and brackets in
links, code and escapes keep their meaning. Braces at the end of a block are for all of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_inline import (
    StateInline,
    backtick,
    escape,
    html_inline,
    image,
    link,
    newline,
)

from audioguide.model.language import LANGUAGE_TAG

MAX_PAUSE_MS = 10_000
BLOCK_ATTRIBUTES = "block_attributes"

_QUOTED = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_BRACES = re.compile(rf"\{{((?:[^\"'{{}}]|{_QUOTED})*)\}}", re.DOTALL)
_ATTRIBUTE = re.compile(
    rf"(?P<name>[^\s=\"']+)\s*=\s*(?:(?P<quoted>{_QUOTED})|(?P<bare>[^\s\"']+)|(?P<none>(?=\s|$)))"
    r"|(?P<other>\S+)",
    re.DOTALL,
)
# Braces for a whole block: `> To be or not to be. {voice=system:gmw/en-gb}`.
_AT_END = re.compile(rf"\{{((?:\s*(?:voice|lang)\s*=\s*(?:{_QUOTED}|[^\s\"'{{}}]+))+\s*)\}}\s*\Z")
# Word processors curl quotes by themselves.
_CURLY = str.maketrans("“”„", '"""')
_TIME = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,6})?)(ms|s)")

_Rule = Callable[[StateInline, bool], bool]
_RULES_OVER_LINES: dict[str, _Rule] = {
    "newline": newline,
    "escape": escape,
    "backticks": backtick,
    "link": link,
    "image": image,
    "html_inline": html_inline,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributes:
    """What a span asks for. `troubles` are (finding code, message) pairs."""

    say: str | None = None
    ipa: str | None = None
    lang: str | None = None
    voice: str | None = None
    pause_ms: int | None = None
    troubles: tuple[tuple[str, str], ...] = ()


def make_parser() -> MarkdownIt:
    """Make a CommonMark parser that knows spans, and tables so that they can be told from text.

    The last token of anything that goes over lines has in `meta["line"]` how many newlines stand
    before its end in the inline token: so every sentence's line is known.
    Escapes stay tokens of their own, so that an escaped brace is never taken for a span.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": 60, "store_labels": True})
    parser.enable("table").disable("text_join")
    parser.inline.ruler.before("link", "span", _counting_lines(_span))
    parser.inline.ruler.after("span", BLOCK_ATTRIBUTES, _block_attributes)
    for name, rule in _RULES_OVER_LINES.items():
        parser.inline.ruler.at(name, _counting_lines(rule))
    return parser


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    if state.src[state.pos] != "[" or state.src.find("]{", state.pos, state.posMax) < 0:
        return False
    start, end = state.pos, state.md.helpers.parseLinkLabel(state, state.pos)
    braces = _BRACES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not braces:
        return False
    if not silent:
        limit = state.posMax
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "", 1).meta["attributes"] = braces[1]
        state.md.inline.tokenize(state)
        state.push("span_close", "", -1)
        state.posMax = limit
    state.pos = braces.end()
    return True


def _block_attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    braces = _AT_END.match(state.src, state.pos) if state.src[state.pos] == "{" else None
    if not braces or state.posMax < len(state.src) or state.level:
        return False
    if not silent:
        state.push(BLOCK_ATTRIBUTES, "", 0).meta["attributes"] = braces[1]
    state.pos = state.posMax
    return True


def _counting_lines(rule: _Rule) -> _Rule:
    def counting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        matched = rule(state, silent)
        if matched and not silent and "\n" in state.src[start : state.pos]:
            state.tokens[-1].meta["line"] = state.src.count("\n", 0, state.pos)
        return matched

    return counting


def parse_attributes(text: str) -> Attributes:
    """Read what stands between a span's braces; troubles are listed in the result."""
    attributes = Attributes()
    for name, value in _pairs(text if '"' in text else text.translate(_CURLY)):
        reader = _READERS.get(name)
        if reader is None:
            trouble = ("unknown-attribute", f"A span does not know {name!r}.")
            attributes = replace(attributes, troubles=(*attributes.troubles, trouble))
        else:
            attributes = reader(attributes, value)
    if not text.strip():
        attributes = replace(attributes, troubles=(("empty-say", "The braces are empty."),))
    return attributes


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _ATTRIBUTE.finditer(text):
        if match["other"] is not None:
            yield match["other"], ""
        else:
            quoted = re.sub(r"\\(.)", r"\1", (match["quoted"] or "")[1:-1], flags=re.DOTALL)
            yield match["name"], " ".join((match["bare"] or quoted).split())


def _read_say(attributes: Attributes, value: str) -> Attributes:
    if not value:
        return _with_trouble(attributes, "empty-say", "There is nothing to say in say.")
    return replace(attributes, say=value)


def _read_ipa(attributes: Attributes, value: str) -> Attributes:
    ipa = value.strip("/ ")
    if not ipa:
        return _with_trouble(attributes, "empty-say", "There are no sounds in ipa.")
    return replace(attributes, ipa=ipa)


def _read_lang(attributes: Attributes, value: str) -> Attributes:
    if not LANGUAGE_TAG.fullmatch(value):
        return _with_trouble(attributes, "bad-span-lang", f"{value!r} is no language tag.")
    return replace(attributes, lang=value)


def _read_voice(attributes: Attributes, value: str) -> Attributes:
    if not value:
        return _with_trouble(attributes, "empty-say", "voice names no voice.")
    return replace(attributes, voice=value)


def _read_pause(attributes: Attributes, value: str) -> Attributes:
    time = _TIME.fullmatch(value)
    pause_ms = round(float(time[1]) * (1000 if time[2] == "s" else 1)) if time else -1
    if not 0 <= pause_ms <= MAX_PAUSE_MS:
        return _with_trouble(attributes, "bad-pause", f"{value!r} is no pause.")
    return replace(attributes, pause_ms=pause_ms)


def _with_trouble(attributes: Attributes, code: str, message: str) -> Attributes:
    return replace(attributes, troubles=(*attributes.troubles, (code, message)))


_READERS: dict[str, Callable[[Attributes, str], Attributes]] = {
    "say": _read_say,
    "ipa": _read_ipa,
    "lang": _read_lang,
    "voice": _read_voice,
    "pause": _read_pause,
}
