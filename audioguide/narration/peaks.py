"""True peaks: finding them between the samples, and keeping them under a ceiling.

The peak of the sound that comes out of a loudspeaker lies between samples (ITU-R BS.1770-4,
Annex 2). Work is done only where a peak could be, so quiet sound costs next to nothing.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from audioguide.narration.easing import reduction_db
from audioguide.narration.segments import AudioSegment, Samples, to_samples

Floats = NDArray[np.float32]

FULL_SCALE = 32768.0
_BLOCK = 32  # frames; peaks are found, and sound is turned down, by blocks of these
_POINTS = 8  # times the rate: 24 kHz becomes the 192 kHz that the standard looks at
_SIDE = 16  # samples on each side; with the 6 of Annex 2 hissing voices read up to 1.2 dB low
# Multiplied in groups too small for OpenBLAS to share out among threads (8 * 64 * 231 is under
# its 2^18): with one build process a core, its waiting threads made this ten times slower.
_ROWS = 8


def _interpolator() -> Floats:
    """Return a matrix from a block's samples and `_SIDE` more at each end to what lies between.

    Columns are the points 1/8 to 7/8 of the way to the next sample, for the sample before the
    block and for each in it, by windowed sinc (Kaiser, beta 5).
    """
    matrix = np.zeros((_BLOCK + 2 * _SIDE, _POINTS - 1, _BLOCK + 1))
    for row in range(_POINTS - 1):
        at = np.arange(1 - _SIDE, _SIDE + 1) - (row + 1) / _POINTS
        taps = np.sinc(at) * np.i0(5.0 * np.sqrt(1.0 - (at / _SIDE) ** 2))
        for point in range(_BLOCK + 1):
            matrix[point : point + 2 * _SIDE, row, point] = taps / taps.sum()
    return matrix.reshape(len(matrix), -1).astype(np.float32)


_BETWEEN = _interpolator()
# No value between samples is larger than the largest sample near it times this.
_OVERSHOOT = float(np.abs(_BETWEEN).sum(axis=0).max())


def block_peaks(sound: Floats, above: float) -> Floats:
    """Return the true peak of every 32 frames; where it is not above `above`, the sample peak."""
    blocks = -(-len(sound) // _BLOCK)
    padded = np.zeros((blocks + 2) * _BLOCK, dtype=np.float32)
    padded[_BLOCK : _BLOCK + len(sound)] = sound
    samples = padded.reshape(-1, _BLOCK)
    loudest = np.maximum(samples.max(axis=1), -samples.min(axis=1))
    peaks = loudest[1:-1].copy()
    near = np.maximum(np.maximum(loudest[:-2], loudest[2:]), peaks)
    (chosen,) = np.nonzero(near * _OVERSHOOT > above)
    if len(chosen):
        chosen = np.resize(chosen, -(-len(chosen) // _ROWS) * _ROWS)  # whole groups: some twice
        width = _BLOCK + 2 * _SIDE
        rows = sliding_window_view(padded[_BLOCK - _SIDE :], width)[::_BLOCK][chosen]
        between = (rows.reshape(-1, _ROWS, width) @ _BETWEEN).reshape(len(rows), -1)
        found = np.maximum(between.max(axis=1), -between.min(axis=1))
        peaks[chosen] = np.maximum(peaks[chosen], found)
    return np.asarray(peaks, dtype=np.float32)


def true_peak(sound: AudioSegment | bytes | Samples) -> float:
    """Return the true peak, linear, 1.0 being full scale; 0.0 for no samples.

    Eight times oversampling serves every rate that engines have.
    """
    samples = to_samples(sound).astype(np.float32)
    if not len(samples):
        return 0.0
    loudest = float(np.abs(samples).max())
    return float(block_peaks(samples, loudest).max()) / FULL_SCALE


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
    loud = to_samples(sound) * np.float32(gain)
    top = FULL_SCALE * 10.0 ** (ceiling_dbtp / 20.0)
    peaks = block_peaks(loud, top)
    if not len(loud) or peaks.max() <= top:
        return _rounded(loud)
    # Turning down moves the values between samples a little, and so does rounding, by at most
    # half a step each way: aim as much lower, then look again.
    aim, peak = 0.9995 * top - _OVERSHOOT / 2, np.inf
    while peak > top:
        limited = _rounded(_turned_down(loud, reduction_db(peaks, aim, rate_hz / _BLOCK)))
        peak = block_peaks(limited.astype(np.float32), top).max()
        aim *= min(0.9995 * top / peak, 0.9995)
    return limited


def _rounded(sound: Floats) -> Samples:
    return np.rint(sound, out=sound).astype(np.int16)


def _turned_down(sound: Floats, edges_db: NDArray[np.float64]) -> Floats:
    """Return the sound times a gain that goes in straight lines from block edge to block edge."""
    edges = (10.0 ** (edges_db / 20.0)).astype(np.float32)
    along = np.arange(_BLOCK, dtype=np.float32) / _BLOCK
    lines = edges[:-1, None] + np.diff(edges)[:, None] * along
    return np.asarray(sound * lines.reshape(-1)[: len(sound)], dtype=np.float32)
