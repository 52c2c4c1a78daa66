"""An utterance as Piper is to be given it: an author's IPA goes between [[ and ]]. Pure."""

from dataclasses import dataclass

from audioguide.model.sound import Utterance
from audioguide.speech.cleaning import to_plain_text
from audioguide.speech.estimated_times import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PiperText:
    """The text, and where each word stands in it."""

    text: str
    places: tuple[Place, ...]


def to_piper_text(utterance: Utterance) -> PiperText:
    """Write an utterance for Piper."""
    text, places, done = "", [], 0
    for word in utterance.words:
        text += to_plain_text(utterance.text[done : word.offset])
        done = word.offset + word.length
        shown = to_plain_text(utterance.text[word.offset : done])
        spelled = f"[[{to_plain_text(word.ipa)}]]" if word.ipa else shown
        places.append((len(text), len(text) + len(spelled)))
        text += spelled
    return PiperText(text=text + to_plain_text(utterance.text[done:]), places=tuple(places))
