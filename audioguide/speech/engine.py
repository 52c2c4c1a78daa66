"""The seam between a guide and whatever speaks it: every engine keeps this protocol.

`tests/speech/test_engine_contract.py` says what it means by running over all engines.
"""

from typing import Protocol, runtime_checkable

from audioguide.model.sound import SpeechClip, Utterance, Voice


@runtime_checkable
class TTSEngine(Protocol):
    """Something that speaks one sentence at a time and knows when each of its words sounds."""

    @property
    def name(self) -> str:
        """What the engine is called in `guide.toml` and in the table of engines."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the sound of an utterance may change; found without loading a model."""

    def voices(self) -> tuple[Voice, ...]:
        """Voices that can speak now, without a download, best first."""

    def synthesize(self, utterance: Utterance) -> SpeechClip:
        """Speak `utterance`: the same utterance gives the same bytes.

        The clip has exactly one mark for each word, in order and inside the clip. A word spoken
        as several has one mark over all of them; a word that is not spoken has a mark of no
        length where it stands. Raises SpeechError.
        """

    def check(self, utterance: Utterance) -> tuple[int, ...]:
        """Numbers of the words whose pronunciation would be guessed; makes no sound.

        Empty for an engine that cannot tell. Raises SpeechError.
        """

    def close(self) -> None:
        """Give back processes and memory. A closed engine may be used again: it starts afresh."""


@runtime_checkable
class OpensVoices(Protocol):
    """An engine whose voices are files of the user's."""

    def open_voice(self, path: str) -> Voice:
        """Describe the voice in a file. Raises SpeechError."""


@runtime_checkable
class TellsPhonemes(Protocol):
    """An engine that tells how it will say each word."""

    def phonemes(self, utterance: Utterance) -> tuple[str, ...]:
        """Give the IPA of each word; empty for one that is not spoken. Raises SpeechError."""


class EngineAround:
    """An engine round another, which is asked for all but `synthesize`."""

    def __init__(self, engine: TTSEngine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        """Name of the engine inside."""
        return self._engine.name

    @property
    def fingerprint(self) -> str:
        """Fingerprint of the engine inside."""
        return self._engine.fingerprint

    def voices(self) -> tuple[Voice, ...]:
        """List the voices of the engine inside."""
        return self._engine.voices()

    def check(self, utterance: Utterance) -> tuple[int, ...]:
        """Ask the engine inside."""
        return self._engine.check(utterance)

    def close(self) -> None:
        """Close the engine inside."""
        self._engine.close()
