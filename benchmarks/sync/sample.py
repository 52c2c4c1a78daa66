"""The sample guide as it is heard: built, decoded, and cut into its sentences."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.model.guide import Guide
from audioguide.model.sound import Utterance
from audioguide.model.timing import TimedSentence
from audioguide.narration.utterance import to_utterance
from audioguide.script.source import read_guide
from audioguide.speech.engines import find_voice
from benchmarks.sync.aligner import RATE_HZ, Said

SCRIPTS = Path(__file__).parents[2] / "scripts"
GUIDE = "tumor-metastasis"
_MARGIN_MS = 150
"""Silence taken on either side of a sentence: less than the shortest pause between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardSentence:
    """A sentence of a built chapter: what was asked for, what the timeline says, what is heard.

    `samples` are 16 kHz, full scale 32768, and begin at `start_ms` of the chapter.
    """

    chapter: str
    timed: TimedSentence
    utterance: Utterance
    samples: NDArray[np.float32]
    start_ms: float


def build_sample(engine: str, audio: Path) -> None:
    """Build the sample guide in a voice of `engine`; what stands there already is used again."""
    command = [sys.executable, "-m", "audioguide", "build", GUIDE, "--voice", engine,
               "--scripts", str(SCRIPTS), "--audio", str(audio), "--json"]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def read_sample() -> Guide:
    """Read the sample guide's scripts."""
    return read_guide(SCRIPTS / GUIDE)[0]


def hear_sample(engine: str, audio: Path) -> Iterator[HeardSentence]:
    """Give every sentence of the built guide, as decoded from its MP3."""
    guide = read_sample()
    voice = find_voice(engine, guide.info.lang)
    chapters = load_manifest(audio, GUIDE).chapters
    for chapter, section in zip(chapters, guide.sections, strict=True):
        sound = decode(audio / GUIDE / chapter.audio.href)
        timeline = load_timeline(audio, GUIDE, chapter)
        for timed, sentence in zip(timeline.sentences, section.sentences, strict=True):
            start_ms = max(0, timed.span.start_ms - _MARGIN_MS)
            first, last = (
                ms * RATE_HZ // 1000 for ms in (start_ms, timed.span.end_ms + _MARGIN_MS)
            )
            yield HeardSentence(
                chapter=chapter.id,
                timed=timed,
                utterance=to_utterance(sentence, voice, lang=section.lang, rate=guide.rate),
                samples=sound[first:last],
                start_ms=start_ms,
            )


def decode(path: Path) -> NDArray[np.float32]:
    """Decode an MP3 as a player does: 16 kHz, mono, full scale 32768."""
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE_HZ),
               "-f", "f32le", "-"]  # fmt: skip
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, dtype="<f4") * np.float32(32768)


def words_said(utterance: Utterance) -> list[Said]:
    """List an utterance's words as they are said."""
    return [
        Said(text=utterance.text[word.offset : word.offset + word.length], ipa=word.ipa)
        for word in utterance.words
    ]
