"""How loud a chapter is (ITU-R BS.1770-4, EBU R 128), and the one gain that brings it on target.

First pass: feed every piece to a `LoudnessMeter`, then ask `plan_gain`. Second pass: give each
piece that gain by `peaks.limit`.
"""

import math
from array import array

import numpy as np
from numpy.typing import NDArray

from audioguide.narration.easing import reduction_db
from audioguide.narration.peaks import FULL_SCALE
from audioguide.narration.segments import AudioSegment, Samples, to_samples
from audioguide.narration.weighting import KWeighting

TARGET_LUFS = -16.0
CEILING_DBTP = -2.5  # before encoding: MP3 overshoots, see docs/sound.md

_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_STEPS_PER_S = 200  # fine enough to foresee what a limiter does
_STEPS_PER_HOP = 20  # blocks start every 100 ms
_HOPS_PER_BLOCK = 4  # and last 400 ms
_NEAR_ENOUGH_LU = 0.5
_MOST_EXTRA_DB = 3.0


class LoudnessMeter:
    """Measures mono sound fed piece by piece; pieces may be of any length, also empty.

    For every 5 ms it keeps two small numbers: 6 MB for an hour.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._weighting = KWeighting(rate_hz)
        self._energies = array("f")  # of each whole step, K-weighted
        self._peaks = array("f")  # of each whole step, as it is
        self._rest = np.empty(0, dtype=np.int16), np.empty(0)  # of the step not whole yet

    def feed(self, sound: AudioSegment | bytes | Samples) -> None:
        """Take the next piece: samples, their bytes, or pydub's segment."""
        samples = to_samples(sound)
        if not len(samples):
            return
        weighted = self._weighting.weigh(samples) / FULL_SCALE
        samples = np.concatenate((self._rest[0], samples))
        squares = np.concatenate((self._rest[1], np.square(weighted)))
        starts = self._starts(len(samples))
        whole = int(starts[-1])
        if len(starts) > 1:
            self._energies.extend(np.add.reduceat(squares[:whole], starts[:-1]))
            highest = np.maximum.reduceat(samples[:whole], starts[:-1]).astype(np.float64)
            lowest = np.minimum.reduceat(samples[:whole], starts[:-1]).astype(np.float64)
            self._peaks.extend(np.maximum(highest, -lowest) / FULL_SCALE)
        self._rest = samples[whole:].copy(), squares[whole:].copy()

    def _starts(self, frames: int) -> NDArray[np.int64]:
        """Where steps start, up to the one that is not whole, in that many frames from now."""
        done = len(self._energies)
        more = frames * _STEPS_PER_S // self._rate_hz + 2
        # Multiplied before dividing: steps of 110.25 frames do not drift.
        edges = np.arange(done, done + more) * self._rate_hz // _STEPS_PER_S
        starts = edges - edges[0]
        return np.asarray(starts[starts <= frames])

    def integrated_lufs(self) -> float:
        """Return the gated loudness; `-inf` for silence and for less than 400 ms of sound."""
        return self._gated(np.asarray(self._energies, dtype=np.float64))

    def limited_lufs(self, gain: float, ceiling_dbtp: float) -> float:
        """Foresee the loudness once `limit` has been given this gain and ceiling."""
        peaks = np.asarray(self._peaks) * gain
        edges_db = reduction_db(peaks, 10.0 ** (ceiling_dbtp / 20.0), _STEPS_PER_S)
        gains_db = (edges_db[:-1] + edges_db[1:]) / 2.0
        powers = np.asarray(self._energies, dtype=np.float64) * 10.0 ** (gains_db / 10.0)
        return self._gated(powers * gain**2)

    def _gated(self, energies: NDArray[np.float64]) -> float:
        hops = len(energies) // _STEPS_PER_HOP
        if hops < _HOPS_PER_BLOCK:
            return -math.inf
        sums = energies[: hops * _STEPS_PER_HOP].reshape(hops, -1).sum(axis=1)
        frames = self._rate_hz * _STEPS_PER_HOP * _HOPS_PER_BLOCK / _STEPS_PER_S
        blocks = np.convolve(sums, np.ones(_HOPS_PER_BLOCK), mode="valid") / frames
        audible = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
        if not len(audible):
            return -math.inf
        gate = float(audible.mean()) * 10.0 ** (_RELATIVE_GATE_LU / 10.0)
        return _lufs(float(audible[audible > gate].mean()))


def plan_gain(
    meter: LoudnessMeter, target_lufs: float = TARGET_LUFS, ceiling_dbtp: float = CEILING_DBTP
) -> float:
    """Return the factor for `limit` that brings what the meter heard to the target.

    What limiting takes away is foreseen, and made up for as far as it is more than 0.5 LU: the
    harder sound is driven into the ceiling, the worse it sounds and the more its MP3 overshoots.
    For the same reason by 3 dB at the most. 1.0 for silence.
    """
    loudness = meter.integrated_lufs()
    if loudness == -math.inf:
        return 1.0
    plain_db = gain_db = target_lufs - loudness
    for _ in range(8):
        missing = target_lufs - _NEAR_ENOUGH_LU - meter.limited_lufs(_factor(gain_db), ceiling_dbtp)
        gain_db = min(max(gain_db + missing, plain_db), plain_db + _MOST_EXTRA_DB)
    return _factor(gain_db)


def _factor(decibels: float) -> float:
    return float(10.0 ** (decibels / 20.0))


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10.0 ** ((lufs + 0.691) / 10.0))
