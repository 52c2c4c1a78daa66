"""From a sentence as shown to what an engine is asked to say, or several engines in turn."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.model.text import Sentence

_CLOSERS = "\"'”’»)]} \u00a0"
_ENDERS = ".!?…:;。！？"
_COMMAS = ",，、،"


def to_utterance(sentence: Sentence, voice: Voice, *, lang: str, rate: float = 1.0) -> Utterance:
    """Put each word's spoken form in the place of the shown one; word `i` stays word `i`.

    A sentence without final punctuation, such as a heading, gets a full stop, so that the voice
    falls as it does at the end of a sentence.
    """
    parts: list[str] = []
    words: list[SpokenWord] = []
    length = shown_to = 0
    for word in sentence.words:
        gap = sentence.text[shown_to : word.offset]
        shown_to = word.offset + word.length
        said = word.spoken or sentence.text[word.offset : shown_to]
        parts += (gap, said)
        offset = length + len(gap)
        length = offset + len(said)
        words.append(SpokenWord(offset=offset, length=len(said), ipa=word.ipa, lang=word.lang))
    parts.append(sentence.text[shown_to:])
    text = "".join(parts)
    if not text.rstrip(_CLOSERS).endswith(tuple(_ENDERS)):
        text = text.rstrip() + "."
    return Utterance(
        text=text, words=tuple(words), voice=voice, lang=sentence.lang or lang, rate=rate
    )


def to_utterances(
    sentence: Sentence, voices: Sequence[Voice], *, lang: str, rate: float = 1.0
) -> tuple[Utterance, ...]:
    """Part a sentence where the voice changes; `voices[i]` says word `i`, and there is one or more.

    The words of the parts together are those of the sentence, in order. A part that the sentence
    goes on after ends in a comma, so that the voice does not fall.
    """
    if len(set(voices)) == 1:
        return (to_utterance(sentence, voices[0], lang=lang, rate=rate),)
    whole = to_utterance(sentence, voices[0], lang=lang, rate=rate)
    parts = []
    start = 0
    for voice, numbers in groupby(range(len(voices)), key=lambda number: voices[number]):
        members = tuple(numbers)
        last = members[-1] == len(voices) - 1
        end = len(whole.text) if last else _end_of_part(whole, members[-1])
        parts.append(_part(whole, voice, whole.words[members[0] : members[-1] + 1], (start, end)))
        start = end
    return tuple(parts)


def _end_of_part(whole: Utterance, word: int) -> int:
    """Part after the signs that follow a word, but before those that open the next."""
    position = whole.words[word].offset + whole.words[word].length
    while position < whole.words[word + 1].offset and not whole.text[position].isspace():
        position += 1
    return position


def _part(
    whole: Utterance, voice: Voice, words: Sequence[SpokenWord], place: tuple[int, int]
) -> Utterance:
    start = place[0] + len(whole.text[slice(*place)]) - len(whole.text[slice(*place)].lstrip())
    text = whole.text[start : place[1]].rstrip()
    if not text.rstrip(_CLOSERS).endswith((*_ENDERS, *_COMMAS)):
        text += ","
    return replace(
        whole,
        text=text,
        words=tuple(replace(word, offset=word.offset - start) for word in words),
        voice=voice,
        lang=words[0].lang or whole.lang,
    )
