"""From a sentence as shown to what an engine is asked to say."""

from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.model.text import Sentence

_CLOSERS = "\"'”’»)]} \u00a0"
_ENDERS = ".!?…:;。！？"


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
