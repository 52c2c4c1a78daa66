"""Abbreviations that nobody explains; one explained once, anywhere before, is known. Pure."""

import re
from collections.abc import Iterator

from audioguide.model.guide import Guide
from audioguide.model.text import Sentence
from audioguide.script.findings import Note

# Not inside `meh-TASS-tuh-sis`, which says how a word sounds.
_ABBREVIATION = re.compile(r"(?<!-)\b[A-Z](?:[A-Z0-9]|\.(?=[A-Z])){1,6}\b(?!-[a-z])")
_IN_BRACKETS = re.compile(r"\(([^()]{1,120})\)")
_ENDS = (" or", " o", " oder", " ou", " in short")
_ROMAN = re.compile(r"[IVXLCDM]+")

# Those that are words by now, spoken and known as they are.
KNOWN = {
    *("TV", "OK", "PC", "CD", "DVD", "USB", "GPS", "PIN", "FM", "AM", "PM", "AD", "BC", "BCE"),
    *("CE", "UK", "US", "USA", "EU", "UN", "U.S", "U.K", "NASA", "UNESCO", "VIP", "SOS", "ID"),
    *("EE", "UU", "ONU", "UE", "OTAN", "PDF", "MP3", "AI", "SMS", "QR"),
    # Better known than what they stand for.
    *("DNA", "HIV", "AIDS", "CT", "MRI", "ADN", "VIH"),
}


def advise_abbreviations(guide: Guide) -> Iterator[Note]:
    """Note each abbreviation once, where it is first used without having been explained."""
    known = set(KNOWN)
    for section in guide.sections:
        for sentence in section.sentences:
            known |= _explained(sentence.text)
            for found in _ABBREVIATION.finditer(sentence.text):
                short = found[0]
                if short in known or _ROMAN.fullmatch(short) or _is_shouted(sentence):
                    continue
                known.add(short)
                what = f"{short!r} is never explained before it is used."
                yield Note("abbreviation", sentence.source, what)


def _explained(text: str) -> set[str]:
    """Find `Long Name (LN)`, `LN (long name)` and `Long Name, or LN`."""
    explained = {
        found[0]
        for found in _ABBREVIATION.finditer(text)
        if text[: found.start()].rstrip().endswith(_ENDS)
    }
    for bracket in _IN_BRACKETS.finditer(text):
        inside = bracket[1].strip()
        before = text[: bracket.start()].rstrip().rpartition(" ")[2].lstrip("(“\"'")
        if _ABBREVIATION.fullmatch(inside):
            explained.add(inside)
        elif _ABBREVIATION.fullmatch(before):
            explained.add(before)
    return explained


def _is_shouted(sentence: Sentence) -> bool:
    """Whether it is all in capitals, as some headings are."""
    return sentence.text.isupper()
