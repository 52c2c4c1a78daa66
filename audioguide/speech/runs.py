"""One utterance as runs, each spoken by one voice, and their sounds joined into one clip. Pure.

A foreign word has a run of its own. Each run has its text as the engine is to be given it, and
where each of its words stands in that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from audioguide.model.language import primary_language
from audioguide.model.sound import Pcm, SpeechClip, SpokenWord, Utterance, Voice, WordMark
from audioguide.speech.cleaning import to_plain_text
from audioguide.speech.espeak_phonemes import espeak_mnemonics
from audioguide.speech.estimated_times import Place
from audioguide.speech.silences import audible_frames

BETWEEN_MS = 60
"""Silence left where the voice changes: enough to tell two words apart, too little for a pause."""
FALLBACK_RATE_HZ = 22_050


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one voice says: `places[i]` is where word `first_word + i` stands in `text`.

    `phonemes`: the text has mnemonics in [[ ]]. `unsaid`: words whose IPA was not all understood.
    """

    voice: Voice
    text: str
    first_word: int
    places: tuple[Place, ...]
    phonemes: bool = False
    unsaid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenRun:
    """What one voice said; no PCM when there was nothing to say. Marks have their final numbers."""

    pcm: Pcm | None
    marks: tuple[WordMark, ...]
    estimated: bool


def split_into_runs(
    utterance: Utterance, voice_for: Callable[[str], Voice | None], *, mnemonics: bool
) -> list[Run]:
    """Cut an utterance where the voice changes.

    `voice_for` gives the voice for a language, None if there is none (the guide's own voice reads
    it). `mnemonics`: the engine reads eSpeak's, so that an author's IPA can be used.
    """
    voices = [_voice(word, utterance, voice_for) for word in utterance.words]
    numbers = groupby(range(len(voices)), key=lambda index: voices[index])
    groups = [(voice, list(members)) for voice, members in numbers] or [(utterance.voice, [])]
    runs = []
    start = 0
    for position, (voice, members) in enumerate(groups):
        last = position == len(groups) - 1
        end = len(utterance.text) if last else _cut_after(utterance, members[-1])
        runs.append(_run(utterance, voice, members, (start, end), mnemonics=mnemonics))
        start = end
    return runs


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


def _voice(
    word: SpokenWord, utterance: Utterance, voice_for: Callable[[str], Voice | None]
) -> Voice:
    if word.lang is None or primary_language(word.lang) == primary_language(utterance.voice.lang):
        return utterance.voice
    return voice_for(word.lang) or utterance.voice


def _cut_after(utterance: Utterance, word: int) -> int:
    """Cut after the word and the signs that follow it, but before the next word."""
    limit = utterance.words[word + 1].offset
    position = utterance.words[word].offset + utterance.words[word].length
    while position < limit and not utterance.text[position].isspace():
        position += 1
    return position


def _run(
    utterance: Utterance, voice: Voice, members: list[int], span: Place, *, mnemonics: bool
) -> Run:
    language = primary_language(voice.lang)
    text, places, unsaid = "", [], []
    done = span[0]
    for index in members:
        word = utterance.words[index]
        text += to_plain_text(utterance.text[done : word.offset])
        done = word.offset + word.length
        shown = to_plain_text(utterance.text[word.offset : done])
        said, complete = espeak_mnemonics(word.ipa, language) if word.ipa else ("", True)
        if not complete:
            unsaid.append(index)
        spelled = f"[[{said}]]" if said and mnemonics else shown
        places.append((len(text), len(text) + len(spelled)))
        text += spelled
    return Run(
        voice=voice,
        text=text + to_plain_text(utterance.text[done : span[1]]),
        first_word=members[0] if members else 0,
        places=tuple(places),
        phonemes="[[" in text,
        unsaid=tuple(unsaid),
    )


def _without_end(pcm: Pcm, marks: Sequence[WordMark]) -> bytes:
    """Cut the pause at the end of a sentence that goes on."""
    heard = audible_frames(pcm)
    last = max([int(heard[-1]) + 1 if len(heard) else 0, *(mark.end_frame for mark in marks)])
    return pcm.data[: 2 * (last + BETWEEN_MS * pcm.rate_hz // 1000)]
