"""What an MP4 file tells of itself, as iTunes writes it, and its list of chapters, as Nero does."""

import struct
from collections.abc import Mapping, Sequence

from audioguide.formats.mp4_boxes import Box, box, full_box
from audioguide.model.timing import Span

_TEXT, _JPEG, _NUMBER = 1, 13, 21  # kinds of value
_AUDIOBOOK = 2
_MOST_CHAPTERS = 255  # their number is one byte
_MOST_TITLE_BYTES = 255
_TICKS_PER_MS = 10_000

Marks = Sequence[tuple[Span, str]]
"""Chapters: when, and what they are called."""


def render_tags(texts: Mapping[str, str], cover: bytes) -> Box:
    """Write texts by their names (`©nam`), a JPEG cover, and that this is an audiobook."""
    entries = [
        box(name.encode("latin-1"), _value(_TEXT, text.encode()))
        for name, text in texts.items()
        if text
    ]
    entries.append(box(b"stik", _value(_NUMBER, bytes([_AUDIOBOOK]))))
    entries.append(box(b"pgap", _value(_NUMBER, b"\1")))
    entries.append(box(b"covr", _value(_JPEG, cover)))
    handler = full_box(b"hdlr", struct.pack(">I4s4s9x", 0, b"mdir", b"appl"))
    return full_box(b"meta", handler, box(b"ilst", *entries))


def render_nero_chapters(marks: Marks) -> Box:
    """Write `chpl`, or nothing when there are more chapters than it holds.

    Players that find it read no other list; half of the chapters would be lost to their listeners.
    """
    if len(marks) > _MOST_CHAPTERS:
        return []
    entries = [struct.pack(">IB", 0, len(marks))]
    for span, title in marks:
        text = cut_utf8(title, _MOST_TITLE_BYTES)
        entries.append(struct.pack(">QB", span.start_ms * _TICKS_PER_MS, len(text)) + text)
    return full_box(b"chpl", *entries, version=1)


def cut_utf8(text: str, most_bytes: int) -> bytes:
    """Encode as much of a text as fits, up to the end of a letter."""
    return text.encode()[:most_bytes].decode("utf-8", "ignore").encode()


def _value(kind: int, data: bytes) -> Box:
    return box(b"data", struct.pack(">II", kind, 0), data)
