"""A voice to listen to: a few words into a WAV file."""

import re
import wave
from io import BytesIO
from pathlib import Path

from audioguide.atomic import write_atomic
from audioguide.model.sound import SpokenWord, Utterance, Voice
from audioguide.speech.engines import load_engine


def write_sample(text: str, voice: Voice, path: Path) -> None:
    """Say `text` with `voice` into `path`, mono WAV. Raises SpeechError or OSError."""
    words = tuple(
        SpokenWord(offset=match.start(), length=len(match.group()))
        for match in re.finditer(r"\S+", text)
    )
    engine = load_engine(voice.engine)
    try:
        utterance = Utterance(text=text, words=words, voice=voice, lang=voice.lang)
        pcm = engine.synthesize(utterance).pcm
    finally:
        engine.close()
    buffer = BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(pcm.rate_hz)
        file.writeframes(pcm.data)
    write_atomic(path, buffer.getvalue())
