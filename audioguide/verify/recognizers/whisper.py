"""Whisper by faster-whisper, where it is installed with a model: it writes down what it hears.

The model is a folder that `$AUDIOGUIDE_WHISPER_MODEL` names, or a name such as `base` that was
fetched before; here, nothing is fetched.
"""

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
from faster_whisper import WhisperModel

from audioguide.model.language import primary_language
from audioguide.verify.recognizers.recognizer import Evidence, Said, Samples
from audioguide.verify.recognizers.transcripts import are_other_words, compare

MODEL = "AUDIOGUIDE_WHISPER_MODEL"
_USUAL_MODEL = "base"
_FULL_SCALE = 32768.0


class Whisper:
    """One model hears every language that it was made for."""

    label = "Whisper"

    def __init__(self) -> None:
        name = os.environ.get(MODEL, _USUAL_MODEL)
        self._model: Any = WhisperModel(
            name, device="cpu", compute_type="int8", local_files_only=True
        )
        self._languages = frozenset(self._model.supported_languages)

    def knows(self, lang: str) -> bool:
        """Whether the model was made for the language."""
        return primary_language(lang) in self._languages

    def hear(self, sound: Samples, words: Sequence[Said], lang: str) -> Evidence | None:
        """Write down what is heard and compare it."""
        segments, _ = self._model.transcribe(
            sound.astype(np.float32) / _FULL_SCALE,
            language=primary_language(lang),
            beam_size=1,
            condition_on_previous_text=False,
        )
        return compare(words, " ".join(segment.text for segment in segments))

    def are_far(self, every: Sequence[Evidence]) -> list[bool] | None:
        """Judge each sentence for itself."""
        return are_other_words(every)
