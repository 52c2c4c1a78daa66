"""ID3v2.3 tags of the MP3 downloads: what they are, their text, their cover, their chapters.

Chapters follow the ID3v2 Chapter Frame Addendum 1.0: a frame CHAP for each, and frames CTOC that
list them. Version 2.3 is what every player reads; mutagen turns the text into UTF-16 for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from mutagen import id3

from audioguide.bundle.iso_639 import to_iso_639_2
from audioguide.export.cover import Cover
from audioguide.export.marks import ChapterMark
from audioguide.model.guide import GuideInfo

MOST_CHILDREN = 255
_NO_OFFSET = 0xFFFFFFFF  # readers go by the times
_PADDING_BYTES = 256  # room to mend a tag without moving the sound
_HEAD_BYTES = 10  # of a tag, and of a frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What players show of a file. `number` counts from 1; `text` is all that is said in it."""

    title: str
    number: int
    total: int
    lang: str
    comment: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A line of a table of contents: the id of its frame, and the chapters that it stands for."""

    id: str
    first: int
    last: int


def describe(info: GuideInfo, description: Description, cover: Cover) -> Iterator[object]:
    """Give the frames that describe a file of a guide."""
    lang = to_iso_639_2(description.lang)
    texts = {
        "TIT2": description.title,
        "TALB": info.title,
        "TPE1": ", ".join(info.authors) or info.publisher,
        "TPUB": info.publisher,
        "TRCK": f"{description.number}/{description.total}",
        "TDRC": info.published or "",
        "TLAN": lang,
    }
    yield from (_frame(name, text=text) for name, text in texts.items() if text)
    if description.comment:
        yield _frame("COMM", lang=lang, desc="", text=description.comment)
    yield _frame("USLT", lang=lang, desc="", text=description.text)
    front = id3.PictureType.COVER_FRONT
    yield _frame("APIC", mime=cover.media_type, type=front, desc="", data=cover.data)


def list_chapters(title: str, marks: Sequence[ChapterMark]) -> Iterator[object]:
    """Give the chapters' frames, and a table of contents called `title` with others inside it."""
    for mark in marks:
        times = {"start_time": mark.span.start_ms, "end_time": mark.span.end_ms}
        offsets = dict.fromkeys(("start_offset", "end_offset"), _NO_OFFSET)
        names = [_frame("TIT2", text=mark.chapter.title)]
        yield _frame("CHAP", element_id=_id(mark), sub_frames=names, **times, **offsets)
    entries = [_Entry(id=_id(mark), first=mark.number, last=mark.number) for mark in marks]
    level = 1
    while len(entries) > MOST_CHILDREN:
        parts = [
            entries[first : first + MOST_CHILDREN]
            for first in range(0, len(entries), MOST_CHILDREN)
        ]
        entries = [
            _Entry(id=f"toc{level}-{number}", first=part[0].first, last=part[-1].last)
            for number, part in enumerate(parts, start=1)
        ]
        for entry, part in zip(entries, parts, strict=True):
            yield _table(entry.id, f"{entry.first}–{entry.last}", part, 0)
        level += 1
    yield _table("toc", title, entries, id3.CTOCFlags.TOP_LEVEL)


def render_tag(frames: Iterable[object]) -> bytes:
    """Write a tag with its chapters in the order of time, as some players take them."""
    tags: Any = id3.ID3()  # type: ignore[no-untyped-call]
    for frame in frames:
        tags.add(frame)
    tags.update_to_v23()
    file = BytesIO()
    tags.save(file, v1=0, v2_version=3, padding=lambda _: _PADDING_BYTES)
    head, body = file.getvalue()[:_HEAD_BYTES], file.getvalue()[_HEAD_BYTES:]
    written = sorted(_split(body), key=_start_time)
    return head + b"".join(written)


def _split(body: bytes) -> Iterator[bytes]:
    """Cut a tag into its frames (ID3v2.3, 3.3) and, last, the room behind them."""
    at = 0
    while at < len(body) and body[at]:
        end = at + _HEAD_BYTES + int.from_bytes(body[at + 4 : at + 8])
        yield body[at:end]
        at = end
    yield body[at:]


def _start_time(frame: bytes) -> int:
    """Put chapters behind all else but the room, which begins with zeros (mutagen goes by size)."""
    if frame.startswith(b"CHAP"):
        return int.from_bytes(frame[_HEAD_BYTES:].partition(b"\0")[2][:4])
    return -1 if frame[:1].strip(b"\0") else _NO_OFFSET


def _table(name: str, title: str, entries: Sequence[_Entry], flag: int) -> object:
    children = [entry.id for entry in entries]
    flags = id3.CTOCFlags.ORDERED | flag
    titles = [_frame("TIT2", text=title)]
    return _frame(
        "CTOC", element_id=name, child_element_ids=children, flags=flags, sub_frames=titles
    )


def _id(mark: ChapterMark) -> str:
    return f"chp{mark.number}"


def _frame(name: str, **fields: object) -> object:
    if name not in {"CHAP", "CTOC"}:
        fields["encoding"] = id3.Encoding.UTF8
    frame: object = getattr(id3, name)(**fields)
    return frame
