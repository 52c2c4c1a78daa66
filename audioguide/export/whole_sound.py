"""The sound of the whole guide as one MP3 stream, joined from the chapters without encoding anew.

Every chapter's frames are taken as they are. Its first ones hold the encoder's delay; so that this
does not add up, as many of the last ones of the chapter before it are left out, which are silence.
A frame lasts 24 ms, so that each chapter begins within 12 ms of its time, however many there are.
Where a chapter ends without such a silence, all is decoded and encoded once more instead.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from audioguide.bundle.encode import Tags, encode_mp3
from audioguide.bundle.ffmpeg_process import run_ffmpeg
from audioguide.errors import ExportError, FormatError
from audioguide.export.book import Book
from audioguide.export.marks import to_marks
from audioguide.formats.mp3 import (
    FRAME_BYTES,
    FRAME_MS,
    FRAME_SAMPLES,
    RATE_HZ,
    Info,
    find_sound,
    parse_info,
    render_info,
)
from audioguide.model.guide import Chapter

_COPY_BYTES = 1 << 20
_HEAD_BYTES = 10
_SAMPLE_BYTES = 2
_LEFT_OUT_MS = 80  # delays of encoder and decoder, half a frame, and what two frames share: 75


def read_whole_sound(book: Book, scratch: Path) -> Iterator[bytes]:
    """Give the whole guide's MP3 in pieces, without tags; its first frame tells the true length.

    `scratch` is for files of its own, which it removes. Raises ExportError or EncodingError.
    """
    chapters = book.manifest.chapters
    if all(_ends_silent(book, chapter) for chapter in chapters[:-1]):
        yield from _join(book)
        return
    with TemporaryDirectory(dir=scratch) as name:
        path = Path(name) / "whole.mp3"
        tags = Tags(title="", number=1, total=1, album="", artist="", lang="und")
        encode_mp3(_decode(book, Path(name)), path, rate_hz=RATE_HZ, tags=tags)
        yield from read_sound(path)


def read_sound(path: Path) -> Iterator[bytes]:
    """Give the bytes of an MP3 behind its tag, in pieces."""
    with path.open("rb") as file:
        file.seek(find_sound(file.read(_HEAD_BYTES)))
        while piece := file.read(_COPY_BYTES):
            yield piece


def _ends_silent(book: Book, chapter: Chapter) -> bool:
    last = book.load_timeline(chapter).sentences[-1:]
    return all(chapter.duration_ms - each.span.end_ms >= _LEFT_OUT_MS for each in last)


def _join(book: Book) -> Iterator[bytes]:
    marks = to_marks(book.manifest)
    first, _ = _info(book, marks[0].chapter)
    last_start = round(marks[-1].span.start_ms / FRAME_MS)
    frames = last_start + _info(book, marks[-1].chapter)[1].frames
    sound = marks[-1].span.end_ms * RATE_HZ // 1000
    info = _info(book, marks[0].chapter)[1]
    padding = max(0, frames * FRAME_SAMPLES - info.delay - sound)
    yield render_info(first, replace(info, frames=frames, padding=padding))
    for mark in marks:
        start = round(mark.span.start_ms / FRAME_MS)
        end = frames if mark is marks[-1] else round(mark.span.end_ms / FRAME_MS)
        yield from _frames(book, mark.chapter, end - start)


def _info(book: Book, chapter: Chapter) -> tuple[bytes, Info]:
    """Return the first frame of a chapter's MP3, and what it says."""
    path = book.path(chapter.audio)
    with path.open("rb") as file:
        file.seek(find_sound(file.read(_HEAD_BYTES)))
        frame = file.read(FRAME_BYTES)
    try:
        return frame, parse_info(frame)
    except FormatError as error:
        raise ExportError(error.what, where=str(path), hint=error.hint) from error


def _frames(book: Book, chapter: Chapter, count: int) -> Iterator[bytes]:
    """Give the first `count` frames of a chapter's sound."""
    _, info = _info(book, chapter)
    if not 0 <= count <= info.frames:
        raise ExportError(
            "Its sound is shorter than its timeline says.",
            where=str(book.path(chapter.audio)),
            hint=f"`audioguide build {book.id}` makes it again.",
        )
    left = count * FRAME_BYTES
    with book.path(chapter.audio).open("rb") as file:
        file.seek(find_sound(file.read(_HEAD_BYTES)) + FRAME_BYTES)
        while left:
            piece = file.read(min(left, _COPY_BYTES))
            left -= len(piece)
            yield piece


def _decode(book: Book, folder: Path) -> Iterator[bytes]:
    """Give the chapters' samples, each as long as its timeline to the sample."""
    for chapter in book.manifest.chapters:
        path = folder / "chapter.raw"
        source = ("-i", f"file:{book.path(chapter.audio)}")
        run_ffmpeg((*source, "-f", "s16le", "-ac", "1", "-ar", str(RATE_HZ)), (), path)
        left = chapter.duration_ms * RATE_HZ // 1000 * _SAMPLE_BYTES
        with path.open("rb") as file:
            while left and (piece := file.read(min(left, _COPY_BYTES))):
                left -= len(piece)
                yield piece
        yield bytes(left)
