"""Plants faults in a built guide: sentences' sound is replaced, and the manifest made to fit."""

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audioguide.bundle.encode import Tags, encode_mp3
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.store import adopt_resource, load_manifest, load_timeline, write_manifest
from audioguide.model.guide import Resource
from audioguide.model.timing import Span, TimedSentence

RATE_HZ = 24_000
Sound = NDArray[np.int16]
Fault = Callable[[Sound, Sequence[TimedSentence], int], None]
"""Changes the sound of a sentence (by its number) in place."""


def plant(
    audio: Path, guide_id: str, fault: Fault, chosen: Callable[[int, int], bool]
) -> list[str]:
    """Put the fault into sentences that `chosen(chapter, sentence)` names; return `welcome s3`."""
    folder, manifest = audio / guide_id, load_manifest(audio, guide_id)
    chapters, planted = [], []
    for number, chapter in enumerate(manifest.chapters):
        sentences = load_timeline(audio, guide_id, chapter).sentences
        sound = decode(folder / chapter.audio.href)
        hurt = [each for each in range(len(sentences)) if chosen(number, each)]
        for each in hurt:
            fault(sound, sentences, each)
        planted += [f"{chapter.id} {sentences[each].id}" for each in hurt]
        audio_file = encode(sound, folder, chapter.id) if hurt else chapter.audio
        chapters.append(replace(chapter, audio=audio_file))
    write_manifest(folder, replace(manifest, chapters=tuple(chapters)))
    return planted


def decode(path: Path) -> Sound:
    """Decode an MP3 to mono samples that can be changed."""
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-ac", "1", "-ar", str(RATE_HZ),
               "-f", "s16le", "-"]  # fmt: skip
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, dtype="<i2").copy()


def encode(sound: Sound, folder: Path, chapter_id: str) -> Resource:
    """Encode samples as a build does, into a file of the bundle."""
    part = folder / f".{chapter_id}.part"
    tags = Tags(title=chapter_id, number=1, total=1, album="", artist="", lang="en")
    encode_mp3([sound.tobytes()], part, rate_hz=RATE_HZ, tags=tags)
    return adopt_resource(part, chapter_id, ".mp3")


def silence(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Say nothing."""
    sound[frames(sentences[number].span)] = 0


def half(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Break off in the middle."""
    span = sentences[number].span
    middle_ms = (span.start_ms + span.end_ms) // 2
    sound[frames(Span(start_ms=middle_ms, end_ms=span.end_ms))] = 0


def noise(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Hiss as loud as speech."""
    place = frames(sentences[number].span)
    loud = np.sqrt(np.mean(sound[place].astype(float) ** 2))
    hiss = np.random.default_rng(number).normal(0, loud, len(sound[place]))
    sound[place] = np.clip(hiss, -20_000, 20_000)


def other(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Say the sentence before (the first one: the next), again until the time is filled."""
    place = frames(sentences[number].span)
    another = sentences[number - 1 if number else 1]
    sound[place] = np.resize(sound[frames(another.span)].copy(), len(sound[place]))


def swapped(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Change places with the next sentence (the last one with the one before)."""
    first = min(number, len(sentences) - 2)
    one, two = (frames(sentences[each].span) for each in (first, first + 1))
    gap = sound[one.stop : two.start].copy()
    sound[one.start : two.stop] = np.concatenate((sound[two].copy(), gap, sound[one].copy()))


def backwards(sound: Sound, sentences: Sequence[TimedSentence], number: int) -> None:
    """Sound like speech, and say nothing."""
    place = frames(sentences[number].span)
    sound[place] = sound[place][::-1].copy()


FAULTS: dict[str, Fault] = {
    "silence": silence,
    "half": half,
    "noise": noise,
    "other": other,
    "swapped": swapped,
    "backwards": backwards,
}


def frames(span: Span) -> slice:
    """Where a span lies in the samples."""
    return slice(span.start_ms * RATE_HZ // 1000, span.end_ms * RATE_HZ // 1000)
