"""Clips and silences become one stream of sound, a piece a sentence, exact to the frame.

Sits between the engine's clips and the loudness and encoding passes; holds one clip at a time, so
memory does not grow with the length of a chapter.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from audioguide.errors import SpeechError
from audioguide.model.sound import Pcm
from audioguide.narration.segments import AudioSegment, Samples, to_segment

FADE_IN_MS = 5
FADE_OUT_MS = 10


def join_clips(clips: Iterable[Pcm], silences: Sequence[int]) -> Iterator[AudioSegment]:
    """Yield one piece a clip, the silence before it included, and last the silence at the end.

    `silences[i]` is how many frames of silence stand before clip `i`; the one more at the end
    follows the last clip. The pieces hold as many frames as clips and silences together, and
    every clip is faded in and out, so each piece begins and ends at (nearly) zero.

    Raises `SpeechError` when a clip's rate differs from the first one's, `ValueError` when there
    is no clip or not one silence more than there are clips.
    """
    rate_hz = 0
    before = iter(silences)
    for number, clip in enumerate(clips, start=1):
        rate_hz = rate_hz or clip.rate_hz
        if clip.rate_hz != rate_hz:
            raise SpeechError(
                f"This clip has {clip.rate_hz} frames a second, the ones before it {rate_hz}.",
                where=f"sentence {number} of the chapter",
                hint="Use one engine and one voice for a chapter, then build again.",
            )
        gap = next(before, None)
        if gap is None:
            raise ValueError(f"{len(silences)} silences are too few: clip {number} has none")
        yield _silence(gap, rate_hz) + to_segment(_faded(clip), rate_hz)
    tail = list(before)
    if not rate_hz or len(tail) != 1:
        raise ValueError(f"{len(silences)} silences do not go round the clips")
    yield _silence(tail[0], rate_hz)


def _silence(frames: int, rate_hz: int) -> AudioSegment:
    # AudioSegment.silent counts whole milliseconds: at 22,050 Hz it cannot be exact.
    if frames < 0:
        raise ValueError(f"a silence of {frames} frames")
    return to_segment(bytes(2 * frames), rate_hz)


def _faded(clip: Pcm) -> bytes:
    # AudioSegment.fade cuts at whole milliseconds too, and a clip comes out up to 11 frames
    # longer or shorter (47 of 50 lengths tried), which would let words drift. So: by frame.
    samples: Samples = np.frombuffer(clip.data, dtype="<i2").copy()
    rise = min(clip.rate_hz * FADE_IN_MS // 1000, clip.frames)
    fall = min(clip.rate_hz * FADE_OUT_MS // 1000, clip.frames)
    _scale(samples[:rise], np.arange(rise) / max(rise, 1))
    _scale(samples[clip.frames - fall :], np.arange(fall)[::-1] / max(fall, 1))
    return samples.tobytes()


def _scale(edge: Samples, ramp: NDArray[np.float64]) -> None:
    edge[:] = np.rint(edge * ramp)
