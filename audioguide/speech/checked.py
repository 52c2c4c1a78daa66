"""No clip is taken on trust: each is checked, its edges made even, and a bad one spoken again.

So a voice that stops half-way through a sentence is a clear error and never a silent gap.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from audioguide.errors import SpeechError
from audioguide.model.sound import Pcm, SpeechClip, Utterance, WordMark
from audioguide.speech.engine import EngineAround
from audioguide.speech.silences import audible_frames
from audioguide.speech.spoken_length import least_weight, most_weight

LEAD_MS = 20
TAIL_MS = 60
SECONDS_PER_WEIGHT: dict[str, tuple[float, float]] = {
    "natural": (0.033, 0.40),
    "piper": (0.030, 0.40),
    "silent": (0.0, 10.0),
    "system": (0.038, 0.40),
}
"""Least seconds of sound for each unit of `least_weight`, most for `most_weight`, at rate 1.0.

Measured on 61 sentences of an article: natural 0.042 to 0.098, median 0.058; system 0.051 to
0.106, median 0.060. Half of a sentence at the median falls below the least.
"""
GRACE_S = 1.0
"""A short sentence may take this much longer than its words say."""
EXCERPT = 60


class CheckedEngine(EngineAround):
    """An engine whose clips are checked and trimmed to 20 ms before the sound and 60 ms after.

    Its fingerprint says nothing of the trimming; `cache.FORMAT` stands for that.
    """

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak, check, trim; once more from a fresh start if a check fails. Raises SpeechError."""
        clip = self._engine.synthesize(utterance)
        fault = find_fault(clip, utterance, self.name)
        if fault is not None:
            self._engine.close()
            clip = self._engine.synthesize(utterance)
            fault = find_fault(clip, utterance, self.name)
        if fault is not None:
            raise SpeechError(
                f"The voice '{utterance.voice.label}' spoke this wrongly twice: {fault}.",
                where=f'"{utterance.text[:EXCERPT]}"',
                hint="Say the sentence in other words, or choose another voice.",
            )
        return trim_edges(clip)


def find_fault(clip: SpeechClip, utterance: Utterance, engine: str) -> str | None:
    """Say what is wrong with a clip, as the end of a sentence; None when nothing is."""
    return next((fault for check in _CHECKS for fault in check(clip, utterance, engine)), None)


def trim_edges(clip: SpeechClip) -> SpeechClip:
    """Leave a steady margin of silence at either end, and shift the marks with it.

    A silent clip stays as it is. A clip that begins or ends within its margin is padded, with
    the marks where the sound is.
    """
    heard = audible_frames(clip.pcm)
    if not len(heard):
        return clip
    lead, tail = (ms * clip.pcm.rate_hz // 1000 for ms in (LEAD_MS, TAIL_MS))
    start, end = int(heard[0]) - lead, int(heard[-1]) + 1 + tail
    before, after = max(-start, 0), max(end - clip.pcm.frames, 0)
    kept = clip.pcm.data[2 * max(start, 0) : 2 * end]
    pcm = Pcm(data=bytes(2 * before) + kept + bytes(2 * after), rate_hz=clip.pcm.rate_hz)

    def moved(frame: int) -> int:
        return min(max(frame - start, 0), pcm.frames)

    marks = tuple(
        WordMark(
            word=mark.word, start_frame=moved(mark.start_frame), end_frame=moved(mark.end_frame)
        )
        for mark in clip.marks
    )
    return replace(clip, pcm=pcm, marks=marks)


def _check_marks(clip: SpeechClip, utterance: Utterance, _: str) -> Iterator[str]:
    if [mark.word for mark in clip.marks] != list(range(len(utterance.words))):
        yield f"it marked {len(clip.marks)} of {len(utterance.words)} words"
    edges = [frame for mark in clip.marks for frame in (mark.start_frame, mark.end_frame)]
    if any(left > right for left, right in pairwise([0, *edges, clip.pcm.frames])):
        yield "its words are out of order or outside the sound"


def _check_sound(clip: SpeechClip, utterance: Utterance, engine: str) -> Iterator[str]:
    if engine != "silent" and least_weight(utterance.text) and not len(audible_frames(clip.pcm)):
        yield "there is no sound in it"


def _check_length(clip: SpeechClip, utterance: Utterance, engine: str) -> Iterator[str]:
    least, most = SECONDS_PER_WEIGHT.get(engine, (0.0, 10.0))
    heard = audible_frames(clip.pcm)
    frames = int(heard[-1] - heard[0]) if len(heard) else 0
    seconds = frames / clip.pcm.rate_hz * utterance.rate
    shortest, longest = least * least_weight(utterance.text), most * most_weight(utterance.text)
    if not shortest <= seconds <= longest + GRACE_S:
        yield f"{seconds:.1f} s of sound cannot be all of it, or is far too much"


def _check_ending(clip: SpeechClip, _: Utterance, engine: str) -> Iterator[str]:
    heard = audible_frames(clip.pcm)
    if engine != "silent" and len(heard) and int(heard[-1]) >= clip.pcm.frames - 1:
        yield "it breaks off without a silence at its end"


_CHECKS: tuple[Callable[[SpeechClip, Utterance, str], Iterator[str]], ...] = (
    _check_marks,
    _check_sound,
    _check_length,
    _check_ending,
)
