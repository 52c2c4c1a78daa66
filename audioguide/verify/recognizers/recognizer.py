"""What a recognizer is: told a sentence's words, it says how far its sound is from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A word as it should be said: its text, and IPA where the author gave any."""

    text: str
    ipa: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a recognizer makes of one sentence.

    `distance` grows as the sound is less like the words; infinite when they were not found in it.
    `squeezed` is the share of speech sounds that had to be taken as short as can be, from 0 to 1.
    `heard` is what it understood, if it writes that down.
    """

    distance: float
    squeezed: float = 0.0
    heard: str | None = None


class Recognizer(Protocol):
    """Hears sentences at 16 kHz, one at a time, offline."""

    label: str

    def knows(self, lang: str) -> bool:
        """Whether it can hear this language (BCP 47)."""
        ...

    def hear(self, sound: Samples, words: Sequence[Said], lang: str) -> Evidence | None:
        """Compare a sentence's sound with its words; None when it cannot say them itself."""
        ...

    def are_far(self, every: Sequence[Evidence]) -> list[bool] | None:
        """Judge all sentences of a guide in one language, against each other where that helps.

        None when it does not understand the voice, so that nothing can be told.
        """
        ...
