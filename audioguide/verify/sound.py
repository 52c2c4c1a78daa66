"""What a chapter sounds like, heard piece by piece: length, loudness, peaks, and what is silent.

Pure. For every 10 ms it keeps one number, beside what the loudness meter keeps.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audioguide.model.text import Finding
from audioguide.model.timing import Span, Timeline
from audioguide.narration.loudness import TARGET_LUFS, LoudnessMeter
from audioguide.narration.peaks import FULL_SCALE, block_peaks
from audioguide.verify.codes import to_finding
from audioguide.verify.places import Places, clock

STEP_MS = 10
AUDIBLE = 10.0 ** (-50 / 20)  # of full scale; a voice's breath lies above it, an MP3's noise below
PEAK_DBTP = -1.0
LOUDNESS_LU = 1.0
SILENCE_MS = 3000
LENGTH_MS = 100  # two MP3 frames: what a player that knows no LAME header adds
_CONTEXT = 64  # samples on each side of those that are looked at, which the filter reaches into
_BLOCK = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A chapter's sound in numbers. `peaks` has the highest sample of every 10 ms, of 1.0."""

    duration_ms: int
    lufs: float
    true_peak: float
    clipped: int
    peaks: NDArray[np.float32]

    def is_audible(self, span: Span, above: float = AUDIBLE) -> bool:
        """Whether anything louder than `above` (of 1.0) is heard in a span of 10 ms or more."""
        return bool((self._steps(span) > above).any())

    def audible_ms(self, span: Span) -> int:
        """How long it is from the first to the last thing heard in a span."""
        (heard,) = np.nonzero(self._steps(span) > AUDIBLE)
        return int(heard[-1] - heard[0] + 1) * STEP_MS if len(heard) else 0

    def silences(self, at_least_ms: int) -> list[Span]:
        """Find every silence that is as long as this."""
        (heard,) = np.nonzero(self.peaks > AUDIBLE)
        edges = [-1, *heard.tolist(), len(self.peaks)]
        return [
            Span(start_ms=(before + 1) * STEP_MS, end_ms=after * STEP_MS)
            for before, after in pairwise(edges)
            if (after - before - 1) * STEP_MS >= at_least_ms
        ]

    def _steps(self, span: Span) -> NDArray[np.float32]:
        return self.peaks[span.start_ms // STEP_MS : -(-span.end_ms // STEP_MS)]


def hear(pieces: Iterable[NDArray[np.float32]], rate_hz: int) -> Heard:
    """Listen to mono sound (full scale 1.0) to its end."""
    meter, peaks = LoudnessMeter(rate_hz), array("f")
    step = rate_hz * STEP_MS // 1000
    frames = clipped = 0
    top = np.float32(0.0)
    rest = np.empty(0, np.float32)
    around = np.zeros(_CONTEXT, np.float32)
    for piece in pieces:
        frames += len(piece)
        clipped += int((np.abs(piece) >= 1.0).sum())
        meter.feed(np.clip(piece * FULL_SCALE, -FULL_SCALE, FULL_SCALE - 1).astype(np.int16))
        rest = np.concatenate((rest, piece))
        whole = len(rest) // step * step
        peaks.extend(np.abs(rest[:whole]).reshape(-1, step).max(axis=1))
        rest = rest[whole:]
        around, top = _look_between(np.concatenate((around, piece)), top)
    _, top = _look_between(np.concatenate((around, np.zeros(2 * _CONTEXT, np.float32))), top)
    if len(rest):
        peaks.append(float(np.abs(rest).max()))
    return Heard(
        duration_ms=round(frames * 1000 / rate_hz),
        lufs=meter.integrated_lufs(),
        true_peak=float(top),
        clipped=clipped,
        peaks=np.asarray(peaks, dtype=np.float32),
    )


def check_sound(heard: Heard, timeline: Timeline | None, places: Places) -> Iterator[Finding]:
    """Find what is wrong with a chapter's sound as a whole."""
    place, wanted_ms = places.sound, places.chapter.duration_ms
    if abs(heard.duration_ms - wanted_ms) > LENGTH_MS:
        what = f"It lasts {heard.duration_ms / 1000:.2f} s; it should be {wanted_ms / 1000:.2f} s."
        yield to_finding("sound-length", place, what)
    if heard.clipped:
        what = f"It is louder than a file can hold: {heard.clipped} samples are cut off."
        yield to_finding("clipping", place, what)
    elif (peak := 20 * np.log10(max(heard.true_peak, 1e-9))) > PEAK_DBTP:
        what = f"Its true peak is {peak:.1f} dBTP; {PEAK_DBTP:g} is the most."
        yield to_finding("true-peak", place, what)
    if abs(heard.lufs - TARGET_LUFS) > LOUDNESS_LU:
        what = f"It has {heard.lufs:.1f} LUFS; {TARGET_LUFS:g} is meant, give or take 1."
        yield to_finding("loudness", place, what)
    yield from _check_silences(heard, timeline, places)


def _check_silences(heard: Heard, timeline: Timeline | None, places: Places) -> Iterator[Finding]:
    for silence in heard.silences(SILENCE_MS + 1):
        asked = timeline is not None and not _is_spoken(silence, timeline)
        what = f"There is a silence of {silence.duration_ms / 1000:.1f} s"
        what += f" at {clock(silence.start_ms)} of {places.chapter.id}."
        yield to_finding("long-pause" if asked else "long-silence", places.sound, what)


def _is_spoken(silence: Span, timeline: Timeline) -> bool:
    """Whether a sentence should be heard for a tenth of a silence or more."""
    return any(
        min(silence.end_ms, sentence.span.end_ms) - max(silence.start_ms, sentence.span.start_ms)
        > silence.duration_ms / 10
        for sentence in timeline.sentences
    )


def _look_between(
    sound: NDArray[np.float32], top: np.float32
) -> tuple[NDArray[np.float32], np.float32]:
    """Look for a peak higher than `top` between samples; also return what to look at next time.

    The ends are left to the next time: beyond them the filter would see a silence that is none.
    """
    whole = len(sound) // _BLOCK * _BLOCK
    edge = _CONTEXT // _BLOCK
    peaks = block_peaks(sound[:whole] * np.float32(FULL_SCALE), float(top) * FULL_SCALE)
    inner = peaks[edge:-edge]
    found = np.float32(inner.max() / FULL_SCALE) if len(inner) else np.float32(0.0)
    return sound[max(0, whole - 2 * _CONTEXT) :], max(top, found)
