"""One utterance as runs, each spoken by one voice; a foreign word has one of its own. Pure.

Each run has its text as the engine is to be given it, and where each of its words stands in that.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from audioguide.model.language import primary_language
from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.speech.cleaning import to_plain_text
from audioguide.speech.espeak_phonemes import espeak_mnemonics
from audioguide.speech.estimated_times import Place


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
    usable = mnemonics and primary_language(voice.lang) == "en"
    text, places, unsaid = "", [], []
    done = span[0]
    for index in members:
        word = utterance.words[index]
        text += to_plain_text(utterance.text[done : word.offset])
        done = word.offset + word.length
        shown = to_plain_text(utterance.text[word.offset : done])
        said, complete = espeak_mnemonics(word.ipa) if word.ipa else ("", True)
        if not complete:
            unsaid.append(index)
        spelled = f"[[{said}]]" if said and usable else shown
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
