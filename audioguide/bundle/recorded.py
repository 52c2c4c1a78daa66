"""A chapter that a person has recorded: its sound, where each sentence of the script is in it.

The file is decoded in a stream, by ffmpeg, as often as it is needed: once to find the sentences,
then for the loudness and for the MP3. One sentence is in memory at a time.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, cast

import numpy as np

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.errors import EncodingError
from audioguide.model.sound import ClipTimes, Pcm
from audioguide.model.text import Finding, Section, Sentence, Severity, SourceLocation
from audioguide.narration.layout import Layout, lay_out_along
from audioguide.narration.placing import STEP_MS, Levels, Place, place_sentences
from audioguide.narration.segments import Samples, to_samples
from audioguide.speech.alignment.word_times import align_words, can_align
from audioguide.speech.estimated_times import estimate_marks
from audioguide.speech.spoken_length import least_weight

MISMATCH = "recording-mismatch"
RATE_HZ = 24_000
STEP = RATE_HZ * STEP_MS // 1000
LEAST_S, MOST_S = 0.035, 0.16
"""Seconds of a unit of `least_weight` when people read: from hasty to very slow."""
FAR = 2.2
"""A sentence this many times as long or short as its share is one that may not have been said."""
FAR_S = 1.5
_READ_BYTES = 2 * RATE_HZ


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A recording's file, the hash of what is in it, and what lays the words on it, if anything."""

    path: str
    sha256: str
    aligner: str = ""


@dataclass(slots=True)
class Recorded:
    """A recording with its sentences found."""

    path: str
    section: Section
    places: tuple[Place, ...]
    frames: int
    findings: tuple[Finding, ...]
    times: list[ClipTimes] = field(default_factory=list)
    rate_hz: int = RATE_HZ

    def pieces(self) -> Iterator[Samples]:
        """Give all of the sound, a sentence at a time with the pause round it."""
        sound = _Window(self.path)
        done = 0
        for number, (sentence, place) in enumerate(
            zip(self.section.sentences, self.places, strict=True)
        ):
            last = number == len(self.places) - 1
            end = self.frames if last else self._cut_after(number)
            piece = sound.read(end - done)
            start, stop = place.start * STEP - done, place.end * STEP - done
            if len(self.times) == number:  # not again when it is heard once more
                self.times.append(_times(sentence, self.section.lang, piece[start:stop]))
            yield piece
            done = end

    def layout(self) -> Layout:
        """Say when all is said; after `pieces` were heard to the end."""
        edges = [0, *(edge for place in self.places for edge in (place.start, place.end))]
        frames = [edge * STEP for edge in edges] + [self.frames]
        silences = tuple(
            max(0, after - before) for before, after in zip(frames[::2], frames[1::2], strict=True)
        )
        return lay_out_along(self.section, self.times, silences)

    def _cut_after(self, number: int) -> int:
        return (self.places[number].end + self.places[number + 1].start) * STEP // 2


def listen(recording: Recording, section: Section) -> Recorded:
    """Find the sentences of a section in its recording. Raises EncodingError."""
    levels, frames = _measure(recording.path)
    sentences = section.sentences
    weights = [least_weight(sentence.text) for sentence in sentences]
    places = place_sentences(levels, weights)
    return Recorded(
        path=recording.path,
        section=section,
        places=places,
        frames=frames,
        findings=tuple(_find_mismatch(section, places, weights)),
    )


def _find_mismatch(
    section: Section, places: tuple[Place, ...], weights: list[float]
) -> Iterator[Finding]:
    seconds = [(place.end - place.start) * STEP_MS / 1000 for place in places]
    whole = sum(weights) or 1.0
    pace = sum(seconds) / whole
    source = section.recording_source or section.source
    if not LEAST_S <= pace <= MOST_S:
        what = f"It takes {sum(seconds):.0f} s; its script takes {0.06 * whole:.0f} s or so to say."
        yield _finding(what, source)
        return
    for sentence, weight, actual in zip(section.sentences, weights, seconds, strict=True):
        expected = weight * pace
        far = not expected / FAR <= actual <= expected * FAR
        if far and abs(actual - expected) > FAR_S:
            what = f"This sentence takes {actual:.1f} s in it, and {expected:.1f} s were likely."
            yield _finding(what, sentence.source)


def _finding(what: str, source: SourceLocation) -> Finding:
    return Finding(
        code=MISMATCH,
        severity=Severity.WARNING,
        message=f"The recording does not fit its script. {what}",
        hint="Listen whether it says just what is written, and mend one of the two.",
        source=source,
    )


def _times(sentence: Sentence, lang: str, samples: Samples) -> ClipTimes:
    """Lay the words on their sentence's sound where that can be done, else estimate them."""
    pcm = Pcm(data=samples.tobytes(), rate_hz=RATE_HZ)
    marks = align_words(sentence, pcm) if can_align(sentence.lang or lang) else None
    if marks is not None:
        return ClipTimes(frames=pcm.frames, rate_hz=RATE_HZ, marks=marks)
    places = [(word.offset, word.offset + word.length) for word in sentence.words]
    marks = estimate_marks(sentence.text, places, pcm)
    return ClipTimes(frames=pcm.frames, rate_hz=RATE_HZ, marks=marks, estimated=True)


def _measure(path: str) -> tuple[Levels, int]:
    """Give the level of every 10 ms, and how many frames there are."""
    levels: list[Levels] = []
    frames = 0
    for samples in _decode(path):
        frames += len(samples)
        steps = samples[: len(samples) // STEP * STEP].astype(np.float64).reshape(-1, STEP)
        levels.append(np.sqrt(np.mean(np.square(steps), axis=1)))
    if not frames:
        raise EncodingError("There is no sound in it.", where=path, hint="Record it again.")
    return np.concatenate(levels), frames


class _Window:
    """Reads a recording on, as many frames as are asked for."""

    def __init__(self, path: str) -> None:
        self._blocks = _decode(path)
        self._rest: Samples = np.zeros(0, dtype=np.int16)

    def read(self, frames: int) -> Samples:
        kept = [self._rest]
        there = len(self._rest)
        while there < frames:
            block = next(self._blocks, None)
            if block is None:
                break
            kept.append(block)
            there += len(block)
        samples = np.concatenate(kept)
        self._rest = samples[frames:]
        return samples[:frames]


def _decode(path: str) -> Iterator[Samples]:
    """Give the sound as mono 24 kHz, a second at a time, the last what is left."""
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-loglevel", "error"]
    # A playlist may name addresses: nothing is fetched.
    command += ["-protocol_whitelist", "file,pipe", "-i", f"file:{path}"]
    command += ["-map", "0:a:0", "-ac", "1", "-ar", str(RATE_HZ)]
    command += ["-f", "s16le", "-bitexact", "pipe:1"]
    with (
        tempfile.TemporaryFile() as stderr,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr) as process,
    ):
        try:
            pipe = cast("IO[bytes]", process.stdout)
            while data := pipe.read(_READ_BYTES):
                yield to_samples(data)
            process.wait()
        finally:
            process.kill()
        if process.returncode:
            stderr.seek(0)
            said = stderr.read(300).decode("utf-8", "replace").strip()
            raise EncodingError(
                f"The recording cannot be read. {said}",
                where=path,
                hint="Save it as WAV, FLAC or MP3, and name that file.",
            )
