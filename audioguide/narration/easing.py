"""How a limiter's gain moves: down in time for a peak, and gently up again after it."""

import numpy as np
from numpy.typing import NDArray

ATTACK_S = 0.005
RELEASE_DB_PER_S = 200.0  # 12 dB in 60 ms


def reduction_db(
    peaks: NDArray[np.floating], ceiling: float, steps_per_s: float
) -> NDArray[np.float64]:
    """Return the gain in dB (0 or less) at each edge of the steps whose peaks are given.

    With `n` peaks there are `n + 1` edges. At both edges of a step the gain is low enough for
    its peak to stay under the ceiling, and so it is on a straight line between them.
    """
    needed = -20.0 * np.log10(np.maximum(np.asarray(peaks, dtype=np.float64) / ceiling, 1.0))
    edges = np.minimum(np.append(needed, 0.0), np.insert(needed, 0, 0.0))
    ahead = max(1, round(ATTACK_S * steps_per_s))
    held = _slide(np.minimum, np.pad(edges, (0, ahead), mode="edge"), ahead + 1)
    rise = np.arange(len(held)) * (RELEASE_DB_PER_S / steps_per_s)
    eased = np.minimum(np.minimum.accumulate(held - rise) + rise, 0.0)
    # Each mean looks back as far as, together, the minimum looked ahead: none passes its need.
    for size in (ahead // 2 + 1, ahead - ahead // 2 + 1):
        padded = np.pad(eased, (size - 1, 0), mode="edge")
        eased = _slide(np.add, padded, size) / size
    return np.asarray(eased)


def _slide(ufunc: np.ufunc, values: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Combine each value with the `size - 1` after it: for a few, quicker than windows are."""
    count = len(values) - size + 1
    combined = values[:count].copy()
    for shift in range(1, size):
        ufunc(combined, values[shift : shift + count], out=combined)
    return combined
