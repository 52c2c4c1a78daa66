"""Which voice says a word: the author's choice for it, in a voice that speaks its language.

A guide's own voice is a spec (`auto`, `natural`, `system:gmw/en-us`); so is a chapter's or a
passage's. Each is looked up once.
"""

from contextlib import closing
from functools import cache, cached_property

from audioguide.errors import SpeechError
from audioguide.model.language import primary_language
from audioguide.model.sound import Voice
from audioguide.speech.engines import find_voice, load_engine
from audioguide.speech.voice_choice import choose_voice

SILENT = "silent"
_ANY = "und"


class Caster:
    """Gives out voices for one guide in `lang`, whose own voice is `spec`.

    A silent guide is silent throughout: it is for tests and previews.
    """

    def __init__(self, spec: str, lang: str) -> None:
        self._spec = spec
        self._lang = lang
        self._find = cache(find_voice)
        self._others = cache(_find_other)

    @cached_property
    def voice(self) -> Voice:
        """The guide's own voice. Raises SpeechError when it is not there."""
        return self._find(self._spec, self._lang)

    def choose(self, spec: str | None, lang: str, marked: str | None = None) -> Voice:
        """Choose who says a word of a chapter in `lang`; `marked` is the word's own language.

        `spec` is the passage's or the chapter's, None for the guide's voice. Raises SpeechError.
        """
        if self.voice.engine == SILENT:
            return self.voice
        due = self.language_due(spec, lang, marked)
        voice = self.voice if spec is None else self._named(spec, lang, marked)
        if due is None or self.speaks(voice, due):
            return voice
        return self._others(voice.engine, due) or voice

    def language_due(self, spec: str | None, lang: str, marked: str | None) -> str | None:
        """Give the language that a word's voice must speak.

        None where the author's voice stands, whatever language it was made for: no mark is on
        the word, and its chapter is in the guide's language or has a voice of its own.
        """
        if marked is not None:
            return marked
        return lang if spec is None and _member(lang) != _member(self._lang) else None

    def speaks(self, voice: Voice, lang: str) -> bool:
        """Whether a voice was made for a language."""
        return voice.lang == _ANY or _member(voice.lang) == _member(lang)

    def _named(self, spec: str, lang: str, marked: str | None) -> Voice:
        try:
            return self._find(spec, lang)
        except SpeechError:
            if marked is None:
                raise
            return self._find(spec, marked)  # `{voice=natural lang=en}` in a Spanish chapter


def _find_other(engine_name: str, lang: str) -> Voice | None:
    with closing(load_engine(engine_name)) as engine:
        voice = choose_voice(lang, engine.voices())
    if voice is not None:
        return voice
    try:
        return find_voice("auto", lang)
    except SpeechError:  # no voice of this computer speaks it: the caller's reads it
        return None


def _member(lang: str) -> str:
    language = primary_language(lang)
    return {"cmn": "zh", "nb": "no", "nn": "no"}.get(language, language)
