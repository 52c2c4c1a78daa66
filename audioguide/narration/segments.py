"""pydub's sound and ours: the one place that imports pydub, and changes nothing in it.

Importing pydub warns when no ffmpeg is on the PATH. We never let pydub encode (see
`bundle.ffmpeg`), so that warning would only frighten people.
"""

import warnings

import numpy as np
from numpy.typing import NDArray

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", "Couldn't find ffmpeg", RuntimeWarning)
    warnings.filterwarnings("ignore", "'audioop' is deprecated", DeprecationWarning)
    from pydub import AudioSegment

__all__ = ["AudioSegment", "Samples", "to_samples", "to_segment"]

Samples = NDArray[np.int16]


def to_segment(data: bytes, rate_hz: int) -> AudioSegment:
    """Return mono 16-bit little-endian sound as pydub's segment."""
    return AudioSegment(data=data, sample_width=2, frame_rate=rate_hz, channels=1)


def to_samples(sound: AudioSegment | bytes | Samples) -> Samples:
    """Return mono 16-bit sound as samples, not to be written to; nothing is copied."""
    if isinstance(sound, np.ndarray):
        return sound
    data = sound.raw_data if isinstance(sound, AudioSegment) else sound
    return np.frombuffer(data, dtype="<i2")
