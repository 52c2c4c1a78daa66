"""Something like speech, and its MP3, for tests of the encoder."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.signal import butter, sosfilt

from audioguide.bundle.encode import Tags, encode_mp3

RATES = (24_000, 22_050)
TAGS = Tags(
    title="Was ist „Metastasierung“?",
    number=2,
    total=7,
    album="When cancer travels",
    artist="Ada Wren, Björn Åse",
    lang="de-CH",
)


def noise(rate_hz: int, seconds: float = 6.0) -> np.ndarray:
    """Make something like speech: bursts of low noise with silence between them."""
    frames = round(rate_hz * seconds)
    low = butter(4, 4_000, fs=rate_hz, output="sos")
    sound = sosfilt(low, np.random.default_rng(7).normal(size=frames)) * 5_000
    sound[(np.arange(frames) // (rate_hz // 3)) % 3 == 0] = 0
    return sound.astype(np.int16)


def pieces(samples: np.ndarray, count: int = 5) -> Iterator[bytes]:
    return (part.tobytes() for part in np.array_split(samples, count))


def encode(samples: np.ndarray, path: Path, rate_hz: int) -> Path:
    encode_mp3(pieces(samples), path, rate_hz=rate_hz, tags=TAGS)
    return path
