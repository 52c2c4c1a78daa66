"""Words whose pronunciation the guide's voice would guess, found before anything is spoken."""

from contextlib import closing

from audioguide.model.guide import Guide
from audioguide.model.text import Finding, Severity, SourceLocation
from audioguide.narration.utterance import to_utterance
from audioguide.speech.engines import find_voice, load_engine

GUESSED = "guessed-word"


def check_pronunciation(guide: Guide) -> tuple[Finding, ...]:
    """Find each word that the voice does not know, once, where it first stands.

    Raises SpeechError when the guide's voice is not there.
    """
    voice = find_voice(guide.voice, guide.info.lang)
    findings: dict[str, Finding] = {}
    with closing(load_engine(voice.engine)) as engine:
        for section in guide.sections:
            for sentence in section.sentences:
                utterance = to_utterance(sentence, voice, lang=section.lang, rate=guide.rate)
                for number in engine.check(utterance):
                    word = sentence.words[number]
                    shown = sentence.text[word.offset : word.offset + word.length]
                    found = _guessed(shown, word.spoken, sentence.source)
                    findings.setdefault(shown.casefold(), found)
    return tuple(findings.values())


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
