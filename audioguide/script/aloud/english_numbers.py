"""Numbers in English words, as people say them. Great Britain says "one hundred and two"."""

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
LIMIT = 10**15
"""From here on, figures are said one by one."""


def cardinal(number: int, lang: str = "en") -> str:
    """Say a whole number from 0 to below `LIMIT`."""
    if number >= LIMIT:
        return digits(str(number))
    for size, name in _SCALES:
        if number >= size:
            rest = number % size
            joint = " and " if lang == "en-GB" and 0 < rest < 100 else " "  # noqa: PLR2004
            more = joint + cardinal(rest, lang) if rest else ""
            return f"{cardinal(number // size, lang)} {name}{more}"
    return _below_thousand(number, lang)


def _below_thousand(number: int, lang: str) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        joint = " and " if lang == "en-GB" else " "
        return f"{_SMALL[hundreds]} hundred" + (joint + _below_hundred(rest) if rest else "")
    return _below_hundred(number)


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_SMALL[ones]}" if ones else "")


def ordinal(number: int, lang: str = "en") -> str:
    """Say a place in an order: twenty-third."""
    said = cardinal(number, lang)
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    last = said[cut:]
    if last.endswith("y"):
        return said[:-1] + "ieth"
    return said[:cut] + _ORDINALS.get(last, f"{last}th")


def year(number: int, lang: str = "en") -> str:
    """Say a year: nineteen oh five, two thousand five, twenty twenty-five."""
    century, rest = divmod(number, 100)
    if not 10 < century < 100 or century % 10 == 0 and rest < 10:  # noqa: PLR2004, RUF021
        return cardinal(number, lang)
    if not rest:
        return f"{_below_hundred(century)} hundred"
    oh = "oh " if rest < 10 else ""  # noqa: PLR2004
    return f"{_below_hundred(century)} {oh}{_below_hundred(rest)}"


def digits(figures: str) -> str:
    """Say figures one by one."""
    return " ".join(_SMALL[int(figure)] for figure in figures if figure.isdigit())


def decimal(written: str, lang: str = "en") -> str:
    """Say a number written in figures, with commas between thousands: 1,250.5."""
    whole, point, rest = written.replace(",", "").partition(".")
    said = cardinal(int(whole or 0), lang)
    return f"{said} point {digits(rest)}" if point and rest else said


def fraction(above: int, below: int, lang: str = "en") -> str:
    """Say a fraction: two thirds."""
    one, many = _DENOMINATORS.get(below, (ordinal(below, lang), f"{ordinal(below, lang)}s"))
    return f"{cardinal(above, lang)} {one if above == 1 else many}"
