"""A small bundle for the player's tests: every kind of block and inline, in three chapters.

Each word lasts 300 ms and each sentence is followed by 300 ms of nothing, so that times can be
worked out by hand.
"""

import re
import struct
import subprocess
import zlib
from pathlib import Path

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.store import write_manifest, write_resource
from audioguide.formats.timeline import render_timeline
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.guide import Chapter, GuideInfo, Manifest
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import (
    Cue,
    Span,
    TimedBlock,
    TimedSentence,
    TimedWord,
    Timeline,
)

GUIDE = "breathing"
LEAD_IN_MS = WORD_MS = GAP_MS = 300
TAIL_MS = 600


class Teller:
    """Lays sentences one after the other in time."""

    def __init__(self) -> None:
        self.now_ms = LEAD_IN_MS
        self.count = 0

    def block(self, kind: BlockKind, *texts: str, **about: object) -> TimedBlock:
        sentences = tuple(self.sentence(text) for text in texts)
        return TimedBlock(kind=kind, sentences=sentences, **about)

    def sentence(self, text: str) -> TimedSentence:
        start_ms, words = self.now_ms, []
        for match in re.finditer(r"[^\s\U0001f300-\U0001faff]+", text):
            span = Span(start_ms=self.now_ms, end_ms=self.now_ms + WORD_MS)
            words.append(TimedWord(offset=match.start(), length=len(match[0]), span=span))
            self.now_ms = span.end_ms
        self.count += 1
        spoken = Span(start_ms=start_ms, end_ms=self.now_ms)
        self.now_ms += GAP_MS
        return TimedSentence(
            id=f"s{self.count}",
            text=text,
            span=spoken,
            words=tuple(words),
            inlines=tuple(_inlines(text)),
            lang="fr" if "mal de" in text else None,
        )


INLINES = {
    "thin walls": Inline(kind=InlineKind.EMPHASIS, offset=0, length=0),
    "walls": Inline(kind=InlineKind.STRONG, offset=0, length=0),
    "SpO2": Inline(kind=InlineKind.CODE, offset=0, length=0),
    "a doctor": Inline(kind=InlineKind.LINK, offset=0, length=0, value="https://example.org/help"),
    "a trap": Inline(kind=InlineKind.LINK, offset=0, length=0, value="javascript:alert(1)"),
    "respiration": Inline(kind=InlineKind.LANG, offset=0, length=0, value="fr"),
}


def _inlines(text: str) -> list[Inline]:
    return [
        Inline(kind=like.kind, offset=text.index(part), length=len(part), value=like.value)
        for part, like in INLINES.items()
        if part in text
    ]


def write_bundle(audio: Path, guide_id: str = GUIDE, lang: str = "en") -> Manifest:
    """Write the bundle into `audio/<guide_id>` and return its manifest."""
    folder = audio / guide_id
    folder.mkdir(parents=True)
    image = write_resource(folder, "lungs", ".png", _png())
    chapters = tuple(
        _write_chapter(folder, guide_id, chapter_id, title, blocks)
        for chapter_id, title, blocks in (
            ("two-lungs", "Two lungs & one air", _first(image.href)),
            ("counting", "Counting", _second()),
            ("the-end", "The end", _third()),
        )
    )
    info = GuideInfo(
        id=guide_id,
        title="Breathing, <simply>",
        lang=lang,
        authors=("Ada Writer", "Ben Reader"),
        publisher="The Press",
        description="How air gets in & out.",
        published="2026-11-24",
        license="CC-BY-4.0",
        cover=image.href,
        cover_alt="Two lungs",
        translation_of="respirar",
        translations=("respirer",),
    )
    manifest = Manifest(info=info, narrator="A tone", chapters=chapters, extras=(image,))
    write_manifest(folder, manifest)
    return manifest


def _first(image: str) -> tuple[TimedBlock, ...]:
    tell = Teller().block
    kind = BlockKind
    long = [
        tuple(f"This is line {word} of page {number}." for word in ("one", "two", "three", "four"))
        for number in range(1, 9)
    ]
    return (
        tell(kind.HEADING, "Two lungs & one air", level=1),
        tell(kind.PARAGRAPH, "Air 🫁 goes in through thin walls.", "Is 1 < 2?"),
        tell(kind.HEADING, "Names", level=2),
        tell(kind.PARAGRAPH, "The French say respiration.", "J'ai mal de mer.", "It shows SpO2."),
        tell(kind.ITEM, "Ask a doctor.", level=1),
        tell(kind.ITEM, "Beware of a trap.", level=2),
        tell(kind.ITEM, "Rest.", level=1),
        tell(kind.ITEM, "Breathe in.", level=1, ordinal=1),
        tell(kind.ITEM, "Breathe out.", level=1, ordinal=2),
        tell(kind.QUOTE, "Slowly, slowly."),
        tell(kind.IMAGE, "A drawing of two lungs.", href=image),
        *(tell(kind.PARAGRAPH, *sentences) for sentences in long),
    )


def _second() -> tuple[TimedBlock, ...]:
    tell = Teller().block
    return (
        tell(BlockKind.HEADING, "Counting", level=1),
        tell(BlockKind.PARAGRAPH, "One two three.", "Four five six."),
    )


def _third() -> tuple[TimedBlock, ...]:
    tell = Teller().block
    return (
        tell(BlockKind.HEADING, "The end", level=1),
        tell(BlockKind.PARAGRAPH, "Goodbye."),
    )


def _write_chapter(
    folder: Path, guide_id: str, chapter_id: str, title: str, blocks: tuple[TimedBlock, ...]
) -> Chapter:
    end_ms = max(sentence.span.end_ms for block in blocks for sentence in block.sentences)
    timeline = Timeline(
        section_id=chapter_id, title=title, lang="en", duration_ms=end_ms + TAIL_MS, blocks=blocks
    )
    cues = [Cue(id=one.id, span=one.span, lines=(one.text,)) for one in timeline.sentences]
    captions = render_webvtt(cues, lang="en").encode()
    return Chapter(
        id=chapter_id,
        title=title,
        duration_ms=timeline.duration_ms,
        audio=write_resource(folder, chapter_id, ".mp3", to_mp3(timeline.duration_ms)),
        captions=write_resource(folder, chapter_id, ".vtt", captions),
        timeline=write_resource(
            folder, chapter_id, ".json", render_timeline(timeline, guide_id=guide_id)
        ),
    )


def to_mp3(duration_ms: int) -> bytes:
    """A tone of that length."""
    tone = f"sine=frequency=220:sample_rate=24000:duration={duration_ms / 1000}"
    command = [find_ffmpeg(), "-v", "error", "-f", "lavfi", "-i", tone, "-b:a", "64k"]
    return subprocess.run(
        [*command, "-f", "mp3", "-"], check=True, capture_output=True, timeout=60
    ).stdout


def _png() -> bytes:
    """One teal pixel: it is as large as the styles let it be."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = zlib.compress(b"\0\x0b\x4f\x5e")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )
