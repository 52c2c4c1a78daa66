"""Language tags (BCP 47, RFC 5646): how they are written, and which voice fits one best. Pure."""

from collections.abc import Iterable

from audioguide.model.sound import Voice

_MEMBERS = {"zh": "cmn", "no": "nb", "nn": "nb"}
"""Languages that voices know by the name of a member."""
_STANDARD = {"en": ("en-us", "en-gb")}
"""Which variety is meant when a language is named alone; else its home region (`fr-FR`)."""
_REGION, _SCRIPT = 2, 4


def primary_language(tag: str) -> str:
    """Give the language of a tag without its region: `en-GB` is `en`."""
    return tag.lower().replace("_", "-").partition("-")[0]


def to_language_tag(written: str) -> str:
    """Write a tag as RFC 5646 section 2.1.1 recommends: `en-us` is `en-US`."""
    parts = written.strip().replace("_", "-").lower().split("-")
    private = False
    for position, part in enumerate(parts[1:], start=1):
        private = private or len(part) == 1
        if private:
            continue
        if len(part) == _REGION:
            parts[position] = part.upper()
        elif len(part) == _SCRIPT and part.isalpha():
            parts[position] = part.capitalize()
    return "-".join(parts) or "und"


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
