"""What we use of hibari's own objects, which ship no types."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


class Token(Protocol):
    """A word or sign as hibari's pronouncer sees it: `whitespace` is what follows it."""

    text: str
    tag: str
    whitespace: str
    phonemes: str | None
    rating: int | None


class Pronouncer(Protocol):
    """`hibari.g2p.G2P`: text to tokens, tokens to phonemes."""

    def tokenize(self, text: str) -> list[Token]:
        """Cut normalized text into tagged tokens."""

    def phonemize_tokens(self, tokens: list[Token]) -> list[Token]:
        """Join tokens into words and give them phonemes."""


class Session(Protocol):
    """`onnxruntime.InferenceSession`."""

    def run(
        self, names: list[str] | None, inputs: dict[str, NDArray[np.generic]]
    ) -> list[FloatArray]:
        """Run the graph; None asks for all of its outputs."""


class Model(Protocol):
    """`hibari.Hibari`: one voice, loaded."""

    vocab: dict[str, int]
    sess: Session
