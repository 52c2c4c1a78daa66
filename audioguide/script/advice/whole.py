"""Advice on a guide as a whole: its length, its tempo, its credits. Pure."""

from collections.abc import Iterator

from audioguide.model.guide import Guide
from audioguide.model.text import Section, SourceLocation
from audioguide.script.findings import Note

WORDS_A_MINUTE = 150
MAX_MINUTES = 15
READING_CHARACTERS_A_SECOND = 20
SPOKEN_CHARACTERS_A_SECOND = 15
"""What voices say at their usual tempo; the sample guide: 14.7 (natural), 14.3 (system)."""


def advise_length(guide: Guide) -> Iterator[Note]:
    """Note chapters that take longer than one sitting."""
    for section in guide.sections:
        minutes = _words(section) / WORDS_A_MINUTE / guide.rate
        if minutes > MAX_MINUTES:
            what = f"This chapter will be about {minutes:.0f} minutes long."
            yield Note("long-chapter", section.source, what)


def advise_tempo(guide: Guide, settings: SourceLocation) -> Iterator[Note]:
    """Note a tempo at which captions would go by faster than people read."""
    speed = SPOKEN_CHARACTERS_A_SECOND * guide.rate
    if speed > READING_CHARACTERS_A_SECOND:
        what = f"At the rate {guide.rate:g} captions show about {speed:.0f} characters a second."
        yield Note("captions-fast", settings, what)


def advise_credits(guide: Guide, settings: SourceLocation) -> Iterator[Note]:
    """Note what listeners cannot know: who made it, when, and what they may do with it."""
    info = guide.info
    for name, value in (
        ("authors or publisher", info.authors or info.publisher),
        ("license", info.license),
        ("description", info.description),
    ):
        if not value:
            yield Note("no-credits", settings, f"The guide names no {name}.")


def _words(section: Section) -> int:
    return sum(len(sentence.words) for sentence in section.sentences)
