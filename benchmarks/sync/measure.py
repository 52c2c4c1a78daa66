"""What is measured: word starts against the aligner, and against the engine's own marks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.signal import correlate, resample_poly

from audioguide.speech.engine import TTSEngine
from benchmarks.sync import espeak
from benchmarks.sync.aligner import RATE_HZ, Aligner, Said
from benchmarks.sync.sample import HeardSentence, words_said

_QUIET_MS = 150
_WORD = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """How much later than the aligner a word is marked; negative: earlier."""

    error_ms: float
    word: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Errors of words, and why the words that are missing were left out: reason -> words."""

    errors: tuple[Error, ...]
    left_out: dict[str, list[str]]


def measure_words(sentences: Iterable[HeardSentence], aligner: Aligner) -> Measured:
    """Compare every word's start in the timeline with where the aligner finds it in the MP3."""
    errors: list[Error] = []
    left_out: dict[str, list[str]] = {}
    for sentence in sentences:
        said = words_said(sentence.utterance)
        starts = aligner.align(sentence.samples, said)
        for number, timed in enumerate(sentence.timed.words):
            word = sentence.timed.text[timed.offset : timed.offset + timed.length]
            start = starts[number]
            reason = _unknowable(sentence, number, start)
            if start is None or reason:
                left_out.setdefault(reason, []).append(word)
                continue
            error_ms = timed.span.start_ms - sentence.start_ms - start
            errors.append(Error(error_ms=error_ms, word=word, sentence=sentence.timed.text))
    return Measured(errors=tuple(errors), left_out=left_out)


def _unknowable(sentence: HeardSentence, number: int, start: float | None) -> str:
    """Say why a word cannot be compared; "" if it can."""
    word = sentence.utterance.words[number]
    if any(character.isdigit() for character in words_said(sentence.utterance)[number].text):
        return "figures, which voices read differently"
    if word.lang is not None and word.lang.partition("-")[0] != "en":
        return "other languages"
    return "" if start is not None else "not found by the aligner"


def measure_floor(texts: Sequence[str], aligner: Aligner) -> tuple[Error, ...]:
    """Measure the aligner itself, on eSpeak's speech and the exact times of its events."""
    errors = []
    for text in texts:
        ascii_text = text.replace("’", "'").encode("ascii", "ignore").decode()
        matches = list(_WORD.finditer(ascii_text))
        speech = espeak.speak(ascii_text)
        quiet = np.zeros(_QUIET_MS * RATE_HZ // 1000, np.float32)
        samples = np.concatenate([quiet, to_rate(speech.samples, espeak.RATE_HZ), quiet])
        starts = aligner.align(samples, [Said(text=match.group()) for match in matches])
        for match, start in zip(matches, starts, strict=True):
            onset = speech.onsets.get(match.start())
            if onset is not None and start is not None:
                error_ms = onset * 1000 / espeak.RATE_HZ - (start - _QUIET_MS)
                errors.append(Error(error_ms=error_ms, word=match.group(), sentence=text))
    return tuple(errors)


def measure_encoding(sentences: Iterable[HeardSentence], engine: TTSEngine) -> NDArray[np.float64]:
    """Compare word starts with the engine's own marks, where its sound lies in the MP3 (ms).

    The engine's clip is found in the decoded sound by cross-correlation, and its marks are laid
    from there.
    """
    errors = []
    for sentence in sentences:
        clip = engine.synthesize(sentence.utterance)
        spoken = to_rate(np.frombuffer(clip.pcm.data, dtype="<i2"), clip.pcm.rate_hz)
        match = correlate(sentence.samples, spoken, mode="full", method="fft")
        lag = int(np.argmax(match)) - (len(spoken) - 1)
        offset_ms = sentence.start_ms + lag * 1000 / RATE_HZ
        for mark, timed in zip(clip.marks, sentence.timed.words, strict=True):
            own_ms = offset_ms + mark.start_frame * 1000 / clip.pcm.rate_hz
            errors.append(timed.span.start_ms - own_ms)
    return np.array(errors)


def to_rate(samples: NDArray[np.int16], rate_hz: int) -> NDArray[np.float32]:
    """Bring samples to the aligner's rate."""
    common = int(np.gcd(rate_hz, RATE_HZ))
    resampled = resample_poly(samples.astype(np.float32), RATE_HZ // common, rate_hz // common)
    return np.asarray(resampled, np.float32)
