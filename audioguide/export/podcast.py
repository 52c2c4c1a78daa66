"""What a podcast feed needs beside the sound: a square cover, transcripts, the list of chapters."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.cover import load_cover
from audioguide.export.cues import chapter_starts, shift_cue, to_podcast_cues
from audioguide.formats.feeds.show import CHAPTERS_TYPE
from audioguide.formats.podcast_chapters import render_podcast_chapters
from audioguide.formats.podcast_transcript import render_podcast_transcript
from audioguide.formats.srt import render_srt
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.timing import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """A kind of transcript: its media type and how the cues of a book are written."""

    suffix: str
    media_type: str
    render: Callable[[Sequence[Cue], Book], bytes]


_KINDS = (
    _Kind(
        suffix="vtt",
        media_type="text/vtt",
        render=lambda cues, book: render_webvtt(cues, lang=book.manifest.info.lang).encode(),
    ),
    _Kind(
        suffix="srt",
        media_type="application/x-subrip",
        render=lambda cues, _: render_srt(cues).encode(),
    ),
    _Kind(
        suffix="json",
        media_type="application/json",
        render=lambda cues, book: render_podcast_transcript(cues, speaker=book.manifest.narrator),
    ),
)


def export_podcast(book: Book, folder: Path) -> Iterator[Product]:
    """Write the cover, transcripts of each chapter and of the whole guide, and its chapters."""
    yield _write_cover(book, folder)
    whole: list[Cue] = []
    for number, (chapter, start_ms) in enumerate(chapter_starts(book.manifest), start=1):
        cues = to_podcast_cues(book.load_timeline(chapter))
        whole += (shift_cue(cue, start_ms, prefix=f"{chapter.id}.") for cue in cues)
        stem = book.chapter_name(number, chapter)
        yield from _write_transcripts(book, folder, stem, cues, chapter.id)
    yield from _write_transcripts(book, folder, book.id, whole, None)
    name = f"{book.id}.podcast.chapters.json"
    (folder / name).write_bytes(render_podcast_chapters(book.manifest))
    yield Product(name=name, media_type=CHAPTERS_TYPE)


def _write_cover(book: Book, folder: Path) -> Product:
    """Write the cover under a name that changes with it: Apple looks for a new one by its name."""
    cover = load_cover(book)
    digest = hashlib.sha256(cover.data).hexdigest()[:8]
    name = f"{book.id}.podcast.{digest}{cover.suffix}"
    (folder / name).write_bytes(cover.data)
    return Product(name=name, media_type=cover.media_type)


def _write_transcripts(
    book: Book, folder: Path, stem: str, cues: Sequence[Cue], chapter_id: str | None
) -> Iterable[Product]:
    for kind in _KINDS:
        name = f"{stem}.podcast.{kind.suffix}"
        (folder / name).write_bytes(kind.render(cues, book))
        yield Product(name=name, media_type=kind.media_type, chapter_id=chapter_id)
