"""Units, doses, signs and short forms, as people say them in English."""

import re

from audioguide.script.aloud.english_figures import NUMBER, say_number
from audioguide.script.aloud.english_numbers import cardinal
from audioguide.script.aloud.patterns import DASH, FREE, GAP, alternatives
from audioguide.script.aloud.rule import make_rule, word_rule

_UNITS: dict[str, tuple[str, str]] = {
    "mg": ("milligram", "milligrams"),
    "mcg": ("microgram", "micrograms"),
    "µg": ("microgram", "micrograms"),
    "μg": ("microgram", "micrograms"),
    "ng": ("nanogram", "nanograms"),
    "g": ("gram", "grams"),
    "kg": ("kilogram", "kilograms"),
    "mL": ("milliliter", "milliliters"),
    "ml": ("milliliter", "milliliters"),
    "dL": ("deciliter", "deciliters"),
    "dl": ("deciliter", "deciliters"),
    "L": ("liter", "liters"),
    "mm": ("millimeter", "millimeters"),
    "cm": ("centimeter", "centimeters"),
    "km": ("kilometer", "kilometers"),
    "m": ("meter", "meters"),
    "µm": ("micrometer", "micrometers"),
    "μm": ("micrometer", "micrometers"),
    "nm": ("nanometer", "nanometers"),
    "ft": ("foot", "feet"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "mph": ("mile per hour", "miles per hour"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "hrs": ("hour", "hours"),
    "min": ("minute", "minutes"),
    "mins": ("minute", "minutes"),
    "sec": ("second", "seconds"),
    "ms": ("millisecond", "milliseconds"),
    "wk": ("week", "weeks"),
    "wks": ("week", "weeks"),
    "yr": ("year", "years"),
    "yrs": ("year", "years"),
    "bpm": ("beat per minute", "beats per minute"),
    "mmHg": ("millimeter of mercury", "millimeters of mercury"),
    "mm Hg": ("millimeter of mercury", "millimeters of mercury"),
    "mmol": ("millimole", "millimoles"),
    "mEq": ("milliequivalent", "milliequivalents"),
    "IU": ("international unit", "international units"),
    "kcal": ("kilocalorie", "kilocalories"),
    "Gy": ("gray", "gray"),
    "cGy": ("centigray", "centigray"),
    "mSv": ("millisievert", "millisieverts"),
    "kPa": ("kilopascal", "kilopascals"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "dB": ("decibel", "decibels"),
    "kW": ("kilowatt", "kilowatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "℃": ("degree Celsius", "degrees Celsius"),
    "℉": ("degree Fahrenheit", "degrees Fahrenheit"),
    "° C": ("degree Celsius", "degrees Celsius"),
    "° F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "day": ("day", "days"),
    "days": ("day", "days"),
    "week": ("week", "weeks"),
    "month": ("month", "months"),
    "year": ("year", "years"),
    "beats": ("beat", "beats"),
    "breaths": ("breath", "breaths"),
    "tablets": ("tablet", "tablets"),
    "times": ("time", "times"),
    "U": ("unit", "units"),
}
_PLAIN_WORDS = frozenset(
    {"day", "days", "week", "month", "year", "beats", "breaths", "tablets", "times"}
)
_BARE = ("mg", "mcg", "µg", "μg", "kg", "mL", "ml", "mm", "cm", "km", "mmHg")
_SQUARED = {"²": "square", "2": "square", "³": "cubic", "3": "cubic"}
_UNIT = alternatives(_UNITS)
_PER = rf"(?:/(?:{_UNIT}|dose|hour|visit|person)[²³]?)*"
_SQUARE = r"(?:(?:mm|cm|km|m|ft)[²³23])"


def _one(unit: str) -> str:
    if unit[-1] in _SQUARED and unit[:-1] in _UNITS:
        return f"{_SQUARED[unit[-1]]} {_UNITS[unit[:-1]][0]}"
    return _UNITS.get(unit, (unit, unit))[0]


def say_unit(unit: str, *, many: bool) -> str:
    """Say a unit: milligrams per kilogram, square meters."""
    first, *per = unit.split("/")
    if first[-1] in _SQUARED and first[:-1] in _UNITS:
        name = f"{_SQUARED[first[-1]]} {_UNITS[first[:-1]][many]}"
    else:
        name = _UNITS[first][many]
    return " per ".join((name, *(_one(each) for each in per)))


def _is_many(match: re.Match[str]) -> bool:
    """Whether a unit is said of many: not in "a 10 g dose"."""
    before = match.string[: match.start()]
    if not match["range"] and re.search(r"\b[Aa]n? $", before):
        return False
    return match["n"] not in {"1", "−1", "-1"} or bool(match["range"])


def _unit_after(match: re.Match[str], _lang: str) -> str | None:
    unit = match["said"]
    return None if unit in _PLAIN_WORDS else say_unit(unit, many=_is_many(match))


def _unit_attached(match: re.Match[str], lang: str) -> str | None:
    number = say_number(match["n"], lang)
    first = f"{say_number(match['range'], lang)} to " if match["range"] else ""
    return f"{first}{number} {say_unit(match['unit'], many=_is_many(match))}"


def _times(match: re.Match[str], lang: str) -> str:
    number = int(match["n"])
    said = {1: "once", 2: "twice"}.get(number, f"{cardinal(number, lang)} times")
    per = match["per"]
    if not per:
        return f"{cardinal(number, lang)} times"
    return f"{said} a {_one(per)}"


def _sign(match: re.Match[str], _lang: str) -> str:
    return _SIGNS[match["said"]]


def _sign_attached(match: re.Match[str], lang: str) -> str:
    return f"{_SIGNS[match['sign']]} {say_number(match['n'], lang)}"


def _listed(match: re.Match[str], _lang: str) -> str:
    return _BEFORE_NUMBER[match["said"].rstrip(".").lower()]


def _street(match: re.Match[str], _lang: str) -> str:
    return _STREETS[match["said"].rstrip(".")]


def _hash(match: re.Match[str], lang: str) -> str:
    return f"number {cardinal(int(match['n']), lang)}"


_SIGNS = {
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
    "≈": "about",
    "~": "about",
    "≠": "not equal to",
}
_BEFORE_NUMBER = {
    "no": "number", "nos": "numbers", "p": "page", "pp": "pages", "fig": "figure",
    "figs": "figures", "vol": "volume", "vols": "volumes", "sec": "section", "ch": "chapter",
    "chap": "chapter", "ca": "about", "approx": "approximately", "max": "maximum",
    "min": "minimum",
}  # fmt: skip
_STREETS = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Dr": "Drive",
    "Ln": "Lane", "Pl": "Place", "Ct": "Court", "Sq": "Square", "Hwy": "Highway",
}  # fmt: skip
_STREET = "|".join(_STREETS)
_SHORT = {
    "e.g.": "for example",
    "i.e.": "that is",
    "vs.": "versus",
    "vs": "versus",
    "approx.": "approximately",
    "cf.": "compare",
    "w/o": "without",
    "w/": "with",
    "c/o": "care of",
    "and/or": "and or",
    "he/she": "he or she",
    "she/he": "she or he",
    "his/her": "his or her",
    "him/her": "him or her",
    "Inc.": "Incorporated",
    "Ltd.": "Limited",
    "Jr.": "Junior",
    "Ms.": "/mɪz/",
}
RULES = (
    make_rule(
        "times-per",
        rf"{FREE}(?P<n>\d{{1,2}}) ?[x×](?:{GAP}?/{GAP}?(?P<per>day|week|month|year|d|wk))?(?![\w×])"
        rf"(?!{GAP}?\d)",
        _times,
    ),
    word_rule(
        "by",
        rf"(?<=\d)(?:{GAP}?(?:mm|cm|m|ft|in))?{GAP}(?P<said>[x×])(?={GAP}{NUMBER}{GAP}?(?:mm|cm|m|ft|in|[x×])\b)",
        "by",
    ),
    make_rule(
        "sign-attached",
        rf"(?<![\w<>=])(?P<sign>[<>≤≥≈~])(?P<n>{NUMBER})(?![\w/:]|[-–]\d)",
        _sign_attached,
    ),
    make_rule("sign", rf"(?<![<>=\w])(?P<said>[<>≤≥≈~])(?={GAP}[-−$£€]?\d)", _sign),
    make_rule("sign-unequal", r"(?<= )(?P<said>≠)(?= )", _sign),
    make_rule(
        "unit",
        rf"(?<![\w,:/])(?:(?P<range>{NUMBER}){DASH})?(?P<n>[-−]?{NUMBER}){GAP}"
        rf"(?P<said>(?:{_SQUARE}|{_UNIT}){_PER})(?![\w°/’'])",
        _unit_after,
    ),
    make_rule(
        "unit-attached",
        rf"(?<![\w.,:/$])(?:(?P<range>{NUMBER})[-–])?(?P<n>[-−]?{NUMBER})"
        rf"(?P<unit>(?:{_SQUARE}|(?!(?:m|g|L|h|U|day|times)\b){_UNIT}){_PER})(?![\w°/’'])",
        _unit_attached,
    ),
    make_rule(
        "unit-bare",
        rf"(?<![\w/.-])(?P<said>{'|'.join(_BARE)})(?![\w/.-]\w|\w)",
        lambda match, _: say_unit(match["said"], many=True),
    ),
    make_rule(
        "per",
        r"(?<![\w/])(?P<said>[a-z]{2,}/(?:day|week|month|year|hour|minute|person))(?![\w/])",
        lambda match, _: match["said"].replace("/", " per "),
    ),
    make_rule(
        "before-number",
        r"(?<![\w.])(?P<said>(?:Nos?|nos|pp?|[Ff]igs?|[Vv]ols?|[Ss]ec|[Cc]h|[Cc]hap|ca|[Aa]pprox"
        r"|[Mm]ax|[Mm]in)\.)(?= ?\d)",
        _listed,
    ),
    make_rule("hash", r"(?<![\w&#/])#(?P<n>\d{1,6})(?!\w)", _hash),
    make_rule(
        "street-number",
        rf"(?<![\w.])\d+[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][\w'’]+ ){{1,3}}"
        rf"(?P<said>(?:{_STREET})\b\.?)",
        _street,
    ),
    make_rule(
        "street",
        r"\b(?:on|at|of|near|along|to|from|down|off|in|and) (?:[A-Z][\w'’]+ ){1,2}"
        r"(?P<said>(?:St|Ave|Rd|Blvd|Dr|Hwy)\.)(?= [a-z]|[,;)]|$)",
        _street,
    ),
    make_rule(
        "short",
        rf"(?<![\w./])(?P<said>{alternatives(_SHORT)})(?![\w/])",
        lambda match, _: _SHORT[match["said"]],
    ),
)
