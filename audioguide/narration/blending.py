"""Voices of several engines made fit for one chapter: one rate, one loudness, one clip a sentence.

A chapter that one voice says never comes here. Words keep their times to the frame: sound is
resampled without delay, and marks move with it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audioguide.model.sound import Pcm, SpeechClip, Voice, WordMark
from audioguide.narration.loudness import LoudnessMeter
from audioguide.narration.segments import Samples, to_samples

_LEAST_S = 2
"""Loudness is measured by blocks of 0.4 s: a shorter saying is repeated to this length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blend:
    """What voices are brought to: a rate, and a factor for each that makes none louder than others.

    No factor is over 1.0, so that nothing is clipped.
    """

    rate_hz: int
    gains: Mapping[Voice, float]


def plan_blend(parts: Iterable[tuple[Voice, Pcm]]) -> Blend:
    """Listen to all that voices say in a chapter. The highest rate is kept, the lowest loudness."""
    meters: dict[Voice, LoudnessMeter] = {}
    first: dict[Voice, Pcm] = {}
    seconds: dict[Voice, float] = {}
    for voice, pcm in parts:
        first.setdefault(voice, pcm)
        meters.setdefault(voice, LoudnessMeter(first[voice].rate_hz)).feed(pcm.data)
        seconds[voice] = seconds.get(voice, 0.0) + pcm.frames / pcm.rate_hz
    for voice, meter in meters.items():
        if first[voice].frames and seconds[voice] < _LEAST_S:
            meter.feed(first[voice].data * math.ceil(_LEAST_S / max(seconds[voice], 0.1)))
    heard = {voice: meter.integrated_lufs() for voice, meter in meters.items()}
    lowest = min((lufs for lufs in heard.values() if lufs > -math.inf), default=0.0)
    return Blend(
        rate_hz=max(pcm.rate_hz for pcm in first.values()),
        gains={
            voice: 10.0 ** ((lowest - lufs) / 20.0) if lufs > -math.inf else 1.0
            for voice, lufs in heard.items()
        },
    )


def fit_clip(clip: SpeechClip, voice: Voice, blend: Blend) -> SpeechClip:
    """Bring what a voice said to the rate and the loudness of its chapter."""
    up, down = _ratio(blend.rate_hz, clip.pcm.rate_hz)
    sound = _resampled(to_samples(clip.pcm.data), up, down) * blend.gains[voice]
    samples: Samples = np.rint(np.clip(sound, -32768.0, 32767.0)).astype("<i2")
    marks = (
        replace(
            mark, start_frame=mark.start_frame * up // down, end_frame=mark.end_frame * up // down
        )
        for mark in clip.marks
    )
    return replace(clip, pcm=Pcm(data=samples.tobytes(), rate_hz=blend.rate_hz), marks=tuple(marks))


def join_parts(clips: Sequence[SpeechClip]) -> SpeechClip:
    """Join the parts of one sentence, of one rate, in order; words are numbered on."""
    marks: list[WordMark] = []
    guessed: list[int] = []
    sound = bytearray()
    for clip in clips:
        words, frames = len(marks), len(sound) // 2
        guessed += [words + number for number in clip.guessed]
        marks += [
            WordMark(
                word=words + mark.word,
                start_frame=frames + mark.start_frame,
                end_frame=frames + mark.end_frame,
            )
            for mark in clip.marks
        ]
        sound += clip.pcm.data
    return SpeechClip(
        pcm=Pcm(data=bytes(sound), rate_hz=clips[0].pcm.rate_hz),
        marks=tuple(marks),
        estimated=any(clip.estimated for clip in clips),
        guessed=tuple(guessed),
    )


def _ratio(rate_hz: int, from_hz: int) -> tuple[int, int]:
    shared = math.gcd(rate_hz, from_hz)
    return rate_hz // shared, from_hz // shared


def _resampled(samples: Samples, up: int, down: int) -> NDArray[np.float64]:
    """Give the same sound with `up` frames for every `down`, by its spectrum: no delay, no ripple.

    Clips begin and end in silence, so it does no harm that a spectrum takes sound for a circle.
    """
    if up == down or not len(samples):
        return samples.astype(np.float64)
    whole = -(-len(samples) // down)
    padded = np.zeros(whole * down)
    padded[: len(samples)] = samples
    spectrum = np.fft.rfft(padded)
    wanted = np.zeros(whole * up // 2 + 1, dtype=complex)
    kept = min(len(spectrum), len(wanted))
    wanted[:kept] = spectrum[:kept]
    sound = np.fft.irfft(wanted, whole * up) * (up / down)
    return np.asarray(sound[: -(-len(samples) * up // down)])
