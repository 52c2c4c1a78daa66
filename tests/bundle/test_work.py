"""What a build's workers do: an error says which line of the scripts could not be spoken."""

from pathlib import Path

import pytest

from audioguide.bundle.plan import Line
from audioguide.bundle.work import speak_lines
from audioguide.errors import SpeechError
from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.model.text import SourceLocation


def test_a_sentence_that_no_voice_can_speak_is_named_by_file_and_line(tmp_path: Path) -> None:
    nobody = Voice(engine="system", name="gmw/nobody", lang="en", label="Nobody")
    words = (SpokenWord(offset=0, length=5),)
    line = Line(
        utterance=Utterance(text="Hello.", words=words, voice=nobody, lang="en"),
        source=SourceLocation(path="scripts/lungs/01-start.md", line=7),
    )
    with pytest.raises(SpeechError, match=r"^scripts/lungs/01-start.md:7 .*Hello"):
        speak_lines("system", tmp_path, [line])
