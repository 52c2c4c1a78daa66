"""A guess how an English word sounds, in ARPAbet, for words that no dictionary has. Pure.

Good enough to find such a word in a sentence, not to say it.
"""

import re
import unicodedata

_SOUNDS = {
    "tion": "SH AH N", "sion": "ZH AH N", "ough": "AO", "augh": "AO", "igh": "AY", "tch": "CH",
    "sch": "SH", "eau": "OW", "ture": "CH ER", "ph": "F", "ch": "CH", "sh": "SH", "th": "TH",
    "wh": "W", "ck": "K", "ng": "NG", "qu": "K W", "gh": "", "kn": "N", "wr": "R", "ps": "P S",
    "ai": "EY", "ay": "EY", "au": "AO", "aw": "AO", "ea": "IY", "ee": "IY", "ei": "EY",
    "eu": "Y UW", "ew": "UW", "ey": "IY", "ie": "IY", "oa": "OW", "oi": "OY", "oo": "UW",
    "ou": "AW", "ow": "OW", "oy": "OY", "ue": "UW", "ar": "AA R", "er": "ER", "ir": "ER",
    "or": "AO R", "ur": "ER",
    "ce": "S", "ci": "S IH", "cy": "S IY", "ge": "JH", "gi": "JH IH",
    "a": "AE", "b": "B", "c": "K", "d": "D", "e": "EH", "f": "F", "g": "G", "h": "HH", "i": "IH",
    "j": "JH", "k": "K", "l": "L", "m": "M", "n": "N", "o": "AA", "p": "P", "q": "K", "r": "R",
    "s": "S", "t": "T", "u": "AH", "v": "V", "w": "W", "x": "K S", "y": "IY", "z": "Z",
}  # fmt: skip
_SPELLING = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))
_DOUBLED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
_SILENT_E = re.compile(r"(?<=[a-z]{2})e$")


def guess_arpabet(word: str) -> str:
    """Guess the sounds of a word, "" for one without Latin letters."""
    plain = plain_letters(word).lower()
    plain = _SILENT_E.sub("", _DOUBLED.sub(r"\1", plain))
    return " ".join(filter(None, (_SOUNDS[found] for found in _SPELLING.findall(plain))))


def plain_letters(text: str) -> str:
    """Take the marks off letters: `café` is `cafe`; a curly apostrophe is a straight one."""
    parts = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part))
