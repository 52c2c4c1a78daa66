"""Ordinary IPA in eSpeak NG's own mnemonics, which it reads between [[ and ]]. Pure.

Each language of eSpeak has mnemonics of its own; those of English and Spanish are here.
"""

import re
from functools import cache

_ENGLISH = {
    "tʃ": "tS", "ʧ": "tS", "dʒ": "dZ", "ʤ": "dZ",
    "eɪ": "eI", "aɪ": "aI", "aʊ": "aU", "ɔɪ": "OI", "oʊ": "oU", "əʊ": "oU",
    "ɑːɹ": "A@", "ɑɹ": "A@", "ɔːɹ": "o@", "ɔɹ": "o@", "ɪɹ": "i@3", "ɛɹ": "e@", "ʊɹ": "U@",
    "ɪə": "i@", "eə": "e@", "ʊə": "U@",
    "ɜːɹ": "3:", "ɜɹ": "3:", "ɝː": "3:", "ɝ": "3:", "ɜː": "3:", "ɜ": "3:", "ɚ": "3", "əɹ": "3",
    "iː": "i:", "uː": "u:", "ɑː": "A:", "ɔː": "O:", "i": "i", "u": "u:", "ɑ": "A:", "ɔ": "O:",
    "ɒ": "0", "æ": "a", "a": "a", "ʌ": "V", "ɐ": "a#", "ə": "@", "ɛ": "E", "e": "E", "ɪ": "I",
    "ᵻ": "I2", "ʊ": "U", "o": "oU", "l̩": "@L", "ᵊl": "@L", "n̩": "n-", "ᵊn": "n-", "m̩": "@m",
    "θ": "T", "ð": "D", "ʃ": "S", "ʒ": "Z", "ŋ": "N", "ɹ": "r", "r": "r", "j": "j", "ɡ": "g",
    "g": "g", "ɾ": "t#", "ʔ": "?", "x": "x", "ç": "C", "ʍ": "w", "ɫ": "l",
    "b": "b", "d": "d", "f": "f", "h": "h", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p",
    "s": "s", "t": "t", "v": "v", "w": "w", "z": "z",
    "ˈ": "'", "'": "'", "ˌ": ",", " ": "||", "ː": "", "ᵊ": "@", "ɨ": "I2",
}  # fmt: skip
_SPANISH = {
    "tʃ": "tS", "ʧ": "tS", "ei": "eI", "a": "a", "e": "e", "i": "i", "o": "o", "u": "u",
    "ɛ": "E", "b": "b", "β": "B", "d": "d", "ð": "D", "f": "f", "g": "g", "ɡ": "g", "ɣ": "Q",
    "h": "x", "x": "x", "j": "j", "ʝ": "J^", "k": "k", "l": "l", "ʎ": "l^", "m": "m", "n": "n",
    "ɲ": "n^", "ŋ": "N", "p": "p", "r": "R2", "ɾ": "**", "s": "s", "t": "t", "θ": "T", "w": "w",
    "ˈ": "'", "'": "'", "ˌ": ",", " ": "||", "ː": "",
}  # fmt: skip
TABLES = {"en": _ENGLISH, "es": _SPANISH}
"""Sounds and signs by language, as IPA and as mnemonics."""
_STRESSES = frozenset("',")
_UNSAID = dict.fromkeys(map(ord, "/[]().‿|‖ˑ͜͡ʰ"), None)


@cache
def _symbols(language: str) -> re.Pattern[str]:
    longest_first = sorted(TABLES[language], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) + r"|(?P<unknown>.)")


def espeak_mnemonics(ipa: str, language: str = "en") -> tuple[str, bool]:
    """Turn IPA into mnemonics of a language; False beside them if not all of it can be said."""
    if language not in TABLES:
        return "", False
    matches = list(_symbols(language).finditer(ipa.strip().translate(_UNSAID)))
    said = "".join(TABLES[language].get(match.group(), "") for match in matches)
    if said and not _STRESSES & set(said):
        # Dictionaries leave out the stress of a short word, and eSpeak would swallow it.
        said = "'" + said
    return said, bool(said) and not any(match["unknown"] for match in matches)
