"""The engines of a preview: each is loaded once, and asked once what it knows of a sentence."""

from pathlib import Path

from audioguide.bundle.pool import engine_of_worker
from audioguide.model.sound import SpeechClip, Utterance
from audioguide.speech.cache import CachedEngine
from audioguide.speech.engine import EngineAround


class KnowingEngine(EngineAround):
    """An engine that remembers which words it would guess."""

    def __init__(self, engine: CachedEngine) -> None:
        super().__init__(engine)
        self._cached = engine
        self._guessed: dict[Utterance, tuple[int, ...]] = {}

    def load(self, utterance: Utterance) -> None:
        """Load what it needs to speak such an utterance. Raises SpeechError."""
        self._cached.load(utterance)

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak, or read what was spoken. Raises SpeechError, OSError."""
        return self._cached.synthesize(utterance)

    def check(self, utterance: Utterance) -> tuple[int, ...]:
        """Name the words that would be guessed. Raises SpeechError."""
        if utterance not in self._guessed:
            self._guessed[utterance] = super().check(utterance)
        return self._guessed[utterance]


class Engines:
    """Those that have been asked for, by name; their clips are in the folder `clips`."""

    def __init__(self, clips: Path) -> None:
        self._clips = clips
        self._engines: dict[str, KnowingEngine] = {}

    def __call__(self, name: str) -> KnowingEngine:
        """Give an engine. Raises SpeechError when it is not installed."""
        if name not in self._engines:
            self._engines[name] = KnowingEngine(engine_of_worker(name, self._clips))
        return self._engines[name]
