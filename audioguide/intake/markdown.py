"""Chapters as script files: Markdown that parses back to the text it was made from. Pure."""

import json
import re
from collections.abc import Iterator

from audioguide.intake.chapters import ChapterDraft
from audioguide.intake.draft import Draft, Part
from audioguide.model.language import LANGUAGE_TAG
from audioguide.model.text import BlockKind

_MARKS = re.compile(r"([\\`*_\[\]<>{}~|]|&(?=#?\w+;)|!(?=\[))")
# At the start of a line these would begin a heading, a list, a quote, a rule or an underline.
_LINE_START = re.compile(r"^(?:([#>+=-])|(\d{1,9})([.)]))")
_ADDRESS = re.compile(r"\bhttps?://[^\s<>()\[\]\"]*[^\s<>()\[\]\".,;:!?]")
_INDENT = "   "


def render_chapter(chapter: ChapterDraft) -> str:
    """Write a chapter's file: its title, then its parts, with an empty line between blocks."""
    lines = [f"# {escape(chapter.title)}"]
    before: Part | None = None
    for part in chapter.parts:
        if before is None or not _is_same_list(before, part):
            lines.append("")
        lines += _lines(part)
        before = part
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Write plain text in Markdown: it says the same, and addresses become links."""
    written, end = [], 0
    for found in _ADDRESS.finditer(text):
        name = found[0].partition("//")[2].partition("/")[0].removeprefix("www.")
        written += [_MARKS.sub(r"\\\1", text[end : found.start()]), f"[{name}]({found[0]})"]
        end = found.end()
    return "".join([*written, _MARKS.sub(r"\\\1", text[end:])])


def render_settings(draft: Draft, title: str) -> str:
    """Write `guide.toml`, with what the document told."""
    lang = draft.lang if LANGUAGE_TAG.fullmatch(draft.lang) else "en"
    values: dict[str, object] = {
        "title": title or "Untitled",
        "authors": list(draft.authors) or None,
        "lang": lang,
        "description": draft.description or None,
        "published": draft.published,
    }
    lines = (f"{key} = {_toml(value)}" for key, value in values.items() if value is not None)
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # A JSON string is a TOML basic string, but for the one control character that JSON lets be.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _is_same_list(before: Part, part: Part) -> bool:
    return before.kind is part.kind is BlockKind.ITEM and (
        (before.ordinal is None) is (part.ordinal is None) or before.level != part.level
    )


def _lines(part: Part) -> Iterator[str]:
    text = part.markdown or escape(part.text)
    match part.kind:
        case BlockKind.HEADING:
            yield f"{'#' * part.level} {text}"
        case BlockKind.ITEM:
            mark = "-" if part.ordinal is None else f"{part.ordinal}."
            yield f"{_INDENT * (part.level - 1)}{mark} {_at_line_start(text)}"
        case BlockKind.QUOTE:
            yield f"> {_at_line_start(text)}"
        case BlockKind.IMAGE:
            yield f"![{escape(part.text)}]({part.href})"
        case BlockKind.PARAGRAPH:
            yield _at_line_start(text)


def _at_line_start(text: str) -> str:
    return _LINE_START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text
    )
