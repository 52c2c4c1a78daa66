"""Text without marks: paragraphs between empty lines, and lines that begin like list items."""

import re
from collections.abc import Iterator

from audioguide.intake.decoding import decode_document
from audioguide.intake.draft import Draft, Part
from audioguide.model.text import BlockKind

_ITEM = re.compile(
    r"(?P<indent>\s*)(?:(?P<bullet>[-–—•*·▪◦‣])\s*|(?P<number>\d{1,3})[.)]\s+)(?=\S)"
)
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-‐\u00ad]\n(?=[a-zà-ÿ])")
_TITLE_LINES, _TITLE_WIDTH = 3, 50
_RULE = re.compile(r"\s*([-=_*~#])(?:\s*\1){2,}\s*")


def read_plain_text(data: bytes, *, keep_all: bool) -> Draft:
    """Take text apart; lines of a paragraph that was wrapped are joined again."""
    del keep_all  # a text has nothing that only its reader could tell is no part of it
    text = decode_document(data)
    return Draft(parts=tuple(_to_parts(text)))


def _to_parts(text: str) -> Iterator[Part]:
    gap, lines, first = 0, list[str](), 0
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip() and not _RULE.fullmatch(line):
            first = first if lines else number
            lines.append(line)
            continue
        if lines:
            yield from _read_block(lines, first, gap)
            gap, lines = 0, []
        gap += 1


def _read_block(lines: list[str], first: int, gap: int) -> Iterator[Part]:
    """Read the lines between two empty ones: one paragraph, or items with what goes before."""
    begun: list[tuple[int, list[str]]] = []
    # The lines of a title page stand for themselves; those of a paragraph were wrapped.
    apart = len(lines) <= _TITLE_LINES and all(len(line.strip()) < _TITLE_WIDTH for line in lines)
    for number, line in enumerate(lines, start=first):
        if not begun or apart or _ITEM.match(line):
            begun.append((number, [line]))
        else:
            begun[-1][1].append(line)
    for number, group in begun:
        text = _HYPHENATED.sub("", "\n".join(line.strip() for line in group))
        yield _to_part(" ".join(text.split()), group[0], number, gap)
        gap = 0


def _to_part(text: str, written: str, line: int, gap: int) -> Part:
    item = _ITEM.match(written)
    if item is None:
        return Part(kind=BlockKind.PARAGRAPH, text=text, line=line, gap=gap)
    said = text[len(written[: item.end()].strip()) :].strip()
    return Part(
        kind=BlockKind.ITEM,
        text=said,
        line=line,
        level=1 + len(item["indent"].expandtabs(4)) // 2,
        ordinal=int(item["number"]) if item["number"] else None,
        gap=gap,
    )
