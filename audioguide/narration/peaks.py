"""True peaks: finding them between the samples, and keeping them under a ceiling.

The peak of the sound that comes out of a loudspeaker lies between samples (ITU-R BS.1770-4,
Annex 2). Work is done only where a peak could be, so quiet sound costs next to nothing.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d

from audioguide.narration.segments import AudioSegment, Samples, to_samples

Floats = NDArray[np.float32]

ATTACK_MS = 5
RELEASE_DB_PER_MS = 0.1  # 6 dB in 60 ms

FULL_SCALE = 32768.0
_SIDE = 8  # samples on each side that an interpolated value is made from
_BLOCK = 64


def _interpolators() -> Floats:
    """Three rows of `2 * _SIDE` taps: the sound 1/4, 2/4 and 3/4 of the way to the next sample."""
    at = np.arange(1 - _SIDE, _SIDE + 1) - np.array([[0.25], [0.5], [0.75]])
    taps = np.sinc(at) * np.i0(5.0 * np.sqrt(1 - (at / _SIDE) ** 2)) / np.i0(5.0)
    return np.asarray(taps / taps.sum(axis=1, keepdims=True), dtype=np.float32)


_TAPS = _interpolators()
# No interpolated value is larger than the largest sample near it times this.
_OVERSHOOT = float(np.abs(_TAPS).sum(axis=1).max())


def peak_envelope(sound: Floats, above: float) -> Floats:
    """Return the largest absolute value at each sample and half way round it, 4x oversampled.

    Exact wherever it is larger than `above`; elsewhere it may be the sample's own value.
    """
    envelope = np.abs(sound)
    blocks = -(-len(sound) // _BLOCK)
    padded = np.zeros((blocks + 2) * _BLOCK, dtype=np.float32)
    padded[_BLOCK : _BLOCK + len(sound)] = sound
    loudest = np.abs(padded).reshape(-1, _BLOCK).max(axis=1)
    near = np.maximum(np.maximum(loudest[:-2], loudest[2:]), loudest[1:-1])
    (chosen,) = np.nonzero(near * _OVERSHOOT > above)
    if not len(chosen):
        return envelope
    # A row holds a block's samples with what interpolation needs on either side of them.
    rows = sliding_window_view(padded[_BLOCK - _SIDE :], _BLOCK + 2 * _SIDE)[::_BLOCK][chosen]
    between = _between(rows)
    loud = np.maximum(between[:, 1:], between[:, :-1])
    whole = np.zeros((blocks, _BLOCK), dtype=np.float32)
    whole[chosen] = loud
    return np.maximum(envelope, whole.reshape(-1)[: len(sound)])


def _between(rows: Floats) -> Floats:
    """Return the largest interpolated value after each sample of a block, and before its first."""
    width = _BLOCK + 1
    best = np.zeros((len(rows), width), dtype=np.float32)
    for taps in _TAPS:
        value = np.zeros_like(best)
        for shift, tap in enumerate(taps):
            value += tap * rows[:, shift : shift + width]
        np.maximum(best, np.abs(value), out=best)
    return best


def true_peak(sound: AudioSegment | bytes | Samples, rate_hz: int) -> float:
    """Return the true peak, linear, 1.0 being full scale; 0.0 for no samples."""
    del rate_hz  # four times oversampling serves every rate that engines have
    samples = to_samples(sound).astype(np.float32)
    if not len(samples):
        return 0.0
    loudest = float(np.abs(samples).max())
    return float(peak_envelope(samples, loudest).max()) / FULL_SCALE


def limit(
    sound: AudioSegment | bytes | Samples, gain: float, ceiling_dbtp: float, rate_hz: int
) -> Samples:
    """Return the sound times `gain` (linear), turned down where it would pass the ceiling.

    A piece is treated for itself, which is exact for pieces that begin and end in silence.
    Rounded without dither: an MP3's own noise lies far above that of 16 bits, and silence stays
    digital silence. Raises `ValueError` for a ceiling above full scale (0 dBTP).
    """
    if ceiling_dbtp > 0.0:
        raise ValueError(f"a ceiling of {ceiling_dbtp} dBTP is above full scale")
    loud = to_samples(sound).astype(np.float32) * np.float32(gain)
    top = FULL_SCALE * 10.0 ** (ceiling_dbtp / 20.0)
    envelope = peak_envelope(loud, top)
    if not len(loud) or envelope.max() <= top:
        return _rounded(loud)
    # Turning down shifts the values between samples a little, and so does rounding: look again.
    aim, peak = top, np.inf
    while peak > top:
        limited = _rounded(loud * _reduction(envelope, aim, rate_hz))
        peak = true_peak(limited, rate_hz) * FULL_SCALE
        aim *= min(0.9999 * top / peak, 0.9999)
    return limited


def _rounded(sound: Floats) -> Samples:
    return np.asarray(np.rint(sound), dtype=np.int16)


def _reduction(envelope: Floats, ceiling: float, rate_hz: int) -> Floats:
    """Return a smooth factor for each sample that is nowhere above `ceiling / envelope`."""
    ahead = max(2, rate_hz * ATTACK_MS // 1000 // 2 * 2)
    needed = -20.0 * np.log10(np.maximum(envelope / ceiling, 1.0)).astype(np.float64)
    padded = np.pad(needed, ahead)
    # held[n] is the deepest need from n to n + ahead; then it rises no faster than the release;
    # then two means over half the attack each make a smooth way down that is there in time.
    held = minimum_filter1d(padded, ahead + 1, origin=-(ahead // 2))
    rise = np.arange(len(held)) * (RELEASE_DB_PER_MS * 1000.0 / rate_hz)
    eased = np.minimum(np.minimum.accumulate(held - rise) + rise, 0.0)
    half = ahead // 2 + 1
    for _ in range(2):
        eased = uniform_filter1d(eased, half, origin=(half - 1) // 2, mode="nearest")
    return np.asarray(10.0 ** (eased[ahead : ahead + len(envelope)] / 20.0), dtype=np.float32)
