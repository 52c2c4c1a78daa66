"""Exports that pack sound never hold it: an hours-long guide needs no more memory."""

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from audioguide.export.book import Book, load_book
from audioguide.export.exporters import EXPORTERS

HUGE_BYTES = 200_000_000  # seven hours at 64 kb/s


@pytest.mark.parametrize("format_name", ["daisy", "lpf"])
def test_sound_passes_through_in_pieces(format_name: str, audio: Path, tmp_path: Path) -> None:
    book = load_book(audio, "lungs")
    first, *others = book.manifest.chapters
    sound = replace(first.audio, href="huge.mp3", size_bytes=HUGE_BYTES)
    with (audio / "lungs" / sound.href).open("wb") as file:
        file.truncate(HUGE_BYTES)
    manifest = replace(book.manifest, chapters=(replace(first, audio=sound), *others))
    long = Book(audio=audio, manifest=manifest, bundle_sha256=book.bundle_sha256)
    tracemalloc.start()
    list(EXPORTERS[format_name].load()(long, tmp_path))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < HUGE_BYTES / 10
