"""Pocketsphinx: lays a sentence's own words on its sound and says how well they fit.

It is too weak to be asked what was said (a third to a half of the words come out wrong), but told
what should be there it is very sure whether it is. English only: the model is in the wheel.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from pocketsphinx import Decoder, get_model_path

from audioguide.model.language import primary_language
from audioguide.verify.recognizers.arpabet import to_arpabet
from audioguide.verify.recognizers.letters import guess_arpabet, plain_letters
from audioguide.verify.recognizers.likeness import are_unlike
from audioguide.verify.recognizers.recognizer import Evidence, Said, Samples

RATE_HZ = 16_000
_NOISE = 15.0
"""Added noise, -67 dB of full scale: digital silence is nothing that the model ever heard."""
_SEED = 0
_LEAST_FRAMES = 3  # 30 ms: a sound of speech has three states
_FILLERS = frozenset({"<s>", "</s>", "<sil>", "(NULL)", "[NOISE]", "[SPEECH]"})
_PART = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d")
_NOT_FOUND = Evidence(distance=math.inf)
_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Aligner:
    """Hears one sentence at a time; keeps the words that it had to add to the dictionary."""

    label = "pocketsphinx"

    def __init__(self) -> None:
        # A silence between any two words is as likely as not. Wide beams: one path is searched.
        self._decoder: Any = Decoder(
            hmm=get_model_path("en-us/en-us"),
            dict=get_model_path("en-us/cmudict-en-us.dict"),
            lm=None,
            samprate=RATE_HZ,
            bestpath=False,
            silprob=0.5,
            beam=1e-120,
            pbeam=1e-120,
            wbeam=1e-100,
            loglevel="FATAL",
        )
        self._added: dict[str, str] = {}

    def knows(self, lang: str) -> bool:
        """English in any accent: sentences are measured against those of the same voice."""
        return primary_language(lang) == "en"

    def hear(self, sound: Samples, words: Sequence[Said], lang: str) -> Evidence | None:
        """Lay the words on the sound."""
        del lang
        entries = [entry for word in words for entry in self._entries(word)]
        if not entries:
            return None
        return self._align(sound, entries)

    def are_far(self, every: Sequence[Evidence]) -> list[bool]:
        """Judge sentences against each other."""
        return are_unlike(every)

    def _align(self, sound: Samples, entries: Sequence[str]) -> Evidence:
        """Align twice, words and then their sounds."""
        noise = np.random.default_rng(_SEED).normal(0, _NOISE, len(sound))
        raw = np.clip(sound + noise, -32768, 32767).astype("<i2").tobytes()
        self._decoder.set_align_text(" ".join(entries))
        try:
            self._listen(raw)
            if self._decoder.hyp() is None:
                return _NOT_FOUND
            self._decoder.set_alignment()
            self._listen(raw)
        except RuntimeError:  # pocketsphinx: the sound does not fit the words
            return _NOT_FOUND
        return _weigh(self._decoder.get_alignment())

    def _listen(self, raw: bytes) -> None:
        self._decoder.start_utt()
        try:
            self._decoder.process_raw(raw, full_utt=True)
        finally:
            self._decoder.end_utt()

    def _entries(self, word: Said) -> Iterator[str]:
        """Give the dictionary's entries for a word; several for "C T" or "well-known"."""
        if word.ipa and (sounds := to_arpabet(word.ipa)):
            yield self._add(sounds)
            return
        for part in _PART.findall(plain_letters(word.text)):
            if part.isdigit():
                yield _FIGURES[int(part)]
            elif self._decoder.lookup_word(part.lower()):
                yield part.lower()
            elif part.isupper():
                yield from part.lower()
            else:
                yield self._add(guess_arpabet(part))

    def _add(self, sounds: str) -> str:
        if sounds not in self._added:
            name = f"added{len(self._added)}"
            self._decoder.add_word(name, sounds, update=True)
            self._added[sounds] = name
        return self._added[sounds]


def _weigh(alignment: Any) -> Evidence:  # noqa: ANN401 - pocketsphinx ships no types
    """Sum up an alignment. Its words must not outlive it: they are memory of its own."""
    score = frames = sounds = squeezed = 0
    for word in alignment:
        if word.name not in _FILLERS:
            score, frames = score + word.score, frames + word.duration
            durations = [part.duration for part in word]
            sounds += len(durations)
            squeezed += sum(each <= _LEAST_FRAMES for each in durations)
    return Evidence(distance=-score / frames, squeezed=squeezed / sounds) if sounds else _NOT_FOUND
