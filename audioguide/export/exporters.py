"""The table of exporters. Each is loaded when it is used, so that `--help` is there at once."""

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:  # it reads bundles, which `--help` does without
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from audioguide.export.book import Book, Product

Export: TypeAlias = "Callable[[Book, Path], Iterable[Product]]"
"""Writes files of a book into an empty folder and names each. ExportError, EncodingError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """A format. `function` is `module:name`, an `Export`.

    Raise `recipe` when the same bundle gives other bytes: the downloads are then made again.
    `label` is the line that `audioguide export --help` shows. `needs` are formats that it is of no
    use without: the command makes them first.
    """

    function: str
    recipe: int
    label: str
    needs: tuple[str, ...] = ()

    def load(self) -> Export:
        """Import the function that does it."""
        module, _, name = self.function.partition(":")
        return cast("Export", getattr(importlib.import_module(module), name))


EXPORTERS = {
    "mp3": Exporter(
        function="audioguide.export.mp3:export_mp3",
        recipe=1,
        label="MP3 of the whole guide with its chapters marked, and of each chapter.",
    ),
    "m4b": Exporter(
        function="audioguide.export.m4b:export_m4b",
        recipe=1,
        label="An audiobook in one file, with chapters.",
    ),
    "daisy": Exporter(
        function="audioguide.export.daisy.write:export_daisy",
        recipe=1,
        label="DAISY 2.02 talking book, full text and full sound, zipped.",
    ),
    "lpf": Exporter(
        function="audioguide.export.lpf:export_lpf",
        recipe=1,
        label="W3C audiobook in one file, with transcripts, captions and contents.",
    ),
    "epub": Exporter(
        function="audioguide.export.epub.write:export_epub",
        recipe=1,
        label="EPUB 3: text and narration in time, by the sentence.",
    ),
    "epub-words": Exporter(
        function="audioguide.export.epub.write:export_epub_words",
        recipe=1,
        label="EPUB 3: text and narration in time, by the word.",
    ),
    "html": Exporter(
        function="audioguide.export.html:export_html",
        recipe=1,
        label="The text of the whole guide as one page, to read and to print.",
    ),
    "text": Exporter(
        function="audioguide.export.text:export_text",
        recipe=2,
        label="Plain text of the whole guide.",
    ),
    "markdown": Exporter(
        function="audioguide.export.markdown:export_markdown",
        recipe=1,
        label="The text of the whole guide as Markdown.",
    ),
    "vtt": Exporter(
        function="audioguide.export.captions:export_vtt",
        recipe=1,
        label="WebVTT captions for the whole guide's sound in one file.",
    ),
    "srt": Exporter(
        function="audioguide.export.captions:export_srt",
        recipe=1,
        label="SubRip captions for the whole guide's sound in one file.",
    ),
    "transcript-json": Exporter(
        function="audioguide.export.captions:export_transcript_json",
        recipe=1,
        label="The transcript that podcast apps read, as JSON.",
    ),
    "podcast": Exporter(
        function="audioguide.export.podcast:export_podcast",
        recipe=2,
        needs=("mp3",),
        label="All that a podcast feed needs: cover, transcripts, chapters.",
    ),
}
