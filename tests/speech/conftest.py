"""The engines that are installed here, each with a voice."""

from collections.abc import Iterator

import pytest
from speech_utterances import piper_voice_spec

from audioguide.errors import SpeechError
from audioguide.model.sound import Voice
from audioguide.speech.engine import TTSEngine
from audioguide.speech.engines import ENGINES, find_voice, load_engine


@pytest.fixture(scope="session", params=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[TTSEngine]:
    """Each engine in turn, one for all tests; skipped with the reason when not installed."""
    if request.param == "piper":
        piper_voice_spec()
    try:
        loaded = load_engine(request.param)
    except SpeechError as error:
        pytest.skip(str(error))
    yield loaded
    loaded.close()


@pytest.fixture(scope="session")
def voice(engine: TTSEngine) -> Voice:
    """An English voice of the engine."""
    return find_voice(piper_voice_spec() if engine.name == "piper" else engine.name, "en")
