"""Ordinary IPA, as an author or a dictionary writes it, in the natural voice's own alphabet.

That alphabet is misaki's: a diphthong is one capital, an affricate one letter, and a stress mark
stands before its vowel, not before its syllable. Pure, but for the vocabulary read once.
"""

import json
import re
from functools import cache
from pathlib import Path

_ALWAYS = (
    ("͡", ""),
    ("͜", ""),
    ("tʃ", "ʧ"),
    ("dʒ", "ʤ"),
    ("eɪ", "A"),
    ("aɪ", "I"),
    ("aʊ", "W"),
    ("ɔɪ", "Y"),
    ("ɝ", "ɜɹ"),
    ("ɚ", "əɹ"),
    ("r", "ɹ"),
    ("g", "ɡ"),
    ("ɫ", "l"),
    ("ʍ", "w"),
    ("l̩", "ᵊl"),
    ("n̩", "ᵊn"),
    ("m̩", "ᵊm"),
    ("'", "ˈ"),
    ("ˈˈ", "ˈ"),
)
_AMERICAN = (
    ("oʊ", "O"),
    ("əʊ", "O"),
    ("ɜːɹ", "ɜɹ"),
    ("ɜː", "ɜɹ"),
    ("ɒ", "ɑ"),
    ("ː", ""),
    ("ɾ", "T"),
)
_BRITISH = (("oʊ", "Q"), ("əʊ", "Q"))
_UNSAID = frozenset("/[]().‿|‖ˑ")
_VOWELS = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻᵊeoɐøœɯɨɤ"
_FIRST_VOWEL = re.compile(f"[{_VOWELS}]")
_EARLY_STRESS = re.compile(rf"([ˈˌ])([^{_VOWELS}ˈˌ\s]+)(?=[{_VOWELS}])")


def phonemes_of_ipa(ipa: str, *, british: bool) -> tuple[str, bool]:
    """Turn IPA into the model's phonemes; False beside them if a symbol had to be left out."""
    text = "".join(character for character in ipa.strip() if character not in _UNSAID)
    for before, after in (*_ALWAYS, *(_BRITISH if british else _AMERICAN)):
        text = text.replace(before, after)
    text = _EARLY_STRESS.sub(r"\2\1", text)
    if not {"ˈ", "ˌ"} & set(text):
        # Dictionaries leave out the stress of a short word, and the model would swallow it.
        text = _FIRST_VOWEL.sub(r"ˈ\g<0>", text, count=1)
    known = "".join(character for character in text if character in vocabulary())
    return known, bool(known) and known == text


# The alphabet's own letters in IPA, for people.
_TO_IPA = str.maketrans(
    {
        "A": "eɪ",
        "I": "aɪ",
        "W": "aʊ",
        "Y": "ɔɪ",
        "O": "oʊ",
        "Q": "əʊ",
        "ʧ": "tʃ",
        "ʤ": "dʒ",
        "T": "ɾ",
        "ᵊ": "ə",
        "ᵻ": "ɪ",
    }
)


def ipa_of_phonemes(phonemes: str) -> str:
    """Turn the model's phonemes into ordinary IPA; the stress stays before its vowel."""
    return phonemes.translate(_TO_IPA)


@cache
def vocabulary() -> dict[str, int]:
    """Read the model's symbols and their numbers."""
    import hibari  # noqa: PLC0415 - an extra; the table above is of use without it

    assets = Path(hibari.__file__).parent / "assets"
    symbols: dict[str, int] = json.loads((assets / "vocab.json").read_text(encoding="utf-8"))
    return symbols
