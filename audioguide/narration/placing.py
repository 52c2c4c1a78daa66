"""Where each sentence of a script is in a recording of it: by its length, and by the pauses. Pure.

A sentence's share of the speech is what it has to say; its end is laid on the pause that is near
to where that share ends, the longer the better. No word is recognized.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEP_MS = 10
"""Levels are those of every 10 ms."""
_PAUSE_STEPS = 12
_NEAR_S = 12.0
_NEAR_SHARE = 0.06
_LONG_S = 1.0
_WEIGHT_OF_LENGTH = 1.5
_NO_PAUSE = 1.0
_QUIET = 0.03  # of the level of speech: -30 dB

Levels = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence is, in steps: from `start` up to `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place where a sentence may end: a pause, or none (`start` is `end`)."""

    start: int
    end: int
    spoken_s: float  # speech before it

    @property
    def pause_s(self) -> float:
        return (self.end - self.start) * STEP_MS / 1000


def place_sentences(levels: Levels, weights: Sequence[float]) -> tuple[Place, ...]:
    """Place sentences in a sound whose level (RMS, any scale) is given for every 10 ms.

    `weights` say how long each is next to the others. Places are in order and do not overlap; a
    sound without speech gives places of no length.
    """
    heard = _heard(levels)
    if not weights or not heard.any():
        return tuple(Place(0, 0) for _ in weights)
    first, last = int(np.argmax(heard)), len(heard) - int(np.argmax(heard[::-1]))
    spoken = np.concatenate(([0.0], np.cumsum(heard))) * STEP_MS / 1000
    ends = np.cumsum(np.maximum(weights, 0.1)) / np.sum(np.maximum(weights, 0.1)) * spoken[-1]
    gaps = _gaps(heard, spoken, first, last, ends[:-1])
    chosen = _choose(gaps, ends)
    starts = [first, *(gap.end for gap in chosen)]
    stops = [*(gap.start for gap in chosen), last]
    return tuple(Place(start, max(start, stop)) for start, stop in zip(starts, stops, strict=True))


def _heard(levels: Levels) -> NDArray[np.bool_]:
    """Tell which steps are speech: louder than the room, and not far quieter than most of it."""
    if not len(levels):
        return np.zeros(0, dtype=bool)
    loud, room = np.percentile(levels, 95), np.percentile(levels, 5)
    return np.asarray(levels > max(_QUIET * loud, min(2.0 * room, 0.25 * loud), 1e-9))


def _gaps(
    heard: NDArray[np.bool_], spoken: NDArray[np.float64], first: int, last: int, ends: Levels
) -> list[_Gap]:
    """List the pauses in the speech, and where each end falls if there is no pause for it."""
    edges = np.flatnonzero(np.diff(heard[first:last].astype(np.int8))) + first + 1
    pauses = [
        _Gap(int(start), int(end), float(spoken[start]))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
        if end - start >= _PAUSE_STEPS
    ]
    at = np.clip(np.searchsorted(spoken, ends), first, last)
    others = [_Gap(int(step), int(step), float(spoken[step])) for step in at]
    return sorted([*pauses, *others], key=lambda gap: (gap.start, gap.end))


def _choose(gaps: Sequence[_Gap], ends: Levels) -> list[_Gap]:
    """Choose a gap for the end of each sentence but the last: the way that costs the least."""
    times = np.array([gap.spoken_s for gap in gaps])
    prizes = np.array(
        [
            _WEIGHT_OF_LENGTH * min(gap.pause_s, _LONG_S) if gap.pause_s else -_NO_PAUSE
            for gap in gaps
        ]
    )
    near_s = max(_NEAR_S, _NEAR_SHARE * float(ends[-1]))
    before, costs = np.array([-1]), np.array([0.0])  # number of the gap, -1: the very start
    ways: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    previous_end = 0.0
    for end in ends[:-1]:
        here = np.flatnonzero(np.abs(times - end) <= near_s)
        length_s = max(float(end) - previous_end, 0.1)
        came = np.where(before >= 0, times[before], 0.0)
        actual = times[here][:, None] - came[None, :]
        misfit = np.square(actual - length_s) / (length_s + 0.5)
        total = np.where(here[:, None] > before[None, :], costs[None, :] + misfit, math.inf)
        best = np.argmin(total, axis=1)
        costs = total[np.arange(len(here)), best] - prizes[here]
        ways.append((here, best))
        before, previous_end = here, float(end)
    left = float(ends[-1]) - previous_end
    final = float(ends[-1]) - (times[before] if before[0] >= 0 else np.zeros(1))
    costs = costs + np.square(final - left) / (max(left, 0.1) + 0.5)
    return _trace(gaps, ways, int(np.argmin(costs)))


def _trace(
    gaps: Sequence[_Gap], ways: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], at: int
) -> list[_Gap]:
    chosen = []
    for here, best in reversed(ways):
        chosen.append(gaps[int(here[at])])
        at = int(best[at])
    return chosen[::-1]
