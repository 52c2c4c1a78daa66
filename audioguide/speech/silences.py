"""Where a sound is audible and where it is silent, and so where its words end. Pure."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audioguide.model.sound import Pcm, WordMark

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


def marks_of_spans(spans: Sequence[tuple[int, int] | None], pcm: Pcm) -> tuple[WordMark, ...]:
    """Mark word `i`, spoken from the first frame of `spans[i]` and over before the second.

    A word ends where its sound does, not its pause. One without a span has a mark of no length
    behind the word before it. Marks are in order and inside the sound, whatever the spans.
    """
    heard = audible_frames(pcm)
    marks: list[WordMark] = []
    reached = 0
    for word, span in enumerate(spans):
        start, limit = span or (reached, reached)
        start = min(max(start, reached), pcm.frames)
        last = int(np.searchsorted(heard, limit)) - 1
        reached = max(int(heard[last]) + 1 if last >= 0 else start, start)
        marks.append(WordMark(word=word, start_frame=start, end_frame=reached))
    return tuple(marks)
