"""How loud a chapter is (ITU-R BS.1770-4, EBU R 128), and the one gain that brings it on target.

First pass: feed every piece to a `LoudnessMeter`, then ask `plan_gain`. Second pass: `limit` each
piece with that gain. One number for every 100 ms is all that is kept.
"""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from audioguide.narration.peaks import FULL_SCALE, limit, true_peak
from audioguide.narration.segments import AudioSegment, Samples, to_samples

__all__ = [
    "CEILING_DBTP",
    "TARGET_LUFS",
    "LoudnessMeter",
    "limit",
    "plan_gain",
    "true_peak",
]

TARGET_LUFS = -16.0
CEILING_DBTP = -2.0  # before encoding: MP3 overshoots, see docs/sound.md

_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_STEPS_PER_BLOCK = 4  # blocks of 400 ms start every 100 ms


class LoudnessMeter:
    """Measures mono sound fed piece by piece; pieces may be of any length, also empty."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._filter = k_weighting(rate_hz)
        self._state = np.zeros((2, 2))
        self._steps: list[float] = []  # energy of each whole 100 ms
        self._rest = np.empty(0)  # weighted squares of the step that is not whole yet

    def feed(self, sound: AudioSegment | bytes | Samples) -> None:
        """Take the next piece: samples, their bytes, or pydub's segment."""
        samples = to_samples(sound) / FULL_SCALE
        weighted, self._state = sosfilt(self._filter, samples, zi=self._state)
        squares = np.concatenate((self._rest, np.square(weighted)))
        start, done = self._edge(0), 0
        while (done := self._edge(1) - start) <= len(squares):
            self._steps.append(float(squares[:done].sum()))
            squares, start = squares[done:], self._edge(0)
        self._rest = squares.copy()

    def _edge(self, ahead: int) -> int:
        # Multiplied before dividing: steps of 100 ms do not drift at 11,025 Hz.
        return (len(self._steps) + ahead) * self._rate_hz // 10

    def integrated_lufs(self) -> float:
        """Return the gated loudness; `-inf` for silence and for less than 400 ms of sound."""
        steps = np.asarray(self._steps)
        if len(steps) < _STEPS_PER_BLOCK:
            return -math.inf
        frames = self._rate_hz * _STEPS_PER_BLOCK / 10
        blocks = np.convolve(steps, np.ones(_STEPS_PER_BLOCK), mode="valid") / frames
        audible = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
        if not len(audible):
            return -math.inf
        gate = float(audible.mean()) * 10.0 ** (_RELATIVE_GATE_LU / 10.0)
        return _lufs(float(audible[audible > gate].mean()))


def plan_gain(meter: LoudnessMeter, target_lufs: float = TARGET_LUFS) -> float:
    """Return the factor that brings what the meter heard to the target; 1.0 for silence."""
    loudness = meter.integrated_lufs()
    if loudness == -math.inf:
        return 1.0
    return float(10.0 ** ((target_lufs - loudness) / 20.0))


def k_weighting(rate_hz: int) -> NDArray[np.float64]:
    """Return the two filters of BS.1770-4 Annex 1 as second-order sections for any rate.

    The standard gives coefficients for 48 kHz only; these are the analogue filters behind them
    (f0, gain and Q as worked out by B. De Man), so that 48 kHz gives the standard's own numbers.
    """
    return np.array([_shelf(rate_hz), _high_pass(rate_hz)])


def _shelf(rate_hz: int) -> list[float]:
    k = math.tan(math.pi * 1681.974450955533 / rate_hz)
    q = 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    a0 = 1.0 + k / q + k * k
    return [
        (high + band * k / q + k * k) / a0,
        2.0 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        1.0,
        2.0 * (k * k - 1.0) / a0,
        (1.0 - k / q + k * k) / a0,
    ]


def _high_pass(rate_hz: int) -> list[float]:
    k = math.tan(math.pi * 38.13547087602444 / rate_hz)
    q = 0.5003270373238773
    a0 = 1.0 + k / q + k * k
    return [1.0, -2.0, 1.0, 1.0, 2.0 * (k * k - 1.0) / a0, (1.0 - k / q + k * k) / a0]


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10.0 ** ((lufs + 0.691) / 10.0))
