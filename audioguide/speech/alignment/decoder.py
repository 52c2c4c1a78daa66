"""Pocketsphinx, told what should be there: it is too weak to be asked what was said.

English only: the model is in the wheel.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder, get_model_path

from audioguide.speech.alignment.arpabet import to_arpabet
from audioguide.speech.alignment.letters import guess_arpabet, plain_letters

RATE_HZ = 16_000
FILLERS = frozenset({"<s>", "</s>", "<sil>", "(NULL)", "[NOISE]", "[SPEECH]"})
"""What stands between words in an alignment."""

_NOISE = 15.0
"""Added noise, -67 dB of full scale: digital silence is nothing that the model ever heard."""
_SEED = 0
_PART = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?|\d")
_FIGURES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

Samples = NDArray[np.int16]


class EnglishDecoder:
    """Hears one sentence at a time; keeps the words that it had to add to the dictionary."""

    def __init__(self) -> None:
        # A silence between any two words is as likely as not. Wide beams: one path is searched.
        self.decoder: Any = Decoder(
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

    def entries(self, text: str, ipa: str | None) -> Iterator[str]:
        """Give the dictionary's entries for a word; several for "C T" or "well-known"."""
        if ipa and (sounds := to_arpabet(ipa)):
            yield self._add(sounds)
            return
        for part in _PART.findall(plain_letters(text)):
            if part.isdigit():
                yield _FIGURES[int(part)]
            elif self.decoder.lookup_word(part.lower()):
                yield part.lower()
            elif part.isupper():
                yield from part.lower()
            else:
                yield self._add(guess_arpabet(part))

    def expect(self, entries: Sequence[str]) -> None:
        """Say what will be heard next."""
        self.decoder.set_align_text(" ".join(entries))

    def listen(self, sound: Samples) -> bool:
        """Hear mono sound at RATE_HZ; False when it cannot be what was expected."""
        noise = np.random.default_rng(_SEED).normal(0, _NOISE, len(sound))
        raw = np.clip(sound + noise, -32768, 32767).astype("<i2").tobytes()
        try:
            self.decoder.start_utt()
            try:
                self.decoder.process_raw(raw, full_utt=True)
            finally:
                self.decoder.end_utt()
        except RuntimeError:  # pocketsphinx: the sound does not fit the words
            return False
        return True

    def is_found(self) -> bool:
        """Whether all that was expected was found in what was heard last, if words were laid on.

        Not to be asked after an alignment of sounds: pocketsphinx then crashes.
        """
        return self.decoder.hyp() is not None

    def _add(self, sounds: str) -> str:
        if sounds not in self._added:
            name = f"added{len(self._added)}"
            self.decoder.add_word(name, sounds, update=True)
            self._added[sounds] = name
        return self._added[sounds]
