"""A forced aligner on pocketsphinx: told what was said, it finds when each word starts.

It knows nothing of the engine it measures: an acoustic model of recorded people, the CMU
dictionary, and for words that are not in it the author's IPA or eSpeak's reading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

from audioguide.speech.alignment.arpabet import to_arpabet
from benchmarks.sync.espeak import ipa_of

RATE_HZ = 16_000
BIAS_MS = -3.0
"""How early the aligner hears a word, in the median, on eSpeak's own events (`measure_floor`)."""

_FRAME_MS = 10
_NOISE = 15.0
"""Added noise, -67 dB of full scale: below it lies breath that no ear hears but a model does."""
_SEED = 0
_FILLERS = frozenset({"<s>", "</s>", "<sil>", "(NULL)", "[NOISE]", "[SPEECH]"})
_PART = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d[\d.,]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word as it was said: its text, and IPA where the author gave any."""

    text: str
    ipa: str | None = None


class Aligner:
    """Aligns one sentence at a time; keeps the words that it had to add to the dictionary."""

    def __init__(self) -> None:
        # Silences between any two words are as likely as not: without that, a pause at a comma
        # is given to a word. Wide beams: nothing is searched but one path.
        self._decoder = Decoder(
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
        self._added: dict[Said, str] = {}

    def align(self, samples: NDArray[np.float32], words: Sequence[Said]) -> list[float | None]:
        """Find when each word starts, in milliseconds of `samples` (16 kHz, full scale 32768).

        None for a word that cannot be pronounced, and for all when the sentence is not found.
        """
        entries = [self._entries(word) for word in words]
        starts = self._run(samples, [entry for each in entries for entry in each])
        if starts is None:
            return [None] * len(words)
        found: list[float | None] = []
        position = 0
        for each in entries:
            found.append(starts[position] * _FRAME_MS - BIAS_MS if each else None)
            position += len(each)
        return found

    def _entries(self, word: Said) -> list[str]:
        """Give the dictionary's entries for a word; several for "C T" or "well-known"."""
        if word.ipa:
            return [self._add(word)]
        parts = _PART.findall(word.text.replace("’", "'"))
        return [
            part.lower() if self._decoder.lookup_word(part.lower()) else self._add(Said(text=part))
            for part in parts
        ]

    def _add(self, word: Said) -> str:
        if word not in self._added:
            name = f"added{len(self._added)}"
            self._decoder.add_word(name, to_arpabet(word.ipa or ipa_of(word.text)), update=True)
            self._added[word] = name
        return self._added[word]

    def _run(self, samples: NDArray[np.float32], entries: Sequence[str]) -> list[int] | None:
        """Align twice, words and then their sounds: the second pass is the more exact."""
        noise = np.random.default_rng(_SEED).normal(0, _NOISE, len(samples))
        raw = np.clip(samples + noise, -32768, 32767).astype("<i2").tobytes()
        self._decoder.set_align_text(" ".join(entries))
        try:
            self._hear(raw)
            if self._decoder.hyp() is None:
                return None
            self._decoder.set_alignment()
            self._hear(raw)
        except RuntimeError:  # pocketsphinx: the sound does not fit the words
            return None
        aligned = [word for word in self._decoder.get_alignment() if word.name not in _FILLERS]
        return [word.start for word in aligned] if len(aligned) == len(entries) else None

    def _hear(self, raw: bytes) -> None:
        self._decoder.start_utt()
        try:
            self._decoder.process_raw(raw, full_utt=True)
        finally:
            self._decoder.end_utt()
