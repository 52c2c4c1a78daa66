"""Which engines there are, and which of their voices a guide gets: `guide.toml` names end here.

Engines are imported when they are asked for, so that a light command never loads a heavy library.
"""

import importlib

from audioguide.errors import SpeechError
from audioguide.model.sound import Voice
from audioguide.speech.engine import TTSEngine

ENGINES: dict[str, str] = {
    "natural": "audioguide.speech.natural:NaturalEngine",
    "silent": "audioguide.speech.silent:SilentEngine",
}

EXTRAS: dict[str, str] = {"natural": "natural", "piper": "piper"}


def load_engine(name: str) -> TTSEngine:
    """Load the engine called `name`. Raises SpeechError: it is unknown, or not installed."""
    if name not in ENGINES:
        raise SpeechError(
            "There is no such engine.",
            where=f"engine '{name}'",
            hint=f"Choose one of: {', '.join(ENGINES)}.",
        )
    module_name, _, class_name = ENGINES[name].partition(":")
    try:
        engine = getattr(importlib.import_module(module_name), class_name)()
    except ModuleNotFoundError as error:
        if name not in EXTRAS or (error.name or "").startswith("audioguide"):
            raise
        raise SpeechError(
            "This engine is not installed.",
            where=f"engine '{name}'",
            hint=f"Install it with: pip install 'audioguide[{EXTRAS[name]}]'",
        ) from error
    return engine  # type: ignore[no-any-return]


def list_voices() -> tuple[Voice, ...]:
    """List every voice of every engine that is installed, engine by engine."""
    return tuple(voice for engine in _installed() for voice in engine.voices())


def find_voice(spec: str, lang: str) -> Voice:
    """Find the voice that `spec` means for a guide in `lang` (BCP 47).

    `spec` is `auto`, an engine (`natural`), or an engine and a voice (`system:gmw/en-us`,
    `piper:/path/to/voice.onnx`). Raises SpeechError when there is no such voice.
    """
    if spec == "auto":
        return _automatic(lang)
    engine_name, _, voice_name = spec.partition(":")
    voices = load_engine(engine_name).voices()
    if engine_name == "silent":
        return voices[0]
    if voice_name:
        return _named(spec, voice_name, voices)
    return _for_language(engine_name, lang, voices)


def _installed() -> tuple[TTSEngine, ...]:
    engines = []
    for name in ENGINES:
        try:
            engines.append(load_engine(name))
        except SpeechError:  # an extra that was not installed: its voices are not there
            continue
    return tuple(engines)


def _automatic(lang: str) -> Voice:
    spoken_by = ("natural", "system") if _primary(lang) == "en" else ("system",)
    for engine in _installed():
        if engine.name in spoken_by and engine.voices():
            return _for_language(engine.name, lang, engine.voices())
    raise SpeechError(
        f"No installed engine speaks '{lang}'.",
        where="voice 'auto'",
        hint="Run `audioguide voices` to see what is there.",
    )


def _named(spec: str, voice_name: str, voices: tuple[Voice, ...]) -> Voice:
    for voice in voices:
        if voice.name == voice_name:
            return voice
    raise SpeechError(
        "There is no such voice.",
        where=f"voice '{spec}'",
        hint="Run `audioguide voices` to see what is there.",
    )


def _for_language(engine_name: str, lang: str, voices: tuple[Voice, ...]) -> Voice:
    for wanted in _preferences(lang):
        for voice in voices:
            if voice.lang.lower() == wanted:
                return voice
    for voice in voices:
        if _primary(voice.lang) == _primary(lang):
            return voice
    there = ", ".join(sorted({_primary(voice.lang) for voice in voices})) or "none"
    raise SpeechError(
        f"It has no voice for the language '{lang}'.",
        where=f"engine '{engine_name}'",
        hint=f"Languages it speaks: {there}.",
    )


def _preferences(lang: str) -> tuple[str, ...]:
    exact = lang.lower()
    return ("en-us", "en-gb") if exact == "en" else (exact,)


def _primary(lang: str) -> str:
    return lang.lower().partition("-")[0]
