"""Several voices' parts of one sentence, joined into one clip. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from audioguide.model.sound import Pcm, SpeechClip, WordMark
from audioguide.speech.silences import audible_frames

BETWEEN_MS = 60
"""Silence left where the voice changes: enough to tell two words apart, too little for a pause."""
FALLBACK_RATE_HZ = 22_050


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRun:
    """What one voice said; no PCM when there was nothing to say. Marks have their final numbers."""

    pcm: Pcm | None
    marks: tuple[WordMark, ...]
    estimated: bool


def join_runs(runs: Sequence[SpokenRun]) -> SpeechClip:
    """Join in order. Runs have one rate: they come from one engine."""
    rate_hz = next((run.pcm.rate_hz for run in runs if run.pcm), FALLBACK_RATE_HZ)
    sound = bytearray()
    marks: list[WordMark] = []
    for position, run in enumerate(runs):
        shift = len(sound) // 2
        marks += [
            WordMark(
                word=mark.word,
                start_frame=shift + mark.start_frame,
                end_frame=shift + mark.end_frame,
            )
            for mark in run.marks
        ]
        if run.pcm:
            last = position == len(runs) - 1
            sound += run.pcm.data if last else _without_end(run.pcm, run.marks)
    return SpeechClip(
        pcm=Pcm(data=bytes(sound), rate_hz=rate_hz),
        marks=tuple(marks),
        estimated=any(run.estimated for run in runs),
    )


def _without_end(pcm: Pcm, marks: Sequence[WordMark]) -> bytes:
    """Cut the pause at the end of a sentence that goes on."""
    heard = audible_frames(pcm)
    last = max([int(heard[-1]) + 1 if len(heard) else 0, *(mark.end_frame for mark in marks)])
    return pcm.data[: 2 * (last + BETWEEN_MS * pcm.rate_hz // 1000)]
