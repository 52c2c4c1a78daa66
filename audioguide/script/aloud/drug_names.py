"""Names of medicines, by the endings that the World Health Organization gives to each family.

The engines stress the wrong part ("pantopraZOLE"). A name that ends so is stressed on the vowel
before its ending, unless the ending carries the stress itself; the rest is read letter by letter.
"""

import re
from collections.abc import Iterator

from audioguide.script.aloud.rule import Rule

ENDINGS = {
    "conazole": "ˈkɑnəzoʊl",
    "prazole": "pɹəzoʊl",
    "trozole": "tɹəzoʊl",
    "tinib": "tɪnɪb",
    "ciclib": "ˈsaɪklɪb",
    "zomib": "zəmɪb",
    "parib": "pəɹɪb",
    "azepam": "ˈæzəpæm",
    "vastatin": "vəˈstætɪn",
    "cycline": "ˈsaɪklin",
    "floxacin": "ˈflɑksəsɪn",
    "xaban": "ksəbæn",
    "ximab": "ksɪmæb",
    "zumab": "zumæb",
    "lumab": "ljumæb",
    "mumab": "mjumæb",
    "gliptin": "ˈɡlɪptɪn",
    "gliflozin": "ɡlɪˈfloʊzɪn",
    "glutide": "ˈɡlutaɪd",
    "platin": "ˈplætɪn",
    "taxel": "ˈtæksəl",
    "setron": "sətɹɑn",
    "dronate": "dɹəneɪt",
}
"""Ending: how it sounds in IPA; with a stress of its own, the stem has none."""

_OPEN = {"a": "æ", "e": "ɛ", "i": "ɪ", "o": "oʊ", "u": "u", "y": "ɪ"}
_CLOSED = {**_OPEN, "o": "ɑ", "u": "ʌ"}
_BEFORE_R = {**_OPEN, "a": "ɑ", "e": "ɜ", "o": "ɔ", "u": "ɜ"}
_WEAK = {"a": "ə", "e": "ə", "i": "ɪ", "o": "oʊ", "u": "u", "y": "ɪ"}
_SOUNDS = {
    "ch": "k", "ph": "f", "th": "θ", "qu": "kw", "ae": "i", "oe": "i", "ck": "k",
    "b": "b", "d": "d", "f": "f", "h": "h", "j": "dʒ", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "p", "r": "ɹ", "s": "s", "t": "t", "v": "v", "w": "w", "x": "ks", "z": "z",
}  # fmt: skip
_SOFT = {"c": ("s", "k"), "g": ("dʒ", "ɡ")}
_PART = re.compile(r"ch|ph|th|qu|ae|oe|ck|([bdfglmnprstz])\1|.")
_FRONT = frozenset("eiy")
_CLOSING = re.compile(r"x|ks|[^aeiouyɪəoɑˈæˌ][^aeiouyɪəoɑˈæˌlrɹj]")
_CLOSING_R = re.compile(r"r(?![aeiouyɪəoɑæ])")


def say_drug(name: str) -> str | None:
    """Give a medicine's name in IPA; None where its ending is no family's, or is all of it."""
    word = name.lower()
    ending = next((each for each in ENDINGS if word.endswith(each)), "")
    stem = word.removesuffix(ending)
    if not ending or len(stem) < 2 or not re.search("[aeiouy]", stem):  # noqa: PLR2004
        return None
    return "".join(_say_stem(stem, ENDINGS[ending])) + ENDINGS[ending]


def _say_stem(stem: str, ending: str) -> Iterator[str]:
    parts = [match[0] for match in _PART.finditer(stem)]
    vowels = [index for index, part in enumerate(parts) if part in _OPEN]
    stressed = None if "ˈ" in ending else vowels[-1]
    early = vowels[0] if len(vowels) > (1 if stressed is None else 2) else None
    for index, part in enumerate(parts):
        rest = "".join(parts[index + 1 :])
        if part in _OPEN:
            mark = {stressed: "ˈ", early: "ˌ"}.get(index, "")
            yield mark + _say_vowel(part, rest + ending.lstrip("ˈ"), is_weak=not mark)
        elif part in _SOFT:
            yield _SOFT[part][0 if rest[:1] in _FRONT else 1]
        else:
            yield "z" if part == "x" and index == 0 else _SOUNDS.get(part, _SOUNDS.get(part[0], ""))


def _say_vowel(vowel: str, rest: str, *, is_weak: bool) -> str:
    if _CLOSING_R.match(rest):
        return "ə" if is_weak and vowel == "e" else _BEFORE_R[vowel]
    if _CLOSING.match(rest):
        return _CLOSED[vowel]
    return _WEAK[vowel] if is_weak else _OPEN[vowel]


def _say(match: re.Match[str], _lang: str) -> str | None:
    said = say_drug(match[0])
    return f"/{said}/" if said else None


RULE = Rule(
    "drug-name", re.compile(rf"(?<![\w’'-])[A-Za-z]{{2,20}}(?:{'|'.join(ENDINGS)})(?!\w)"), _say
)
