"""Captions for the sound of the whole guide in one file, in the formats that players read."""

from collections.abc import Iterator
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.cues import load_whole_cues
from audioguide.formats.podcast_transcript import render_podcast_transcript
from audioguide.formats.srt import render_srt
from audioguide.formats.webvtt import render_webvtt


def export_vtt(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.vtt`, with a time before every word."""
    name = f"{book.id}.vtt"
    captions = render_webvtt(load_whole_cues(book), lang=book.manifest.info.lang)
    (folder / name).write_bytes(captions.encode())
    yield Product(name=name, media_type="text/vtt")


def export_srt(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.srt` in UTF-8."""
    name = f"{book.id}.srt"
    with (folder / name).open("w", encoding="utf-8", newline="\n") as file:
        for number, cue in enumerate(load_whole_cues(book), start=1):
            file.write(render_srt([cue], first_number=number))
    yield Product(name=name, media_type="application/x-subrip")


def export_transcript_json(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.transcript.json`, as `formats.podcast_transcript` describes it."""
    name = f"{book.id}.transcript.json"
    speaker = book.manifest.narrator
    (folder / name).write_bytes(render_podcast_transcript(load_whole_cues(book), speaker=speaker))
    yield Product(name=name, media_type="application/json")
