"""Real speech for tests of sound: a few sentences in each engine's own voice, spoken once a run."""

import functools
import re

from audioguide.model.sound import Pcm, SpokenWord, Utterance
from audioguide.speech.engines import find_voice, load_engine

ENGINES = ("natural", "system")
SENTENCES = (
    "Cancer cells can break away from the place where they started.",
    "They travel in the blood, or in the lymph, and settle somewhere else!",
    "Why does that happen?",
    "Nobody knows all of it: many genes play a part, and so does the body's own defence.",
    "Please ask your doctor about a low-dose scan, once a year, if you have smoked for long.",
    "Pain in the back has many causes, and most of them are harmless.",
)


@functools.cache
def spoken(engine_name: str) -> tuple[Pcm, ...]:
    """Speak `SENTENCES` with the engine's voice for English."""
    engine = load_engine(engine_name)
    voice = find_voice(engine_name, "en-US")
    try:
        return tuple(
            engine.synthesize(
                Utterance(text=text, words=_words(text), voice=voice, lang="en-US")
            ).pcm
            for text in SENTENCES
        )
    finally:
        engine.close()


def _words(text: str) -> tuple[SpokenWord, ...]:
    return tuple(
        SpokenWord(offset=found.start(), length=len(found[0]))
        for found in re.finditer(r"[\w'-]+", text)
    )
