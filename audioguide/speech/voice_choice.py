"""Which of the voices that are there fits a language best. Pure."""

from collections.abc import Iterable

from audioguide.model.language import primary_language
from audioguide.model.sound import Voice

_MEMBERS = {"zh": "cmn", "no": "nb", "nn": "nb"}
"""Languages that voices know by the name of a member."""
_STANDARD = {"en": ("en-us", "en-gb")}
"""Which variety is meant when a language is named alone; else its home region (`fr-FR`)."""


def choose_voice(lang: str, voices: Iterable[Voice]) -> Voice | None:
    """Find the best voice for a language: the tag itself, its standard variety, any variety."""
    there = list(voices)
    wanted = lang.lower().replace("_", "-")
    language = primary_language(lang)
    member = _MEMBERS.get(language, language)
    varieties = (wanted, *_STANDARD.get(language, ()), language, f"{language}-{language}", member)
    for variety in varieties:
        for voice in there:
            if voice.lang.lower() == variety:
                return voice
    alike = (voice for voice in there if primary_language(voice.lang) in (language, member))
    return next(alike, None)
