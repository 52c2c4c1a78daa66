"""Checks of a chapter as a whole: headings, images, links' definitions, words no one can say."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from audioguide.model.text import Block, BlockKind
from audioguide.script.findings import Notepad
from audioguide.script.pictures import IMAGE_TYPES
from audioguide.script.words import is_unspaced

LONGEST_WORD = 60
_URL = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def check_blocks(blocks: Sequence[Block], notepad: Notepad) -> None:
    """Note what is wrong with a chapter's headings, or that it is empty."""
    if any(block.kind is not BlockKind.HEADING for block in blocks):
        _check_title(blocks[0], notepad)
    else:
        notepad.note("empty-chapter", 0, "The chapter has no text.")
    _check_headings([b for b in blocks if b.kind is BlockKind.HEADING], notepad)


def _check_title(first: Block, notepad: Notepad) -> None:
    if first.kind is not BlockKind.HEADING or first.level != 1:
        line = first.sentences[0].source.line
        notepad.note("no-title", line, "The chapter does not begin with its title.")


def _check_headings(headings: Sequence[Block], notepad: Notepad) -> None:
    level = 1
    titles = 0
    for heading in headings:
        line = heading.sentences[0].source.line
        titles += heading.level == 1
        if heading.level == 1 and titles > 1:
            notepad.note("second-title", line, "This is a second heading of level 1.")
        if heading.level > level + 1:
            what = f"A heading of level {heading.level} follows one of level {level}."
            notepad.note("heading-skipped", line, what)
        level = heading.level


def check_word(text: str, lang: str, line: int, notepad: Notepad) -> None:
    """Note a shown word that would be spelled out or stumbled over."""
    if _URL.match(text):
        notepad.note("bare-url", line, f"{text[:LONGEST_WORD]} would be read letter by letter.")
    elif len(text) > LONGEST_WORD and not is_unspaced(lang):
        what = f"The word {text[:20]}… has {len(text)} letters."
        notepad.note("long-word", line, what)


def check_picture(address: str, line: int, notepad: Notepad) -> str | None:
    """Decode an image's address to a path in the guide's folder; None if it leads elsewhere."""
    path = posixpath.normpath(unquote(address)) if address else ""
    if not path or _SCHEME.match(address) or path.startswith(("/", "..")) or "\\" in path:
        what = f"The image {address!r} is not in the guide's folder."
        notepad.note("image-address", line, what)
    elif not path.lower().endswith(IMAGE_TYPES):
        notepad.note("image-type", line, f"The image {address!r} is of no kind that browsers show.")
    elif path.isprintable():
        return path
    else:
        notepad.note("image-address", line, "The name of the image holds control characters.")
    return None


def check_references(
    tokens: Sequence[Token], references: Mapping[str, Mapping[str, Any]], notepad: Notepad
) -> None:
    """Note definitions such as `[name]: address` that nothing refers to: their text vanishes."""
    used = {str(token.meta["label"]) for token in _walk(tokens) if "label" in token.meta}
    for label, reference in references.items():
        line = reference["map"][0] + 1
        if label.startswith("^"):
            notepad.note("footnote", line, f"The footnote [{label.lower()}] is not read.")
        elif label not in used:
            notepad.note("reference-unused", line, f"Nothing refers to [{label.lower()}].")


def _walk(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])
