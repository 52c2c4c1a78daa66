"""Picks the words of a guide that an author should hear: each once for each way it is said."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum

from audioguide.model.guide import Guide
from audioguide.model.language import primary_language
from audioguide.model.sound import Utterance, Voice
from audioguide.model.text import Sentence, SourceLocation
from audioguide.narration.utterance import to_utterance
from audioguide.speech.engine import TellsPhonemes, TTSEngine
from audioguide.speech.engines import find_voice, load_engine
from audioguide.words.alike import ALIKE


class Why(StrEnum):
    """Why a word should be heard."""

    UNKNOWN = "unknown"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardWord:
    """A word to hear. `said` is IPA, empty where the engine does not tell.

    `offset` and `length` are its place in `sentence.text`, where it stands first; `places` are
    all where it is said so. `utterance` says that sentence.
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
    come first, each group in reading order. Raises SpeechError when the voice is not there.
    """
    voice = find_voice(spec or guide.voice, guide.info.lang)
    with closing(load_engine(voice.engine)) as engine:
        found = _merge(list(_find(guide, voice, engine)))
    return tuple(sorted(found, key=lambda heard: heard.why is not Why.UNKNOWN))


def _find(guide: Guide, voice: Voice, engine: TTSEngine) -> Iterator[HeardWord]:
    for section in guide.sections:
        alike = ALIKE.get(primary_language(section.lang), frozenset())
        for sentence in section.sentences:
            utterance = to_utterance(sentence, voice, lang=section.lang, rate=guide.rate)
            whys = _whys(sentence, alike, engine.check(utterance))
            said = _phonemes(engine, utterance) if whys else ()
            for number, why in whys.items():
                word = sentence.words[number]
                yield HeardWord(
                    word=sentence.text[word.offset : word.offset + word.length],
                    why=why,
                    said=said[number],
                    sentence=sentence,
                    lang=section.lang,
                    utterance=utterance,
                    offset=word.offset,
                    length=word.length,
                    places=(sentence.source,),
                )


def _whys(sentence: Sentence, alike: frozenset[str], guessed: Sequence[int]) -> dict[int, Why]:
    whys = {}
    for number, word in enumerate(sentence.words):
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
