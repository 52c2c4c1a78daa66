"""Picks the words of a guide that an author should hear: each once for each way it is said."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from audioguide.bundle.casting import Cast
from audioguide.model.guide import Guide
from audioguide.model.language import primary_language
from audioguide.model.sound import Utterance
from audioguide.model.text import Sentence, SourceLocation, Word
from audioguide.speech.engine import TellsPhonemes, TTSEngine
from audioguide.speech.engines import load_engine
from audioguide.words.alike import ALIKE


class Why(StrEnum):
    """Why a word should be heard."""

    UNKNOWN = "unknown"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWord:
    """A word to hear. `said` is IPA, empty where the engine does not tell.

    `offset` and `length` are its place in `sentence.text`, where it stands first; `places` are
    all where it is said so. `utterance` says that sentence, or the voice's part of it.
    """

    word: str
    why: Why
    said: str
    sentence: Sentence
    lang: str
    utterance: Utterance
    offset: int
    length: int
    places: tuple[SourceLocation, ...]


def find_words(guide: Guide, *, spec: str | None = None) -> tuple[HeardWord, ...]:
    """Find the words of a guide that its voice guesses, or that are said in more than one way.

    `spec` names another voice. Words whose sound the author has given are left out. Unknown words
    come first, each group in reading order. Raises SpeechError when a voice is not there.
    """
    with ExitStack() as stack:
        engine_of = cache(lambda name: stack.enter_context(closing(load_engine(name))))
        found = _merge(list(_find(Cast.of(guide, spec), engine_of)))
    return tuple(sorted(found, key=lambda heard: heard.why is not Why.UNKNOWN))


def _find(cast: Cast, engine_of: Callable[[str], TTSEngine]) -> Iterator[HeardWord]:
    for section in cast.guide.sections:
        for sentence in section.sentences:
            first = 0
            for part in cast.utterances(sentence, section):
                words = sentence.words[first : first + len(part.words)]
                yield from _find_in_part(sentence, words, part, engine_of(part.voice.engine))
                first += len(words)


def _find_in_part(
    sentence: Sentence, words: Sequence[Word], part: Utterance, engine: TTSEngine
) -> Iterator[HeardWord]:
    alike = ALIKE.get(primary_language(part.lang), frozenset())
    whys = _whys(sentence, words, alike, engine.check(part))
    said = _phonemes(engine, part) if whys else ()
    for number, why in whys.items():
        word = words[number]
        yield HeardWord(
            word=sentence.text[word.offset : word.offset + word.length],
            why=why,
            said=said[number],
            sentence=sentence,
            lang=part.lang,
            utterance=part,
            offset=word.offset,
            length=word.length,
            places=(sentence.source,),
        )


def _whys(
    sentence: Sentence, words: Sequence[Word], alike: frozenset[str], guessed: Sequence[int]
) -> dict[int, Why]:
    whys = {}
    for number, word in enumerate(words):
        if word.ipa is not None or word.spoken is not None:
            continue  # the author has decided
        shown = sentence.text[word.offset : word.offset + word.length]
        if number in guessed:
            whys[number] = Why.UNKNOWN
        elif shown.lower() in alike:
            whys[number] = Why.ALIKE
    return whys


def _phonemes(engine: TTSEngine, utterance: Utterance) -> tuple[str, ...]:
    if isinstance(engine, TellsPhonemes):
        return engine.phonemes(utterance)
    return ("",) * len(utterance.words)


def _merge(found: Sequence[HeardWord]) -> Iterator[HeardWord]:
    """Give each word once for each way it is said, with all its places."""
    groups: dict[tuple[str, str], list[HeardWord]] = {}
    for heard in found:
        groups.setdefault((heard.word.casefold(), heard.said), []).append(heard)
    for group in groups.values():
        places = dict.fromkeys(place for heard in group for place in heard.places)
        yield replace(group[0], places=tuple(places))
