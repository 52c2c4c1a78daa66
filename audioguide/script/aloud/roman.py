"""Roman numerals, where the word before tells that it is one: Stage IV, but never "IV drip"."""

import re

from audioguide.script.aloud import english_numbers, spanish_numbers
from audioguide.script.aloud.rule import Rule

_NUMERAL = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
# A lone I is a numeral only where no sentence could go on with the pronoun: "the type I know".
_NOT_PRONOUN = (
    r"(?!(?<= I) (?!and\b|or\b|to\b|in\b|is\b|of\b|diabetes|errors?|trials?|stud|disease|cancer"
    r"|collagen|clinical)[a-z])"
)
_PLACED = (
    r"[Ss]tages?|[Tt]ypes?|[Gg]rades?|[Pp]hases?|[Cc]lass|[Cc]hapters?|[Pp]arts?|[Vv]olumes?"
    r"|[Ll]evels?|[Gg]roups?|Book|Act|Appendix|[Aa]rticle|[Cc]ategory|[Ff]actors?|[Tt]ables?"
    r"|[Ff]igures?|[Nn]erves?|World War|Tier|Section"
)
_KINGS = (
    "Henry|Louis|Charles|George|Edward|Elizabeth|James|William|Richard|John|Paul|Pius|Leo"
    "|Benedict|Gregory|Philip|Ferdinand|Alexander|Nicholas|Catherine|Napoleon|Peter|Frederick"
)
_LUGARES = (
    r"[Ee]stadios?|[Tt]ipos?|[Gg]rados?|[Ff]ases?|[Cc]lases?|[Cc]apítulos?|[Pp]artes?|[Tt]omo"
    r"|[Vv]olumen|[Nn]ivel|[Gg]rupo|[Ff]actor|[Tt]abla|[Ff]igura|[Aa]rtículo|[Aa]nexo|[Ss]iglos?"
)
_REYES = (
    "Felipe|Alfonso|Carlos|Fernando|Isabel|Juan|Pablo|Enrique|Luis|Jaime|Sancho|Pío|Benedicto"
    "|Napoleón|Pedro|Ramiro|Catalina|Gregorio|León"
)
_FEMININE = {"Isabel", "Catalina"}
_CENTURY = "siglo"
_LAST_ORDINAL = 10


def _after(names: str, guard: str = "") -> re.Pattern[str]:
    """Match a numeral behind one of the names, or behind another numeral behind one."""
    first = rf"{_NUMERAL}(?P<first>[A-C]?[0-9]?)"
    return re.compile(
        rf"\b(?P<name>{names}) (?P<said>{first}(?:(?P<joint> ?[-–/] ?){_NUMERAL}[A-C]?)?)"
        rf"(?![\w.]\w){guard}(?![\w’'])"
    )


def roman(numeral: str) -> int:
    """Read a Roman numeral below 90."""
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -here if here < after else here for here, after in zip(values, following, strict=True)
    )


def _english_place(match: re.Match[str], lang: str) -> str:
    return re.sub(
        r"([IVXL]+)([A-C]?)([0-9]?)",
        lambda part: " ".join(filter(None, (_cardinal(part[1], lang), part[2], part[3]))),
        re.sub(r" ?[-–/] ?", " to ", match["said"]),
    )


def _cardinal(numeral: str, lang: str) -> str:
    return english_numbers.cardinal(roman(numeral), lang)


def _english_king(match: re.Match[str], lang: str) -> str:
    return f"the {english_numbers.ordinal(roman(match['said']), lang)}"


def _spanish_place(match: re.Match[str], _lang: str) -> str:
    is_century = match["name"].lower().startswith(_CENTURY)

    def say(part: re.Match[str]) -> str:
        number = roman(part[1])
        if is_century and number <= _LAST_ORDINAL:
            return spanish_numbers.ordinal(number)
        return " ".join(filter(None, (spanish_numbers.cardinal(number), part[2], part[3])))

    return re.sub(r"([IVXL]+)([A-C]?)([0-9]?)", say, re.sub(r" ?[-–/] ?", " a ", match["said"]))


def _spanish_king(match: re.Match[str], _lang: str) -> str:
    number = roman(match["said"])
    if number > _LAST_ORDINAL:
        return spanish_numbers.cardinal(number)
    return spanish_numbers.ordinal(number, feminine=match["name"] in _FEMININE)


def _king(names: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{names}) (?P<said>{_NUMERAL})(?![\w.]\w)(?!\w)(?! [a-z]+ing\b)")


ENGLISH = (
    Rule("roman-place", _after(_PLACED, _NOT_PRONOUN), _english_place),
    Rule("roman-king", _king(_KINGS), _english_king),
)
SPANISH = (
    Rule("roman-place", _after(_LUGARES), _spanish_place),
    Rule("roman-king", _king(_REYES), _spanish_king),
)
