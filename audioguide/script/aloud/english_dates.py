"""Dates, years and times of day, as people say them in English.

01/12/2025 is 12 January in the United States, and 1 December wherever else English is written.
"""

import re

from audioguide.script.aloud.english_numbers import cardinal, decimal, ordinal, year
from audioguide.script.aloud.patterns import DASH, ENDS, FREE, GAP
from audioguide.script.aloud.rule import make_rule

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT = {name[:3]: name for name in _MONTHS} | {"Sept": "September"}
_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT)})\.?)"
_SHORTS = "|".join(sorted(set(_SHORT) - {"May"}, reverse=True))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_FIRST = frozenset({"en", "en-us"})
_YEAR = r"(?:1[1-9]|20)\d\d"
_CENTURY_TURN = 30
# Words that a year stands after, and those that may follow it: not "in 2000 people".
_BEFORE_YEAR = (
    r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring|[Yy]ear"
    r"|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|©)"
)
_AFTER_YEAR = (
    r"(?!%| ?(?:mg|kg|ml|mL|km|cm|mm|g|m)\b| (?!and|or|to|the|a|an|was|were|is|are|it|he|she|they"
    r"|we|I|when|but|as|at|by|for|in|on|after|before|because|with|has|have|had|that|until|there)[a-z])"
)
_NOON, _DAY_HOURS = 12, 24
_HALF = r"(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)"


def _full_date(day: int, month: int, number: int, lang: str) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004
        return None
    name = _MONTHS[month - 1]
    if lang.lower() in _MONTH_FIRST:
        return f"{name} {ordinal(day)}, {year(number)}"
    return f"the {ordinal(day)} of {name}, {year(number, lang)}"


def _numeric(match: re.Match[str], lang: str) -> str | None:
    first, second, written = int(match[1]), int(match[2]), match[3]
    number = int(written)
    if len(written) == 2:  # noqa: PLR2004
        number += 1900 if number > _CENTURY_TURN else 2000
    month_first = lang.lower() in _MONTH_FIRST
    if (first if month_first else second) > 12:  # noqa: PLR2004 - the other way about
        month_first = not month_first
    day, month = (second, first) if month_first else (first, second)
    return _full_date(day, month, number, lang)


def _iso(match: re.Match[str], lang: str) -> str | None:
    return _full_date(int(match[3]), int(match[2]), int(match[1]), lang)


def _to_day(written: str) -> str:
    return ordinal(int(re.sub(r"\D", "", written)))


def _day_after_month(match: re.Match[str], lang: str) -> str:
    said = " to ".join(_to_day(day) for day in re.split(DASH, match["said"]))
    return said if lang.lower() in _MONTH_FIRST else f"the {said}"


def _day_before_month(match: re.Match[str], _lang: str) -> str:
    article = "" if match["the"] else "the "
    of = "" if match["of"] else " of"
    days = " to ".join(_to_day(day) for day in re.split(DASH, match["said"]))
    return f"{article}{days}{of}"


def _years(match: re.Match[str], lang: str) -> str:
    first, _, second = re.sub(DASH, "-", match["said"]).partition("-")
    if not second:
        return year(int(first), lang)
    last = year(int(second), lang) if len(second) > 2 else cardinal(int(second))  # noqa: PLR2004
    return f"{year(int(first), lang)} to {last}"


def _decade(match: re.Match[str], lang: str) -> str:
    said = year(int(match[1]), lang)
    return said[:-1] + "ies" if said.endswith("y") else f"{said}s"


def say_time(hour: int, minute: int, *, half: str = "", more: bool = False) -> str:
    """Say a time of day. `half`: AM or PM; `more`: another time follows that has one."""
    if not minute and not half and not more:
        if hour in {0, _DAY_HOURS}:
            return "midnight"
        return cardinal(hour) + (" hundred" if hour > _NOON else " o'clock")
    minutes = ("oh " if minute < 10 else "") + cardinal(minute) if minute else ""  # noqa: PLR2004
    return " ".join(filter(None, (cardinal(hour), minutes, half)))


def _half_of(written: str | None) -> str:
    return f"{written[0].upper()}M" if written else ""


def _one_time(match: re.Match[str], _lang: str) -> str:
    return say_time(int(match["h"]), int(match["m"]), half=_half_of(match["half"]))


def _time_range(match: re.Match[str], _lang: str) -> str | None:
    halves = [_half_of(match["half1"]), _half_of(match["half2"])]
    if not (match["m2"] or halves[1]):
        return None
    hours = [int(match["h1"]), int(match["h2"])]
    if max(hours) > _DAY_HOURS:
        return None
    first = say_time(hours[0], int(match["m1"] or 0), half=halves[0], more=bool(halves[1]))
    return f"{first} to {say_time(hours[1], int(match['m2'] or 0), half=halves[1])}"


def _month(match: re.Match[str], _lang: str) -> str:
    return _SHORT[match["said"].rstrip(".")]


def _point(match: re.Match[str], lang: str) -> str:
    return f"{decimal(match['n'], lang)} {_half_of(match['half'])}"


RULES = (
    make_rule("date-numeric", rf"{FREE}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}|\d\d){ENDS}", _numeric),
    make_rule("date-iso", rf"{FREE}((?:19|20)\d\d)-(\d\d)-(\d\d){ENDS}", _iso),
    make_rule(
        "month-short",
        rf"\b(?:(?<=\d )|(?=\w+\.? (?:{_DAY}|{_YEAR})(?!\w)))(?P<said>(?:{_SHORTS})\b\.?)",
        _month,
    ),
    make_rule(
        "day-after-month",
        rf"\b{_MONTH} (?P<said>{_DAY}(?:{DASH}{_DAY})?)(?![\w:/%]|[-.,]\d)",
        _day_after_month,
    ),
    make_rule(
        "day-before-month",
        rf"(?P<the>\b[Tt]he )?{FREE}(?P<said>{_DAY}(?:{DASH}{_DAY})?) (?P<of>of )?"
        rf"(?={_MONTH}(?!\w))",
        _day_before_month,
    ),
    make_rule(
        "year-after-month",
        rf"\b{_MONTH}(?: {_DAY}(?:{DASH}{_DAY})?)?,? (?P<said>{_YEAR}){ENDS}",
        _years,
    ),
    make_rule(
        "years", rf"{FREE}(?P<said>{_YEAR}{DASH}(?:{_YEAR}|\d\d)){ENDS}{_AFTER_YEAR}", _years
    ),
    make_rule("decade", rf"{FREE}({_YEAR[:-2]}0)s\b", _decade),
    make_rule("year", rf"\b{_BEFORE_YEAR} (?P<said>{_YEAR}){ENDS}{_AFTER_YEAR}", _years),
    make_rule("year-alone", rf"\((?P<said>{_YEAR})(?=[),;])", _years),
    make_rule(
        "time-range",
        rf"{FREE}(?P<h1>\d{{1,2}})(?::(?P<m1>[0-5]\d))?{GAP}?(?P<half1>{_HALF})?{DASH}"
        rf"(?P<h2>\d{{1,2}})(?::(?P<m2>[0-5]\d))?(?:{GAP}?(?P<half2>{_HALF}))?{ENDS}",
        _time_range,
    ),
    make_rule(
        "time",
        rf"{FREE}(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?:{GAP}?(?P<half>{_HALF}))?{ENDS}",
        _one_time,
    ),
    make_rule("hour", rf"{FREE}(?P<n>\d{{1,2}}){GAP}?(?P<half>{_HALF})", _point),
)
