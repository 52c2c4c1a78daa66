"""K-weighting (ITU-R BS.1770-4, Annex 1): how much of each frequency a listener finds loud.

The standard's two recursive filters, applied as their impulse response by blocks of Fourier
transforms: as quick as the recursion, and nothing heavier than numpy is loaded for it.
"""

import math
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audioguide.narration.segments import Samples

_RESPONSES_PER_S = 20
"""After 50 ms less than a ten-billionth of the response's energy is left, at any rate."""


class KWeighting:
    """The filter for sound fed piece by piece; a piece is heard in the light of those before it."""

    def __init__(self, rate_hz: int) -> None:
        taps = rate_hz // _RESPONSES_PER_S
        self._size = 1 << (4 * taps).bit_length()
        self._hop = self._size - taps
        self._spectrum = np.fft.rfft(_impulse_response(rate_hz, taps), self._size)
        self._spectrum = self._spectrum.astype(np.complex64)
        self._past = np.zeros(taps, dtype=np.float32)

    def weigh(self, samples: Samples) -> NDArray[np.float32]:
        """Return the weighted samples, as many as are given (overlap-save)."""
        sound = np.concatenate((self._past, samples.astype(np.float32)))
        self._past = sound[len(samples) :].copy()
        blocks = -(-len(samples) // self._hop)
        padded = np.zeros(len(self._past) + blocks * self._hop, dtype=np.float32)
        padded[: len(sound)] = sound
        rows = sliding_window_view(padded, self._size)[:: self._hop]
        weighted = np.fft.irfft(np.fft.rfft(rows, axis=1) * self._spectrum, self._size, axis=1)
        return np.asarray(weighted[:, len(self._past) :].reshape(-1)[: len(samples)])


@cache
def _impulse_response(rate_hz: int, taps: int) -> NDArray[np.float64]:
    size = 1 << (4 * taps).bit_length()  # so long that what wraps round is gone
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    powers = delay ** np.arange(3)[:, None]
    response = np.ones(len(delay), dtype=complex)
    for section in k_weighting(rate_hz):
        response *= (section[:3] @ powers) / (section[3:] @ powers)
    return np.fft.irfft(response, size)[:taps]


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
