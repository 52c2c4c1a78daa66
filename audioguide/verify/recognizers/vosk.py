"""Vosk, where it is installed with a model: it writes down what it hears.

A model is a folder that the user put where Vosk looks: `$VOSK_MODEL_PATH`, ~/.cache/vosk or
/usr/share/vosk. Vosk would fetch one that is missing; here, nothing is fetched.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import vosk

from audioguide.model.language import primary_language
from audioguide.verify.recognizers.recognizer import Evidence, Said, Samples
from audioguide.verify.recognizers.transcripts import are_other_words, compare

RATE_HZ = 16_000
# vosk-model-small-en-us-0.15, vosk-model-es-0.42
_NAME = re.compile(r"vosk-model-(?:small-)?([a-z]{2,3})(?:-.*)?")


class Vosk:
    """Loads the model of a language when it is first heard."""

    label = "Vosk"

    def __init__(self) -> None:
        vosk.SetLogLevel(-1)
        self._folders = dict(_find_models())
        self._models: dict[str, Any] = {}

    def knows(self, lang: str) -> bool:
        """Whether a model of the language is on this computer."""
        return primary_language(lang) in self._folders

    def hear(self, sound: Samples, words: Sequence[Said], lang: str) -> Evidence | None:
        """Write down what is heard and compare it."""
        name = primary_language(lang)
        if name not in self._models:
            self._models[name] = vosk.Model(str(self._folders[name]))
        recognizer = vosk.KaldiRecognizer(self._models[name], RATE_HZ)
        recognizer.AcceptWaveform(sound.astype("<i2").tobytes())
        return compare(words, json.loads(recognizer.FinalResult())["text"])

    def are_far(self, every: Sequence[Evidence]) -> list[bool] | None:
        """Judge each sentence for itself."""
        return are_other_words(every)


def _find_models() -> Iterator[tuple[str, Path]]:
    # The last one of a language counts: of two, that is the small one, which is much faster.
    for place in vosk.MODEL_DIRS:
        for folder in sorted(Path(place).glob("vosk-model-*")) if place else ():
            if folder.is_dir() and (match := _NAME.fullmatch(folder.name)):
                yield match[1], folder
