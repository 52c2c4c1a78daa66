"""Blocks and inlines as CommonMark 0.31 that parses back to the same text.

Each block is one line, so whatever could begin another block is escaped at its start alone.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape

from audioguide.export.prose import is_outward
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import TimedBlock, TimedSentence

# 2.4, backslash escapes; 2.5, entities; 4 and 5.2, what begins a block.
_SPECIAL = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)")
_BEGINS_BLOCK = re.compile(r"[-+=#>]|\d{1,9}(?=[.)])")
_CLOSING_SIGNS = re.compile(r"(?<= )#+$")
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")  # not the spaces that keep words together
_PLAIN_ADDRESS = re.compile(r"[\w:/.?=%#~+@,-]+", re.ASCII)
_SPECIAL_IN_ADDRESS = re.compile(r"[\\<>]|&(?=#?\w+;)")
_ESCAPED = r"\\\g<0>"
_DEEPEST = 6
_MARKS = {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**"}


def escape_text(text: str) -> str:
    """Write text as a whole block of it: a paragraph, an item or a heading, on one line."""
    return _as_block(_escape_inside(_on_one_line(text)))


def render_blocks(blocks: Iterable[TimedBlock], *, shift: int = 0) -> str:
    """Write blocks with blank lines between; headings stand `shift` levels deeper, 6 at most."""
    written = _Written()
    for block in blocks:
        text = _as_block(" ".join(_render_sentence(one) for one in block.sentences))
        if text:
            written.add(block, text, shift)
    return "\n".join(written.lines) + "\n" if written.lines else ""


@dataclass(slots=True)
class _Written:
    """The lines so far. `lists` are the open lists, the outermost first."""

    lines: list[str] = field(default_factory=list)
    lists: list["_List"] = field(default_factory=list)
    before: BlockKind | None = None

    def add(self, block: TimedBlock, text: str, shift: int) -> None:
        if block.kind is BlockKind.ITEM:
            self._add_item(block, text)
        else:
            self.lists.clear()
            quote = block.kind is BlockKind.QUOTE
            if self.lines:
                self.lines.append(">" if quote and self.before is BlockKind.QUOTE else "")
            signs = "#" * min(_DEEPEST, block.level + shift)
            heading = block.kind is BlockKind.HEADING
            self.lines.append(f"> {text}" if quote else f"{signs} {text}" if heading else text)
        self.before = block.kind

    def _add_item(self, block: TimedBlock, text: str) -> None:
        """5.3: a list goes on with the same sign and the next number; a new one has another."""
        depth = min(max(1, block.level), len(self.lists) + 1)
        del self.lists[depth:]
        inner = self.lists[depth - 1] if depth == len(self.lists) else None
        if inner is None or not inner.goes_on_with(block.ordinal):
            if self.lines and (depth == 1 or block.ordinal not in {None, 1}):
                self.lines.append("")  # 5.2: a number but 1 does not end a paragraph
            indent = self.lists[depth - 2].inside if depth > 1 else ""
            del self.lists[depth - 1 :]
            self.lists.append(_List(indent=indent, sign=_sign(block, inner)))
        here = self.lists[-1]
        here.ordinal = block.ordinal
        mark = here.sign if block.ordinal is None else f"{block.ordinal}{here.sign}"
        here.inside = here.indent + " " * (len(mark) + 1)
        self.lines.append(f"{here.indent}{mark} {text}")


@dataclass(slots=True, kw_only=True)
class _List:
    """An open list: its sign (`-`, or what follows a number), and where its items' text begins."""

    indent: str
    sign: str
    ordinal: int | None = None
    inside: str = ""

    def goes_on_with(self, ordinal: int | None) -> bool:
        if self.ordinal is None or ordinal is None:
            return self.ordinal is ordinal
        return ordinal == self.ordinal + 1


def _sign(block: TimedBlock, before: _List | None) -> str:
    if block.ordinal is None:
        return "-"
    return ")" if before is not None and before.sign == "." else "."


def _render_sentence(sentence: TimedSentence) -> str:
    text = _on_one_line(sentence.text)
    inlines = sorted(
        (one for one in sentence.inlines if is_outward(one) and one.length),
        key=lambda one: (one.offset, -one.length),
    )
    written = _render_stretch(text, 0, len(text), inlines, outermost=True)
    if sentence.lang and written.strip():  # 4.6: a lone tag would be a block of HTML
        return f'<span lang="{escape(sentence.lang)}">{written}</span>'
    return written


def _render_stretch(
    text: str, start: int, stop: int, inlines: list[Inline], *, outermost: bool
) -> str:
    pieces = []
    while inlines:
        inline, *inlines = inlines
        end = min(stop, inline.offset + inline.length)
        inside = [other for other in inlines if other.offset < end]
        inlines = inlines[len(inside) :]
        before = _escape_inside(text[start : inline.offset])
        if inline.kind is InlineKind.LINK and before.endswith("!"):
            before = f"{before[:-1]}\\!"  # 6.4: or it would be a picture
        pieces.append(before)
        if inline.kind is InlineKind.CODE:
            touches = "".join(pieces).endswith("`")
            pieces.append(_render_code(text[inline.offset : end], plain=not touches))
        else:
            inner = _render_stretch(text, inline.offset, end, inside, outermost=False)
            plain = outermost and not inside and _stands_alone(text, inline.offset, end)
            pieces.append(_wrap(inline, inner, plain=plain))
        start = end
    return "".join([*pieces, _escape_inside(text[start:stop])])


def _wrap(inline: Inline, inner: str, *, plain: bool) -> str:
    """6.2: stars mean emphasis only where they stand at words; HTML (6.6) does everywhere."""
    if inline.kind is InlineKind.LINK:
        return f"[{inner}]({_render_address(inline.value or '')})"
    if inline.kind is InlineKind.LANG:
        return f'<span lang="{escape(inline.value or "")}">{inner}</span>'
    if plain:
        return f"{_MARKS[inline.kind]}{inner}{_MARKS[inline.kind]}"
    return f"<{inline.kind}>{inner}</{inline.kind}>"


def _render_address(href: str) -> str:
    """6.3: an address with signs that could end it stands in angle brackets."""
    if _PLAIN_ADDRESS.fullmatch(href):
        return href
    return f"<{_SPECIAL_IN_ADDRESS.sub(_ESCAPED, _on_one_line(href))}>"


def _render_code(text: str, *, plain: bool) -> str:
    """6.1: a code span; text that could not stand in one as it is becomes HTML."""
    if not plain or "`" in text or text != text.strip(" "):
        return f"<code>{_escape_inside(text)}</code>"
    return f"`{text}`"


def _stands_alone(text: str, start: int, end: int) -> bool:
    """6.2, flanking: whether stars before and after a stretch can only open and close it."""
    edges = (
        (text[max(0, start - 1) : start], text[start]),
        (text[end : end + 1], text[end - 1]),
    )
    return all(
        not inner.isspace() if not outer.strip() else outer in ".,;:!?" and inner.isalnum()
        for outer, inner in edges
    )


def _on_one_line(text: str) -> str:
    """Write every break and tab as a space: each offset still holds."""
    return _BREAKS.sub(" ", text)


def _escape_inside(text: str) -> str:
    return _SPECIAL.sub(_ESCAPED, text)


def _as_block(text: str) -> str:
    text = text.strip(" ")
    if begins := _BEGINS_BLOCK.match(text):
        sign = begins[0]
        text = f"{sign}\\{text[len(sign) :]}" if sign.isdigit() else f"\\{text}"
    return _CLOSING_SIGNS.sub(lambda found: f"\\{found[0]}", text)
