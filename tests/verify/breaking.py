"""Ways to break a built guide behind the back of its manifest, or with a manifest made to fit."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from audioguide.bundle.store import (
    load_manifest,
    load_timeline,
    write_manifest,
    write_resource,
)
from benchmarks.verify.plant import decode, encode, frames, plant, silence

GUIDE = "lungs"
CHAPTER = 1
"""The chapter that is broken, counted from 0."""

Sound = np.ndarray


def path_of(audio: Path, kind: str) -> Path:
    chapter = load_manifest(audio, GUIDE).chapters[CHAPTER]
    return audio / GUIDE / getattr(chapter, kind).href


def rewrite(audio: Path, kind: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of the chapter and make the manifest fit."""
    path = path_of(audio, kind)
    data = change(path.read_bytes())
    resource = write_resource(path.parent, "work", path.suffix, data)
    _put(audio, kind, resource)


def replace_text(audio: Path, kind: str, old: str, new: str) -> None:
    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())

    rewrite(audio, kind, change)


def change_sound(audio: Path, change: Callable[[Sound], Sound]) -> None:
    """Decode the chapter's MP3, change it, encode it, and make the manifest fit."""
    path = path_of(audio, "audio")
    sound = change(decode(path).astype(float))
    samples = np.clip(sound, -32768, 32767).astype(np.int16)
    _put(audio, "audio", encode(samples, path.parent, "work"))


def change_timeline(audio: Path, change: Callable[[list[dict]], None]) -> None:
    """Hand over all sentences of the chapter's timeline to be changed in place."""

    def edit(data: bytes) -> bytes:
        document = json.loads(data)
        change([each for block in document["blocks"] for each in block["sentences"]])
        return json.dumps(document).encode()

    rewrite(audio, "timeline", edit)


def put_fault(audio: Path, fault: Callable, sentence: int) -> str:
    """Plant a fault in one sentence of the chapter; return `work s3`."""
    (planted,) = plant(audio, GUIDE, fault, lambda *at: at == (CHAPTER, sentence))
    return planted


def lose_sentence_of(audio: Path) -> None:
    """Take away the sound of the chapter's third sentence, which lasts more than 3 s."""
    put_fault(audio, silence, 2)


def silence_words(audio: Path, sentence: int, first: int, last: int) -> None:
    """Take the sound of some words away."""
    chapter = load_manifest(audio, GUIDE).chapters[CHAPTER]
    words = load_timeline(audio, GUIDE, chapter).sentences[sentence].words[first : last + 1]

    def change(sound: Sound) -> Sound:
        for word in words:
            sound[frames(word.span)] = 0
        return sound

    change_sound(audio, change)


def _put(audio: Path, kind: str, resource: object) -> None:
    manifest = load_manifest(audio, GUIDE)
    chapters = list(manifest.chapters)
    chapters[CHAPTER] = replace(chapters[CHAPTER], **{kind: resource})
    write_manifest(audio / GUIDE, replace(manifest, chapters=tuple(chapters)))
