"""Dates, times, money, phone numbers, ranges and fractions, as people say them in Spanish."""

import re

from audioguide.script.aloud.patterns import (
    DASH,
    ENDS,
    FREE,
    GAP,
    VULGAR,
    grouped,
    vulgar,
)
from audioguide.script.aloud.rule import make_rule
from audioguide.script.aloud.spanish_numbers import (
    before_noun,
    cardinal,
    decimal,
    digits,
    fraction,
    ordinal,
)

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?)"
_MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_HALF = r"(?P<half>[ap])\.?[ \u00a0]?m\b\.?"
_CALL = r"(?:[Ll]lam\w+|[Mm]ar(?:que|car|ca)|[Tt]el(?:éfono|\.)?:?)(?: (?:al|a|el|número))*"
_MONEY = {
    "$": ("dólar", "dólares", "centavo", "centavos"),
    "US$": ("dólar", "dólares", "centavo", "centavos"),
    "£": ("libra", "libras", "penique", "peniques"),
    "€": ("euro", "euros", "céntimo", "céntimos"),
    "¥": ("yen", "yenes", "", ""),
}
_FEMININE = {"libra"}
_SCALE = rf"(?:{GAP}(?:mil|millón|millones|billones)\b)?"
_NOON, _EVENING = 12, 8


def say_number(written: str) -> str:
    """Say a number with its sign, if it has one."""
    sign = "menos " if written[0] in "-−" else ""
    return sign + decimal(written.lstrip("-−+"))


def _full_date(day: int, month: int, year: int) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004
        return None
    return f"{cardinal(day)} de {_MONTHS[month - 1]} de {cardinal(year)}"


def _numeric(match: re.Match[str], _lang: str) -> str | None:
    written = match[3]
    year = int(written) + (0 if len(written) > 2 else 1900 if int(written) > 30 else 2000)  # noqa: PLR2004
    return _full_date(int(match[1]), int(match[2]), year)


def _iso(match: re.Match[str], _lang: str) -> str | None:
    return _full_date(int(match[3]), int(match[2]), int(match[1]))


def _part_of_day(half: str, hour: int) -> str:
    if half == "a":
        return "de la mañana"
    if hour == _NOON:
        return "del mediodía"
    return "de la tarde" if hour < _EVENING else "de la noche"


def say_time(hour: int, minute: int, half: str = "") -> str:
    """Say a time of day: nueve cero cinco, ocho de la mañana. Hours are feminine."""
    minutes = ("cero " if minute < 10 else "") + cardinal(minute) if minute else ""  # noqa: PLR2004
    part = _part_of_day(half, hour) if half else ""
    return " ".join(filter(None, (before_noun(hour, feminine=True), minutes, part)))


def _time(match: re.Match[str], _lang: str) -> str:
    said = say_time(int(match["h"]), int(match["m"]), match["half"] or "")
    return f"{said} horas" if match["hours"] else said


def _time_range(match: re.Match[str], _lang: str) -> str:
    times = (say_time(int(match[f"h{n}"]), int(match[f"m{n}"])) for n in (1, 2))
    return " a ".join(times)


def _hour(match: re.Match[str], _lang: str) -> str:
    return say_time(int(match["h"]), 0, match["half"])


def _phone(match: re.Match[str], _lang: str) -> str:
    said = []
    for group in grouped(match["said"]):
        if group.startswith("+"):
            said.append(f"más {cardinal(int(group[1:]))}")
        else:
            said.append(digits(group))
    return ", ".join(said)


def _money(match: re.Match[str], _lang: str) -> str:
    one, many, coin, coins = _MONEY[match["sign"]]
    scale = (match["scale"] or "").strip()
    if scale:
        said = decimal(match["n"]) if match["n"] != "1" else "un"
        if "," not in match["n"] and "." in match["n"]:
            said = said.replace(" punto ", " coma ")
        return f"{said} {scale} {many}" if scale == "mil" else f"{said} {scale} de {many}"
    written = match["n"].replace(",", ".") if match["sign"] != "€" else match["n"]
    parts = re.fullmatch(r"(\d+|\d{1,3}(?:\.\d{3})+)(?:[.,](\d\d))?", written)
    if not parts:
        return f"{decimal(match['n'])} {many}"
    whole = int(parts[1].replace(".", ""))
    name = one if whole == 1 else many
    said = f"{before_noun(whole, feminine=one in _FEMININE)} {name}"
    if not parts[2] or not int(parts[2]):
        return said
    if not whole:
        return f"{before_noun(int(parts[2]))} {coin if int(parts[2]) == 1 else coins}"
    return f"{said} con {cardinal(int(parts[2]))}"


def _range(match: re.Match[str], _lang: str) -> str | None:
    if any(re.match(r"0\d", part) for part in (match["a"], match["b"])):
        return None
    return f"{decimal(match['a'])} a {decimal(match['b'])}"


def _percent_range(match: re.Match[str], _lang: str) -> str:
    return f"{decimal(match['a'])} a {decimal(match['b'])} por ciento"


def _fraction(match: re.Match[str], _lang: str) -> str | None:
    above, below = int(match["above"]), int(match["below"])
    if not 0 < above < below or below > 12:  # noqa: PLR2004
        return None
    return _mixed(match["whole"], above, below)


def _mixed(whole: str | None, above: int, below: int) -> str:
    part = fraction(above, below)
    if not whole:
        return part
    return f"{cardinal(int(whole))} y {part.removeprefix('un ') if below == 2 else part}"  # noqa: PLR2004


def _vulgar(match: re.Match[str], _lang: str) -> str:
    return _mixed(match["whole"], *vulgar(match["sign"]))


def _over(match: re.Match[str], _lang: str) -> str | None:
    above, below = int(match["a"]), int(match["b"])
    if not (70 <= above <= 260 and 30 <= below < above):  # noqa: PLR2004 - no blood pressure
        return None
    return f"{cardinal(above)} sobre {cardinal(below)}"


def _ratio(match: re.Match[str], _lang: str) -> str:
    return " a ".join(decimal(part) for part in match["said"].split(":"))


def _ordinal(match: re.Match[str], _lang: str) -> str:
    number = int(match[1])
    if match[2] in {"er", "ᵉʳ"} and number in {1, 3}:
        return ordinal(number)[:-1]
    return ordinal(number, feminine=match[2] in {"ª", "a"})


RULES = (
    make_rule(
        "proporción",
        rf"(?:[Pp]roporción|[Dd]ilu\w+|[Rr]elación|[Ee]scala)(?: \w+){{0,2}} "
        rf"(?P<said>\d{{1,9}}:\d{{1,9}}){ENDS}",
        _ratio,
    ),
    make_rule("fecha", rf"{FREE}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}|\d\d){ENDS}", _numeric),
    make_rule("fecha-iso", rf"{FREE}((?:19|20)\d\d)-(\d\d)-(\d\d){ENDS}", _iso),
    make_rule(
        "horas",
        rf"{FREE}(?P<h1>[01]?\d|2[0-4]):(?P<m1>[0-5]\d){DASH}(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)"
        rf"{ENDS}",
        _time_range,
    ),
    make_rule(
        "hora",
        rf"{FREE}(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?!\w|:\d)(?:{GAP}?{_HALF}|(?P<hours>{GAP}h\b))?",
        _time,
    ),
    make_rule("hora-entera", rf"{FREE}(?P<h>1[0-2]|[1-9]){GAP}?{_HALF}", _hour),
    make_rule(
        "teléfono",
        rf"(?<![\w.,:/+-])(?P<said>\+\d{{1,3}}(?:[ .-]?\d{{2,4}}){{2,5}}|\d{{3}}(?: \d{{3}}){{2}}"
        rf"|\d{{3}}(?: \d\d){{3}}|\d\d(?: \d{{3}}){{1}}(?: \d\d){{2}}){ENDS}",
        _phone,
    ),
    make_rule(
        "urgencias",
        rf"{_CALL} (?P<said>112|911|061|091|062|016|024|\d{{3}}-\d{{4}}){ENDS}",
        _phone,
    ),
    make_rule(
        "dinero",
        rf"(?<![\w$])(?P<sign>US\$|[$£€¥]){GAP}?(?P<n>{NUMBER})(?P<scale>{_SCALE}){ENDS}",
        _money,
    ),
    make_rule(
        "dinero-detrás",
        rf"{FREE}(?P<n>{NUMBER})(?P<scale>{_SCALE})(?: de)?{GAP}?(?P<sign>[€£$])(?!\w)",
        _money,
    ),
    make_rule(
        "por-ciento",
        rf"{FREE}(?P<a>{NUMBER}){GAP}?%?{DASH}(?P<b>{NUMBER}){GAP}?%",
        _percent_range,
    ),
    make_rule("proporción-sola", rf"{FREE}(?P<said>\d{{1,9}}:(?:\d|\d{{3,9}})){ENDS}", _ratio),
    make_rule("tensión", rf"{FREE}(?P<a>\d{{2,3}})/(?P<b>\d{{2,3}}){ENDS}", _over),
    make_rule("siempre", r"(?<![\w/])24/7(?![\w/])", lambda _match, _lang: "veinticuatro siete"),
    make_rule(
        "fracción",
        rf"{FREE}(?:(?P<whole>\d{{1,9}}){GAP})?(?P<above>\d{{1,2}})[/⁄](?P<below>\d{{1,2}}){ENDS}",
        _fraction,
    ),
    make_rule(
        "fracción-signo",
        rf"(?<![\w.,/])(?:(?P<whole>\d{{1,9}}) ?)?(?P<sign>[{VULGAR}])(?!\w)",
        _vulgar,
    ),
    make_rule("ordinal", rf"{FREE}(\d{{1,2}})\.?(º|ª|er|ᵉʳ)(?!\w)", _ordinal),
    make_rule(
        "intervalo", rf"{FREE}(?P<a>{NUMBER})(?: ?[–−] ?|-)(?P<b>{NUMBER}){ENDS}(?!%)", _range
    ),
    make_rule(
        "negativo",
        rf"(?<![\w.,:/)\]%-])[-−]{NUMBER}(?![\w/:]|[-–,]\d)",
        lambda match, _: say_number(match[0]),
    ),
)
