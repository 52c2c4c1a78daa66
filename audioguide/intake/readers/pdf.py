"""PDF files: pdfminer gives lines with their sizes; larger ones are headings. A scan has none."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTTextContainer, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

from audioguide.errors import ScriptError
from audioguide.intake.draft import Draft, Dropped, Part
from audioguide.model.text import BlockKind

MAX_PAGES = 2000
_LARGER = 1.15
_MAX_LEVELS = 3
_EDGE_REPEATS = 3
_HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])[-‐\u00ad]\s+(?=[a-zà-ÿ])")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: (?:of|/) \d{1,4})?", re.IGNORECASE)
_ITEM = re.compile(r"(?:[•▪◦‣–]|(?P<number>\d{1,2})[.)]\s)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    size: float
    page: int
    line: int


def read_pdf(data: bytes, *, keep_all: bool) -> Draft:
    """Take a PDF apart. ScriptError if it is damaged, locked, or has no text."""
    try:
        blocks = list(_read_blocks(data))
        about = _read_about(data)
    except ScriptError:
        raise
    except Exception as error:  # pdfminer raises whatever a damaged file trips over
        raise _unreadable(f"It cannot be read ({type(error).__name__}).") from error
    if not blocks:
        raise _unreadable("It has no text: its pages are pictures.")
    running = set() if keep_all else _running_lines(blocks)
    levels = _heading_levels(blocks)
    parts, dropped = [], []
    for block in blocks:
        part = _to_part(block, levels)
        if block.text in running or (not keep_all and _PAGE_NUMBER.fullmatch(block.text)):
            dropped.append(Dropped(part=part, reason="a line that pages repeat at their edge"))
        else:
            parts.append(part)
    return Draft(
        parts=tuple(_joined(parts)),
        title=about.get("Title", ""),
        authors=(about["Author"],) if about.get("Author") else (),
        dropped=tuple(dropped),
        notes=("A PDF does not tell its tables from its text: look for jumbled ones.",),
    )


def _unreadable(what: str) -> ScriptError:
    return ScriptError(
        what,
        where="reading pdf",
        hint="Save it anew without a password, or run text recognition on it; the Word file or "
        "web page that it was made from is better still.",
    )


def _read_blocks(data: bytes) -> Iterator[_Block]:
    pages = extract_pages(io.BytesIO(data), laparams=LAParams())
    for number, page in enumerate(islice(pages, MAX_PAGES), start=1):
        boxes = [element for element in page if isinstance(element, LTTextContainer)]
        groups = [group for box in boxes for group in _groups(box)]
        for line, (size, texts) in enumerate(groups, start=1):
            text = _HYPHENATED.sub("", " ".join(" ".join(texts).split()))
            if any(char.isalnum() for char in text):
                yield _Block(text, size, number, line)


def _groups(box: LTTextContainer[Any]) -> Iterator[tuple[float, list[str]]]:
    """Part the lines of a box where their size changes or an item begins."""
    size, texts = 0.0, list[str]()
    for line in box:
        if not isinstance(line, LTTextLine):
            continue
        text, line_size = line.get_text().strip(), _size(line)
        if texts and (line_size != size or _ITEM.match(text)):
            yield size, texts
            texts = []
        size = line_size
        texts.append(text)
    if texts:
        yield size, texts


def _size(line: LTTextLine) -> float:
    sizes = Counter(round(char.size, 1) for char in line if isinstance(char, LTChar))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _heading_levels(blocks: list[_Block]) -> dict[float, int]:
    """Rank the sizes that are larger than the body's, which most letters have."""
    letters: Counter[float] = Counter()
    for block in blocks:
        letters[block.size] += len(block.text)
    body = letters.most_common(1)[0][0]
    larger = sorted({b.size for b in blocks if b.size > body * _LARGER}, reverse=True)
    return {size: min(level, _MAX_LEVELS) for level, size in enumerate(larger, start=1)}


def _running_lines(blocks: list[_Block]) -> set[str]:
    """Find headers and footers: the first or last text of three pages or more."""
    edges: Counter[str] = Counter()
    for page in {block.page for block in blocks}:
        on_page = [block.text for block in blocks if block.page == page]
        edges.update({on_page[0], on_page[-1]})
    return {text for text, count in edges.items() if count >= _EDGE_REPEATS}


def _to_part(block: _Block, levels: dict[float, int]) -> Part:
    file = f"page {block.page}"
    if block.size in levels:
        return Part(
            kind=BlockKind.HEADING,
            text=block.text,
            line=block.line,
            level=levels[block.size],
            file=file,
        )
    item = _ITEM.match(block.text)
    if item is None:
        return Part(kind=BlockKind.PARAGRAPH, text=block.text, line=block.line, file=file)
    return Part(
        kind=BlockKind.ITEM,
        text=block.text[item.end() :],
        line=block.line,
        level=1,
        ordinal=int(item["number"]) if item["number"] else None,
        file=file,
    )


def _joined(parts: list[Part]) -> Iterator[Part]:
    """Join a paragraph that goes on over the end of a page, in small letters."""
    waiting: Part | None = None
    for part in parts:
        if waiting is not None and _goes_on(waiting, part):
            text = _HYPHENATED.sub("", f"{waiting.text} {part.text}")
            waiting = Part(kind=waiting.kind, text=text, line=waiting.line, file=waiting.file)
            continue
        if waiting is not None:
            yield waiting
        waiting = part
    if waiting is not None:
        yield waiting


def _goes_on(first: Part, second: Part) -> bool:
    return (
        first.kind is second.kind is BlockKind.PARAGRAPH
        and first.file != second.file
        and not first.text.endswith((".", "!", "?", ":"))
        and second.text[0].islower()
    )


def _read_about(data: bytes) -> dict[str, str]:
    info = PDFDocument(PDFParser(io.BytesIO(data))).info
    about: dict[str, str] = {}
    for name in ("Title", "Author"):
        value = next((each[name] for each in info if name in each), b"")
        if isinstance(value, bytes):
            encoding = "utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1"
            about[name] = " ".join(value.decode(encoding, "replace").split())
    return about
