"""The sound of an MP3 as a player decodes it, in a stream: an hour takes the room of a minute.

ffmpeg leaves out what the LAME header calls padding, so that sample 0 is the chapter's first.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audioguide.bundle.ffmpeg_process import read_ffmpeg
from audioguide.model.timing import Span

Floats = NDArray[np.float32]
Samples = NDArray[np.int16]

SOUND_HZ = 24_000
SPEECH_HZ = 16_000
MARGIN_MS = 150
"""Silence taken on either side of a sentence: less than the shortest pause between two."""


def decode_floats(path: Path) -> Iterator[Floats]:
    """Give mono sound at 24 kHz, full scale 1.0 and not cut off there. EncodingError at the end."""
    return _decode(path, SOUND_HZ, "f32le", "<f4")


def decode_sentences(path: Path, spans: Iterable[Span]) -> Iterator[Samples]:
    """Give the sound of each span (in order of their starts) with its margins, at 16 kHz.

    One sentence is held at a time. Past the end of the sound, what there is.
    """
    pieces = _decode(path, SPEECH_HZ, "s16le", "<i2")
    held, first = np.empty(0, np.int16), 0
    for span in spans:
        start = max(0, span.start_ms - MARGIN_MS) * SPEECH_HZ // 1000
        end = (span.end_ms + MARGIN_MS) * SPEECH_HZ // 1000
        while first + len(held) < end and (piece := next(pieces, None)) is not None:
            # What lies before this sentence is over, since the next starts no earlier.
            dropped = min(len(held), max(0, start - first))
            held, first = np.concatenate((held[dropped:], piece)), first + dropped
        yield held[max(0, start - first) : max(0, end - first)]


def _decode(path: Path, rate_hz: int, sample_format: str, dtype: str) -> Iterator[NDArray[Any]]:
    arguments = ("-i", f"file:{path}", "-vn", "-ac", "1", "-ar", str(rate_hz), "-f", sample_format)
    size = np.dtype(dtype).itemsize
    rest = b""
    for piece in read_ffmpeg(arguments, where=str(path)):
        data = rest + piece
        whole = len(data) // size * size
        rest = data[whole:]
        yield np.frombuffer(data[:whole], dtype=dtype)
