"""Pocketsphinx: lays a sentence's own words on its sound and says how well they fit.

It is too weak to be asked what was said (a third to a half of the words come out wrong), but told
what should be there it is very sure whether it is. English only: the model is in the wheel.
"""

import math
from collections.abc import Sequence
from typing import Any

from audioguide.model.language import primary_language
from audioguide.speech.alignment.decoder import FILLERS, RATE_HZ, EnglishDecoder
from audioguide.verify.recognizers.likeness import are_unlike
from audioguide.verify.recognizers.recognizer import Evidence, Said, Samples

__all__ = ["RATE_HZ", "Aligner"]

_LEAST_FRAMES = 3  # 30 ms: a sound of speech has three states
_NOT_FOUND = Evidence(distance=math.inf)


class Aligner:
    """Hears one sentence at a time."""

    label = "pocketsphinx"

    def __init__(self) -> None:
        self._decoder = EnglishDecoder()

    def knows(self, lang: str) -> bool:
        """English in any accent: sentences are measured against those of the same voice."""
        return primary_language(lang) == "en"

    def hear(self, sound: Samples, words: Sequence[Said], lang: str) -> Evidence | None:
        """Lay the words on the sound."""
        del lang
        entries = [entry for word in words for entry in self._decoder.entries(word.text, word.ipa)]
        if not entries:
            return None
        return self._align(sound, entries)

    def are_far(self, every: Sequence[Evidence]) -> list[bool]:
        """Judge sentences against each other."""
        return are_unlike(every)

    def _align(self, sound: Samples, entries: Sequence[str]) -> Evidence:
        """Align twice, words and then their sounds."""
        self._decoder.expect(entries)
        if not (self._decoder.listen(sound) and self._decoder.is_found()):
            return _NOT_FOUND
        try:
            self._decoder.decoder.set_alignment()
        except RuntimeError:  # pocketsphinx: the sound does not fit the words
            return _NOT_FOUND
        if not self._decoder.listen(sound):
            return _NOT_FOUND
        return _weigh(self._decoder.decoder.get_alignment())


def _weigh(alignment: Any) -> Evidence:  # noqa: ANN401 - pocketsphinx ships no types
    """Sum up an alignment. Its words must not outlive it: they are memory of its own."""
    score = frames = sounds = squeezed = 0
    for word in alignment:
        if word.name not in FILLERS:
            score, frames = score + word.score, frames + word.duration
            durations = [part.duration for part in word]
            sounds += len(durations)
            squeezed += sum(each <= _LEAST_FRAMES for each in durations)
    return Evidence(distance=-score / frames, squeezed=squeezed / sounds) if sounds else _NOT_FOUND
