"""Units, doses, signs and short forms, as people say them in Spanish."""

import re

from audioguide.script.aloud.patterns import FREE, GAP, alternatives
from audioguide.script.aloud.rule import make_rule
from audioguide.script.aloud.spanish_figures import NUMBER, say_number
from audioguide.script.aloud.spanish_numbers import before_noun, cardinal

_UNITS: dict[str, tuple[str, str]] = {
    "mg": ("miligramo", "miligramos"),
    "mcg": ("microgramo", "microgramos"),
    "µg": ("microgramo", "microgramos"),
    "μg": ("microgramo", "microgramos"),
    "g": ("gramo", "gramos"),
    "kg": ("kilo", "kilos"),
    "mL": ("mililitro", "mililitros"),
    "ml": ("mililitro", "mililitros"),
    "dL": ("decilitro", "decilitros"),
    "dl": ("decilitro", "decilitros"),
    "L": ("litro", "litros"),
    "l": ("litro", "litros"),
    "mm": ("milímetro", "milímetros"),
    "cm": ("centímetro", "centímetros"),
    "km": ("kilómetro", "kilómetros"),
    "m": ("metro", "metros"),
    "h": ("hora", "horas"),
    "min": ("minuto", "minutos"),
    "s": ("segundo", "segundos"),
    "lpm": ("latido por minuto", "latidos por minuto"),
    "mmHg": ("milímetro de mercurio", "milímetros de mercurio"),
    "mmol": ("milimol", "milimoles"),
    "UI": ("unidad internacional", "unidades internacionales"),
    "kcal": ("kilocaloría", "kilocalorías"),
    "Gy": ("gray", "gray"),
    "kPa": ("kilopascal", "kilopascales"),
    "dB": ("decibelio", "decibelios"),
    "°C": ("grado Celsius", "grados Celsius"),
    "°F": ("grado Fahrenheit", "grados Fahrenheit"),
    "℃": ("grado Celsius", "grados Celsius"),
    "veces": ("vez", "veces"),
    "día": ("día", "días"),
    "días": ("día", "días"),
}
_FEMININE = {"h", "UI", "kcal", "veces"}
_WORDS = {"veces", "día", "días"}
_BARE = ("mg", "mcg", "µg", "μg", "kg", "mL", "ml", "mm", "cm", "km", "mmHg")
_SQUARED = {"²": "cuadrado", "2": "cuadrado", "³": "cúbico", "3": "cúbico"}
_PER = {"día": "al día", "dia": "al día", "semana": "a la semana", "mes": "al mes", "año": "al año"}
_NOUNS = {"años": False, "año": False, "días": False, "día": False, "meses": False, "mes": False,
    "minutos": False, "minuto": False, "segundos": False, "pacientes": False, "casos": False,
    "horas": True, "hora": True, "semanas": True, "semana": True, "veces": True, "vez": True,
    "personas": True, "persona": True, "mujeres": True, "mujer": True, "pastillas": True,
    "pastilla": True, "dosis": True, "páginas": True, "página": True, "células": True,
}  # fmt: skip
"""Nouns that figures agree with, and whether they are feminine."""
_UNIT = alternatives(_UNITS)
_PERS = rf"(?:/(?:{_UNIT}|{alternatives(_PER)}|dosis|hora|persona))*"
_SQUARE = r"(?:(?:mm|cm|km|m)[²³23])"
_SIGNS = {
    "<": "menos de",
    ">": "más de",
    "≤": "como máximo",
    "≥": "como mínimo",
    "≈": "aproximadamente",
    "~": "aproximadamente",
    "±": "más o menos",
}
_POWERS = {"²": "cuadrado", "³": "cubo"}
_BETWEEN = {"×": "por", "x": "por", "=": "igual a", "+": "más"}
_SHORT = {
    "p. ej.": "por ejemplo",
    "p.ej.": "por ejemplo",
    "vs.": "versus",
    "cf.": "compárese",
    "y/o": "y o",
    "máx.": "máximo",
    "mín.": "mínimo",
    "Avda.": "avenida",
    "Av.": "avenida",
    "C/": "calle",
    "D.ª": "doña",
    "Dña.": "doña",
    "Prof.": "profesor",
    "Profa.": "profesora",
}
_BEFORE_NUMBER = {
    "n.º": "número",
    "N.º": "número",
    "nº": "número",
    "núm.": "número",
    "pág.": "página",
    "págs.": "páginas",
    "p.": "página",
    "pp.": "páginas",
    "fig.": "figura",
    "cap.": "capítulo",
    "vol.": "volumen",
    "#": "número",
}


def _named(unit: str, *, many: bool) -> str:
    if unit[-1] in _SQUARED and unit[:-1] in _UNITS:
        return f"{_UNITS[unit[:-1]][many]} {_SQUARED[unit[-1]]}{'s' if many else ''}"
    return _UNITS[unit][many]


def say_unit(unit: str, *, many: bool) -> str:
    """Say a unit: miligramos por kilo, metros cuadrados, veces al día."""
    first, *per = unit.split("/")
    said = _named(first, many=many)
    for each in per:
        if each in _PER:
            said += f" {_PER[each]}"
        else:
            said += f" por {_named(each, many=False) if each in _UNITS else each}"
    return said


def _amount(written: str, unit: str) -> str:
    if not written.isdigit():
        return say_number(written)
    return before_noun(int(written), feminine=unit.split("/", maxsplit=1)[0] in _FEMININE)


def _is_many(match: re.Match[str]) -> bool:
    return match["n"] not in {"1", "−1", "-1"} or bool(match["range"])


def _unit_after(match: re.Match[str], _lang: str) -> str | None:
    return None if match["said"] in _WORDS else say_unit(match["said"], many=_is_many(match))


def _one_before(match: re.Match[str], _lang: str) -> str:
    return _amount(match["said"], match["unit"])


def _agreeing(match: re.Match[str], _lang: str) -> str:
    return before_noun(int(match["said"]), feminine=_NOUNS[match["noun"]])


def _unit_attached(match: re.Match[str], _lang: str) -> str:
    first = f"{say_number(match['range'])} a " if match["range"] else ""
    unit = match["unit"]
    return f"{first}{_amount(match['n'], unit)} {say_unit(unit, many=_is_many(match))}"


def _times(match: re.Match[str], _lang: str) -> str:
    number = int(match["n"])
    said = f"{before_noun(number, feminine=True)} {'vez' if number == 1 else 'veces'}"
    return f"{said} {_PER[match['per']]}" if match["per"] else said


RULES = (
    make_rule(
        "veces",
        rf"{FREE}(?P<n>\d{{1,2}}) ?[x×](?:/(?P<per>{alternatives(_PER)}))?(?![\w×])(?!{GAP}?\d)",
        _times,
    ),
    make_rule(
        "signo-junto",
        rf"(?<![\w<>=])(?P<sign>[<>≤≥≈~±])(?P<n>{NUMBER})(?![\w/:]|[-–]\d)",
        lambda match, _: f"{_SIGNS[match['sign']]} {say_number(match['n'])}",
    ),
    make_rule(
        "signo",
        rf"(?<![<>=\w])(?P<said>[<>≤≥≈~±])(?={GAP}[-−$£€]?\d)",
        lambda match, _: _SIGNS[match["said"]],
    ),
    make_rule(
        "entre",
        rf"(?<=\d)(?:{GAP}?(?:mm|cm|m))?{GAP}(?P<said>[×x=+])(?={GAP}\d)",
        lambda match, _: _BETWEEN[match["said"]],
    ),
    make_rule("y", r"(?<= )(?P<said>&)(?= )", lambda _match, _lang: "y"),
    make_rule(
        "unidad",
        rf"(?<![\w,.:/])(?:(?P<range>{NUMBER})[-–])?(?P<n>[-−]?{NUMBER}){GAP}"
        rf"(?P<said>(?:{_SQUARE}|{_UNIT}){_PERS})(?![\w°/’'])",
        _unit_after,
    ),
    make_rule(
        "uno",
        rf"(?<![\w,.:/-])(?P<said>\d{{0,8}}1){GAP}(?P<unit>{_UNIT})(?![\w°’'])",
        _one_before,
    ),
    make_rule(
        "concordancia",
        rf"(?<![\w,.:/-])(?P<said>\d{{0,8}}1|[2-9]\d\d)(?= (?P<noun>{alternatives(_NOUNS)})\b)",
        _agreeing,
    ),
    make_rule(
        "unidad-junta",
        rf"(?<![\w.,:/$])(?:(?P<range>{NUMBER})[-–])?(?P<n>[-−]?{NUMBER})"
        rf"(?P<unit>(?:{_SQUARE}|{_UNIT}){_PERS})(?![\w°/’'])",
        _unit_attached,
    ),
    make_rule(
        "unidad-sola",
        rf"(?<![\w/.-])(?P<said>{'|'.join(_BARE)})(?![\w/.-]\w|\w)",
        lambda match, _: say_unit(match["said"], many=True),
    ),
    make_rule(
        "ante-número",
        rf"(?<![\w.])(?P<said>{alternatives(_BEFORE_NUMBER)})(?= ?\d)",
        lambda match, _: _BEFORE_NUMBER[match["said"]],
    ),
    make_rule("don", r"(?<!\. )\b(?P<said>D\.)(?= [A-ZÁÉÍÓÚÑ][a-zñáéíóú])", lambda _m, _l: "don"),
    make_rule(
        "abreviatura",
        rf"(?<![\w./])(?P<said>{alternatives(_SHORT)})(?!\w)",
        lambda match, _: _SHORT[match["said"]],
    ),
    make_rule(
        "potencia",
        r"(?<!\w)(?P<said>\d{1,9}[²³])(?!\w)",
        lambda match, _: f"{cardinal(int(match[0][:-1]))} al {_POWERS[match[0][-1]]}",
    ),
)
