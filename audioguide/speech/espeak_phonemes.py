"""Ordinary IPA in eSpeak NG's own mnemonics for English, which it reads between [[ and ]]. Pure."""

import re

_TABLE = {
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
_LONGEST_FIRST = sorted(_TABLE, key=len, reverse=True)
_SYMBOL = re.compile("|".join(map(re.escape, _LONGEST_FIRST)) + r"|(?P<unknown>.)")
_STRESSES = frozenset("',")
_UNSAID = dict.fromkeys(map(ord, "/[]().‿|‖ˑ͜͡ʰ"), None)


def espeak_mnemonics(ipa: str) -> tuple[str, bool]:
    """Turn IPA into mnemonics for an English voice; False beside them if a symbol was left out."""
    matches = list(_SYMBOL.finditer(ipa.strip().translate(_UNSAID)))
    said = "".join(_TABLE.get(match.group(), "") for match in matches)
    if said and not _STRESSES & set(said):
        # Dictionaries leave out the stress of a short word, and eSpeak would swallow it.
        said = "'" + said
    return said, bool(said) and not any(match["unknown"] for match in matches)
