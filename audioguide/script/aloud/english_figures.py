"""Phone numbers, money, ranges, fractions and ratios, as people say them in English."""

import re

from audioguide.script.aloud.english_numbers import cardinal, decimal, digits, fraction, ordinal
from audioguide.script.aloud.patterns import (
    DASH,
    ENDS,
    FREE,
    GAP,
    SUPERSCRIPTS,
    VULGAR,
    grouped,
    vulgar,
)
from audioguide.script.aloud.rule import make_rule, word_rule

NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})"
_CALL = r"(?:[Cc]all(?:ing)?|[Pp]hone|[Tt]el(?:ephone)?[.:]?|[Dd]ial|[Rr]ing|[Ff]ax:?|[Tt]ext)"
_EMERGENCY = "911|999|112|988|811|111|101"
_MONEY = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "US$": ("US dollar", "US dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""),
}
_LARGE = {"k": "thousand", "K": "thousand", "m": "million", "M": "million", "bn": "billion"}
_SCALE = rf"(?:{GAP}(?:thousand|million|billion|trillion)\b|(?:bn|[kKmM])\b)"
_RATIO = r"(?:[Rr]atios?|[Dd]ilut\w+|[Mm]ix\w*|[Oo]dds|[Ss]cale|[Pp]roportions?)"
_TENTHS = 10


def say_number(written: str, lang: str) -> str:
    """Say a number with its sign, if it has one."""
    sign = "minus " if written[0] in "-−" else ""
    figures = written.lstrip("-−+")
    if figures.startswith("."):
        return f"{sign}point {digits(figures)}"
    return sign + decimal(figures, lang)


def _phone(match: re.Match[str], _lang: str) -> str:
    said = []
    for group in grouped(match[0]):
        if group == "800":
            said.append("eight hundred")
        else:
            said.append(("plus " if group.startswith("+") else "") + digits(group))
    return ", ".join(said)


def _digits(match: re.Match[str], _lang: str) -> str:
    return digits(match["said"])


def _money(match: re.Match[str], lang: str) -> str:
    said = say_money(match["sign"], match["n"], (match["scale"] or "").strip(), lang)
    return f"{said} per {match['per']}" if match["per"] else said


def say_money(sign: str, written: str, scale: str, lang: str) -> str:
    """Say an amount: two pounds fifty, one point five million dollars."""
    one, many, _, _ = _MONEY[sign]
    if scale:
        return f"{decimal(written, lang)} {_LARGE.get(scale, scale)} {many}"
    whole, point, rest = written.replace(",", "").partition(".")
    if point and len(rest) != 2:  # noqa: PLR2004
        return f"{decimal(written, lang)} {many}"
    coins = _coins(sign, int(rest or 0), lang)
    if coins and not int(whole or 0):
        return coins
    said = f"{cardinal(int(whole), lang)} {one if int(whole) == 1 else many}"
    if not coins:
        return said
    return f"{said} and {coins}" if "$" in sign else f"{said} {cardinal(int(rest), lang)}"


def _coins(sign: str, number: int, lang: str) -> str:
    _, _, one, many = _MONEY[sign]
    return f"{cardinal(number, lang)} {one if number == 1 else many}" if number else ""


def _money_range(match: re.Match[str], lang: str) -> str:
    first = decimal(match["a"], lang)
    second = say_money(match["sign"], match["b"], (match["scale"] or "").strip(), lang)
    return f"{first} to {second}"


def _cents(match: re.Match[str], lang: str) -> str:
    return _coins("$", int(match["n"]), lang)


def _range(match: re.Match[str], lang: str) -> str | None:
    if any(re.match(r"0\d", part) for part in (match["a"], match["b"])):
        return None
    return f"{decimal(match['a'], lang)} to {decimal(match['b'], lang)}"


def _percent_range(match: re.Match[str], lang: str) -> str:
    return f"{decimal(match['a'], lang)} to {decimal(match['b'], lang)} percent"


def _fraction(match: re.Match[str], lang: str) -> str | None:
    above, below = int(match["above"]), int(match["below"])
    if match["whole"]:
        return _mixed(int(match["whole"]), above, below, lang)
    return fraction(above, below, lang) if 0 < above < below <= 100 else None  # noqa: PLR2004


def _mixed(whole: int, above: int, below: int, lang: str) -> str | None:
    if not 0 < above < below:
        return None
    article = "an" if below == 8 else "a"  # noqa: PLR2004
    part = fraction(above, below, lang)
    return f"{cardinal(whole, lang)} and {re.sub('^one ', f'{article} ', part)}"


def _vulgar(match: re.Match[str], lang: str) -> str | None:
    above, below = vulgar(match["sign"])
    if match["whole"]:
        return _mixed(int(match["whole"]), above, below, lang)
    return fraction(above, below, lang)


def _over(match: re.Match[str], lang: str) -> str | None:
    above, below = int(match["a"]), int(match["b"])
    if not (70 <= above <= 260 and 30 <= below < above):  # noqa: PLR2004 - no blood pressure
        return None
    return f"{cardinal(above, lang)} over {cardinal(below, lang)}"


def _ratio(match: re.Match[str], lang: str) -> str:
    return " to ".join(decimal(part, lang) for part in match["said"].split(":"))


def _house(match: re.Match[str], lang: str) -> str:
    """Say a house number by its hundreds: one twenty-three."""
    number = match["said"]
    hundreds, rest = divmod(int(number), 100)
    if hundreds % 10 == 0 or len(number) > 4 or (not rest and hundreds < 10):  # noqa: PLR2004
        return cardinal(int(number), lang)
    if not rest:
        return f"{cardinal(hundreds)} hundred"
    oh = "oh " if rest < _TENTHS else ""
    return f"{cardinal(hundreds)} {oh}{cardinal(rest)}"


def _feet(match: re.Match[str], lang: str) -> str:
    return f"{cardinal(int(match[1]), lang)} feet {cardinal(int(match[2]), lang)}"


def _power(match: re.Match[str], lang: str) -> str:
    base = say_number(match["base"], lang) if match["base"][0].isdigit() else match["base"]
    power = match["power"].translate(SUPERSCRIPTS).lstrip("^")
    named = {"2": "squared", "3": "cubed"}.get(power)
    if named and not match["base"][0].isdigit():
        return f"{base} {named}"
    minus = power[0] in "-−⁻"
    number = int(power.lstrip("-−⁻"))
    return f"{base} to the {'minus ' if minus else ''}{ordinal(number, lang)}"


def _signed(match: re.Match[str], lang: str) -> str:
    return say_number(match[0], lang)


_STREETS = (
    r"(?:St|Ave|Rd|Blvd|Dr|Ln|Pl|Ct|Sq|Street|Avenue|Road|Boulevard|Drive|Lane|Way|Court|Place)"
)
_PHONE = (
    rf"\+\d{{1,3}}(?:{GAP}?\(\d+\))?(?:[ .\u00a0-]?\d{{2,4}}){{2,5}}"
    r"|(?:1[ -])?\(\d{3}\) ?\d{3}[-. ]\d{4}|(?:1[-.])?\d{3}[-.]\d{3}[-.]\d{4}"
    r"|(?:555-\d{4}|\d{3}-0\d{3})|0\d{2,4}[ -]\d{3,4}(?:[ -]?\d{3,4})?"
)
RATIOS = (
    make_rule(
        "ratio-told",
        rf"{_RATIO}(?: \w+){{0,3}} (?P<said>{NUMBER}(?::{NUMBER})+){ENDS}",
        _ratio,
    ),
    make_rule(
        "ratio-named",
        rf"{FREE}(?P<said>{NUMBER}(?::{NUMBER})+)(?= (?:ratio|dilution|mix|odds|scale|chance)\b)",
        _ratio,
    ),
)
"""Asked before the rules for times: 1:10 is a time unless the words around it tell otherwise."""
RULES = (
    make_rule("phone", rf"(?<![\w.,:/+-])(?:{_PHONE}){ENDS}", _phone),
    make_rule(
        "phone-called",
        rf"{_CALL}(?: (?:us|me|them|on|at|to|the|number))* (?P<said>\d{{3}}-\d{{4}}){ENDS}",
        lambda match, _: ", ".join(digits(part) for part in match["said"].split("-")),
    ),
    make_rule(
        "emergency",
        rf"{_CALL}(?: (?:us|on|at|to|the|number))* (?P<said>{_EMERGENCY}){ENDS}(?!{GAP}\d)",
        _digits,
    ),
    make_rule(
        "emergency-name",
        rf"{FREE}(?P<said>{_EMERGENCY})(?= (?:calls?|operators?|emergency|dispatchers?)\b)",
        _digits,
    ),
    word_rule("nine-eleven", r"(?<![\w/])9/11(?![\w/])", "nine eleven"),
    word_rule("always", r"(?<![\w/])24/7(?![\w/])", "twenty-four seven"),
    make_rule(
        "money-range",
        rf"(?<![\w$])(?P<sign>US\$|[$£€¥])(?P<a>{NUMBER}){DASH}(?:US\$|[$£€¥])?(?P<b>{NUMBER})"
        rf"(?P<scale>{_SCALE})?{ENDS}",
        _money_range,
    ),
    make_rule(
        "money",
        rf"(?<![\w$])(?P<sign>US\$|[$£€¥]){GAP}?(?P<n>{NUMBER})(?P<scale>{_SCALE})?"
        rf"(?:/(?P<per>[a-z]+)\b|{ENDS})",
        _money,
    ),
    make_rule(
        "money-after",
        rf"{FREE}(?P<n>{NUMBER})(?P<scale>(?:{GAP}(?:thousand|million|billion))?){GAP}?(?P<sign>[€£$])"
        rf"(?:/(?P<per>[a-z]+)\b)?",
        _money,
    ),
    make_rule("cents", rf"{FREE}(?P<n>\d{{1,2}}) ?¢", _cents),
    make_rule(
        "percent-range",
        rf"{FREE}(?P<a>{NUMBER}){GAP}?%?{DASH}(?P<b>{NUMBER}){GAP}?%",
        _percent_range,
    ),
    make_rule(
        "ratio", rf"{FREE}(?P<said>\d{{1,9}}:(?:\d|\d{{3,9}}|\d{{1,3}}(?:,\d{{3}})+)){ENDS}", _ratio
    ),
    make_rule("blood-pressure", rf"{FREE}(?P<a>\d{{2,3}})/(?P<b>\d{{2,3}}){ENDS}", _over),
    make_rule(
        "fraction",
        rf"{FREE}(?:(?P<whole>\d{{1,9}}){GAP})?(?P<above>\d{{1,2}})[/⁄](?P<below>\d{{1,3}}){ENDS}",
        _fraction,
    ),
    make_rule(
        "vulgar", rf"(?<![\w.,/])(?:(?P<whole>\d{{1,9}}){GAP}?)?(?P<sign>[{VULGAR}])(?!\w)", _vulgar
    ),
    make_rule(
        "house",
        rf"{FREE}(?P<said>\d{{3,5}})(?= (?:[NSEW]\.? )?(?:[A-Z][\w.'’]+ ){{1,3}}{_STREETS}\b)",
        _house,
    ),
    make_rule("feet", r"(?<![\w.,])(\d)['’′] ?(1?\d)[\"”″]", _feet),
    make_rule(
        "power",
        r"(?<!\w)(?P<base>\d{1,9}|[xyr])(?P<power>\^[-−]?\d{1,3}|⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?!\w)",
        _power,
    ),
    make_rule("range", rf"{FREE}(?P<a>{NUMBER})(?: ?[–−] ?|-)(?P<b>{NUMBER}){ENDS}(?!%)", _range),
    make_rule("negative", rf"(?<![\w.,:/)\]%-])[-−]{NUMBER}(?![\w/:]|[-–,]\d)", _signed),
    make_rule("decimal-zero", rf"{FREE}\d{{1,9}}\.\d{{0,8}}0{ENDS}", _signed),
    make_rule("point", rf"(?<![\w.,:/-])\.\d{{1,9}}{ENDS}", _signed),
)
