"""Which engines there are, and which of their voices a guide gets: `guide.toml` names end here.

Engines are imported when they are asked for, so that a light command never loads a heavy library.
"""

import importlib
from collections.abc import Iterable
from contextlib import closing

from audioguide.errors import SpeechError
from audioguide.model.language import primary_language
from audioguide.model.sound import Voice
from audioguide.speech.engine import OpensVoices, TTSEngine
from audioguide.speech.voice_choice import choose_voice

ENGINES: dict[str, str] = {
    "natural": "audioguide.speech.natural:NaturalEngine",
    "system": "audioguide.speech.system:SystemEngine",
    "piper": "audioguide.speech.piper:PiperEngine",
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
    return tuple(voice for voices in _voices_of(ENGINES).values() for voice in voices)


def find_voice(spec: str, lang: str) -> Voice:
    """Find the voice that `spec` means for a guide in `lang` (BCP 47).

    `spec` is `auto`, an engine (`natural`), or an engine and a voice (`system:gmw/en-us`,
    `piper:/path/to/voice.onnx`). Raises SpeechError when there is no such voice.
    """
    if spec == "auto":
        return _automatic(lang)
    engine_name, _, voice_name = spec.partition(":")
    with closing(load_engine(engine_name)) as engine:
        if isinstance(engine, OpensVoices):
            return engine.open_voice(voice_name)
        voices = engine.voices()
    if engine_name == "silent":
        return voices[0]
    if voice_name:
        return _named(spec, voice_name, voices)
    voice = choose_voice(lang, voices)
    if voice is None:
        raise _no_language(f"voice '{spec}'", lang, voices)
    return voice


def _voices_of(names: Iterable[str]) -> dict[str, tuple[Voice, ...]]:
    """List the voices of those engines that are installed. SpeechError when one fails."""
    there = {}
    for name in names:
        try:
            engine = load_engine(name)
        except SpeechError:  # an extra that was not installed: its voices are not there
            continue
        with closing(engine):
            there[name] = engine.voices()
    return there


def _automatic(lang: str) -> Voice:
    """Natural for English when it is there, else the system's voice for the language."""
    order = ("natural", "system") if primary_language(lang) == "en" else ("system",)
    there: list[Voice] = []
    for name in order:
        there += _voices_of([name]).get(name, ())
        voice = choose_voice(lang, there)
        if voice is not None:
            return voice
    raise _no_language("voice 'auto'", lang, there)


def _named(spec: str, voice_name: str, voices: tuple[Voice, ...]) -> Voice:
    for voice in voices:
        if voice.name == voice_name:
            return voice
    raise SpeechError(
        "There is no such voice.",
        where=f"voice '{spec}'",
        hint="Run `audioguide voices` to see what is there.",
    )


def _no_language(where: str, lang: str, voices: Iterable[Voice]) -> SpeechError:
    there = ", ".join(sorted({primary_language(voice.lang) for voice in voices})) or "none"
    return SpeechError(
        f"There is no voice for the language '{lang}'.",
        where=where,
        hint=f"Languages that can be spoken here: {there}.",
    )
