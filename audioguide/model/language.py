"""Language tags (BCP 47, RFC 5646): told from other text, taken apart, and written."""

import re
from typing import Literal

# Well-formed by RFC 5646, section 2.1, but for its grandfathered tags.
LANGUAGE_TAG = re.compile(
    r"(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}|[A-Za-z]{4,8})(?:-[A-Za-z]{4})?"
    r"(?:-(?:[A-Za-z]{2}|[0-9]{3}))?(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-x(?:-[A-Za-z0-9]{1,8})+)?"
)
_REGION, _SCRIPT = 2, 4
# Those that are written from right to left unless the tag names another script (CLDR).
_RIGHT_TO_LEFT = re.compile(r"(?:ar|arc|ckb|dv|fa|he|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi)")
_RIGHT_TO_LEFT_SCRIPTS = re.compile(r"(?:Adlm|Arab|Aran|Hebr|Nkoo|Rohg|Syrc|Thaa)")


def primary_language(tag: str) -> str:
    """Give the language of a tag without its region, in small letters: `en-GB` is `en`."""
    return tag.lower().replace("_", "-").partition("-")[0]


def find_direction(tag: str) -> Literal["ltr", "rtl"]:
    """Tell where the writing of a language goes, as HTML's `dir` says it: `he` is `rtl`."""
    parts = to_language_tag(tag).split("-")
    scripts = [part for part in parts[1:] if len(part) == _SCRIPT and part.isalpha()]
    if scripts:
        return "rtl" if _RIGHT_TO_LEFT_SCRIPTS.fullmatch(scripts[0]) else "ltr"
    return "rtl" if _RIGHT_TO_LEFT.fullmatch(parts[0]) else "ltr"


def to_language_tag(written: str) -> str:
    """Write a tag as RFC 5646 section 2.1.1 recommends: `en-us` is `en-US`, nothing is `und`."""
    parts = written.strip().replace("_", "-").lower().split("-")
    private = False
    for position, part in enumerate(parts[1:], start=1):
        private = private or len(part) == 1
        if private:
            continue
        if len(part) == _REGION:
            parts[position] = part.upper()
        elif len(part) == _SCRIPT and part.isalpha():
            parts[position] = part.capitalize()
    return "-".join(parts) or "und"
