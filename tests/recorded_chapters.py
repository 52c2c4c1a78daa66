"""Recordings whose true times are known: an engine reads a script, with the pauses of a person."""

import random
import subprocess
import wave
from pathlib import Path

import numpy as np

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.model.text import Section
from audioguide.narration.utterance import to_utterance
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engines import find_voice, load_engine


def write_recording(
    section: Section,
    path: Path,
    *,
    spec: str,
    left_out: frozenset[str] = frozenset(),
    words: dict[str, list[int]] | None = None,
) -> dict[str, int]:
    """Say a section into a file of any kind that ffmpeg writes; when each sentence starts, in ms.

    Pauses are 200 to 900 ms, there is a room's noise, and sentences with these ids are left out.
    `words` gets the starts of each sentence's words.
    """
    voice = find_voice(spec, section.lang)
    engine, chance = CheckedEngine(load_engine(voice.engine)), random.Random(7)  # noqa: S311
    parts: list[np.ndarray] = []
    starts: dict[str, int] = {}
    done = 0
    for sentence in section.sentences:
        if sentence.id in left_out:
            continue
        clip = engine.synthesize(to_utterance(sentence, voice, lang=section.lang))
        rate_hz = clip.pcm.rate_hz
        pause = np.zeros(chance.randrange(200, 900) * rate_hz // 1000, dtype="<i2")
        starts[sentence.id] = (done + len(pause)) * 1000 // rate_hz + 20  # the margin of a clip
        if words is not None:
            begin = done + len(pause)
            starts_of = [(begin + mark.start_frame) * 1000 // rate_hz for mark in clip.marks]
            words[sentence.id] = starts_of
        parts += [pause, np.frombuffer(clip.pcm.data, dtype="<i2")]
        done += len(pause) + clip.pcm.frames
    engine.close()
    sound = np.concatenate([*parts, np.zeros(rate_hz, dtype="<i2")]).astype(np.float64)
    noise = np.random.default_rng(7).normal(0, 40, len(sound))
    wav = path.with_suffix(".raw.wav")
    with wave.open(str(wav), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(np.clip(0.4 * sound + noise, -32768, 32767).astype("<i2").tobytes())
    subprocess.run(
        [find_ffmpeg(), "-v", "error", "-y", "-i", str(wav), "-ac", "2", str(path)], check=True
    )
    wav.unlink()
    return starts
