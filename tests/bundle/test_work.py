"""What a build's workers do: they check what a voice says, and tell where it could not speak."""

from pathlib import Path

import pytest

from audioguide.bundle.plan import Line
from audioguide.bundle.pool import engine_of_worker
from audioguide.bundle.work import speak_lines
from audioguide.errors import SpeechError
from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.model.text import SourceLocation
from audioguide.speech.engines import find_voice
from audioguide.speech.silences import audible_frames


def test_a_sentence_that_no_voice_can_speak_is_named_by_file_and_line(tmp_path: Path) -> None:
    nobody = Voice(engine="system", name="gmw/nobody", lang="en", label="Nobody")
    words = (SpokenWord(offset=0, length=5),)
    line = Line(
        utterance=Utterance(text="Hello.", words=words, voice=nobody, lang="en"),
        source=SourceLocation(path="scripts/lungs/01-start.md", line=7),
    )
    with pytest.raises(SpeechError, match=r"^scripts/lungs/01-start.md:7 .*Hello"):
        speak_lines(tmp_path, [line])


def test_a_worker_keeps_clips_that_are_checked_and_trimmed(tmp_path: Path) -> None:
    words = (SpokenWord(offset=0, length=5),)
    voice = find_voice("system", "en")
    clip = engine_of_worker("system", tmp_path).synthesize(
        Utterance(text="Hello.", words=words, voice=voice, lang="en")
    )
    assert audible_frames(clip.pcm)[0] == 20 * clip.pcm.rate_hz // 1000
    assert len(list(tmp_path.rglob("*.clip"))) == 1
