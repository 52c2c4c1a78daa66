"""Names in guide.toml find their voice, or an error that says what there is."""

import subprocess
import sys

import pytest

from audioguide.errors import SpeechError
from audioguide.model.sound import Voice
from audioguide.speech.engines import ENGINES, find_voice, list_voices, load_engine
from audioguide.speech.voice_choice import choose_voice


@pytest.mark.parametrize(
    ("spec", "lang", "engine", "name"),
    [
        ("silent", "de", "silent", "silence"),
        ("system", "en", "system", "gmw/en-us"),
        ("system", "en-GB", "system", "gmw/en"),
        ("system", "en-AU", "system", "gmw/en-us"),
        ("system", "fr", "system", "roa/fr"),
        ("system", "de-AT", "system", "gmw/de"),
        ("system", "zh", "system", "sit/cmn"),
        ("system", "no", "system", "gmq/nb"),
        ("system:gmw/en-gb-x-rp", "en", "system", "gmw/en-gb-x-rp"),
        ("auto", "fr-CA", "system", "roa/fr"),
    ],
)
def test_a_spec_finds_the_voice_it_means(spec: str, lang: str, engine: str, name: str) -> None:
    voice = find_voice(spec, lang)
    assert (voice.engine, voice.name) == (engine, name)


def test_auto_is_natural_for_english_when_it_is_installed() -> None:
    pytest.importorskip("hibari", reason="hibari-tts is not installed (the extra 'natural')")
    assert find_voice("auto", "en-GB").engine == "natural"


@pytest.mark.parametrize(
    ("spec", "lang", "told"),
    [
        ("loud", "en", "natural, system, piper, silent"),
        ("system:gmw/nobody", "en", "audioguide voices"),
        ("auto", "tlh", "af, am, an"),
        ("system", "tlh", "language 'tlh'"),
    ],
)
def test_a_spec_without_a_voice_says_what_to_do(spec: str, lang: str, told: str) -> None:
    with pytest.raises(SpeechError, match=told):
        find_voice(spec, lang)


def test_an_engine_that_is_not_installed_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    monkeypatch.delitem(sys.modules, "audioguide.speech.natural", raising=False)
    with pytest.raises(SpeechError, match=r"audioguide\[natural\]"):
        load_engine("natural")


def test_voices_that_are_listed_can_be_found_by_their_names() -> None:
    voices = list_voices()
    assert {"system", "silent"} <= {voice.engine for voice in voices} <= set(ENGINES)
    for voice in (voices[0], voices[len(voices) // 2], voices[-1]):
        assert find_voice(f"{voice.engine}:{voice.name}", "en") == voice


def test_the_table_loads_no_engine() -> None:
    code = (
        "import sys, audioguide.speech.engines\n"
        "print([m for m in ('numpy', 'hibari', 'onnxruntime', 'pyttsx3') if m in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )
    assert loaded.stdout.strip() == "[]"


def test_a_plain_language_prefers_its_home_region() -> None:
    voices = [
        Voice(engine="system", name=tag, lang=tag, label=tag) for tag in ("fr-BE", "fr-CH", "fr-FR")
    ]
    chosen = choose_voice("fr", voices)
    assert chosen is not None
    assert chosen.lang == "fr-FR"
    assert choose_voice("nl", voices) is None
