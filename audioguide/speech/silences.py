"""Where a sound is audible and where it is silent. Pure arithmetic on PCM."""

import numpy as np
from numpy.typing import NDArray

from audioguide.model.sound import Pcm

AUDIBLE = 164
"""Samples beyond this are sound: -46 dB of full scale, above a voice's noise, below its hush."""


def samples_of(pcm: Pcm) -> NDArray[np.int16]:
    """View PCM as an array of samples."""
    return np.frombuffer(pcm.data, dtype="<i2")


def audible_frames(pcm: Pcm) -> NDArray[np.intp]:
    """List the frames that can be heard, in order."""
    return np.flatnonzero(np.abs(samples_of(pcm).astype(np.int32)) > AUDIBLE)


def silent_gaps(pcm: Pcm, at_least_ms: int) -> list[tuple[int, int]]:
    """Find gaps inside the sound, as (first silent frame, first audible frame after it)."""
    heard = audible_frames(pcm)
    steps = np.flatnonzero(np.diff(heard) > at_least_ms * pcm.rate_hz // 1000)
    return [(int(heard[step]) + 1, int(heard[step + 1])) for step in steps]
