"""Voices that are not there and words that a voice would guess, found before anything is spoken."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache

from audioguide.bundle.casting import Cast
from audioguide.model.guide import Guide
from audioguide.model.sound import Voice
from audioguide.model.text import Finding, Severity, SourceLocation
from audioguide.speech.engine import TTSEngine
from audioguide.speech.engines import load_engine

GUESSED = "guessed-word"


def check_pronunciation(guide: Guide) -> tuple[Finding, ...]:
    """Find each voice that is not there, and each word that its voice does not know, once.

    A word is named where it first stands. Raises SpeechError when an engine fails.
    """
    cast = Cast.of(guide)
    missing = tuple(cast.find_missing())
    if any(finding.severity is Severity.ERROR for finding in missing):
        return missing
    with ExitStack() as stack:
        engine_of = cache(lambda name: stack.enter_context(closing(load_engine(name))))
        return (*missing, *find_guesses(cast, engine_of))


def find_guesses(cast: Cast, engine_of: Callable[[str], TTSEngine]) -> tuple[Finding, ...]:
    """Find the words alone, with engines that are open. Raises SpeechError."""
    findings: dict[tuple[str, str], Finding] = {}
    for voice, shown, spoken, source in _find_guesses(cast, engine_of):
        findings.setdefault((voice.engine, shown.casefold()), _guessed(shown, spoken, source))
    return tuple(findings.values())


def _find_guesses(
    cast: Cast, engine_of: Callable[[str], TTSEngine]
) -> Iterator[tuple[Voice, str, str | None, SourceLocation]]:
    for section in cast.guide.sections:
        for sentence in section.sentences:
            first = 0
            for part in cast.utterances(sentence, section):
                for number in engine_of(part.voice.engine).check(part):
                    word = sentence.words[first + number]
                    shown = sentence.text[word.offset : word.offset + word.length]
                    yield part.voice, shown, word.spoken, sentence.source
                first += len(part.words)


def _guessed(shown: str, spoken: str | None, source: SourceLocation) -> Finding:
    if spoken is None:
        severity = Severity.WARNING
        message = f"The voice does not know '{shown}': it will guess, or leave it out."
        hint = "Say how it sounds under [pronounce] in guide.toml."
    else:
        severity = Severity.INFO
        message = f"The voice makes out for itself how '{spoken}' sounds, for '{shown}'."
        hint = f"Listen to it: audioguide voices --say '{spoken}'. If it is wrong, give /IPA/."
    return Finding(code=GUESSED, severity=severity, message=message, hint=hint, source=source)
