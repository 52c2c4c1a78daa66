"""Numbers in Spanish words, as people say them."""

_SMALL = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_TENS = [
    "-",
    "-",
    "-",
    "treinta",
    "cuarenta",
    "cincuenta",
    "sesenta",
    "setenta",
    "ochenta",
    "noventa",
]
_HUNDREDS = [
    "-",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]
_ORDINALS = [
    "-",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "undécimo",
    "duodécimo",
]
_DENOMINATORS = [
    "-",
    "-",
    "medio",
    "tercio",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "onceavo",
    "doceavo",
]
_MILLION = 10**6
LIMIT = 10**12


def cardinal(number: int) -> str:
    """Say a whole number from 0 to below `LIMIT`."""
    if number >= LIMIT:
        return digits(str(number))
    if number >= _MILLION:
        millions, rest = divmod(number, _MILLION)
        said = "un millón" if millions == 1 else f"{before_noun(millions)} millones"
        return said + (f" {cardinal(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    if thousands:
        said = "mil" if thousands == 1 else f"{before_noun(thousands)} mil"
        return said + (f" {_below_thousand(rest)}" if rest else "")
    return _below_thousand(rest)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(number)
    if not rest:
        return "cien" if hundreds == 1 else _HUNDREDS[hundreds]
    return f"{_HUNDREDS[hundreds]} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f" y {_SMALL[ones]}" if ones else "")


def before_noun(number: int, *, feminine: bool = False) -> str:
    """Say a whole number before a noun: un, una, veintiún, doscientas."""
    said = cardinal(number)
    if feminine:
        said = said.replace("cientos", "cientas").replace("quinientos", "quinientas")
        return said[:-1] + "a" if said.endswith("uno") else said
    if said.endswith("veintiuno"):
        return said.removesuffix("uno") + "ún"
    return said.removesuffix("o") if said.endswith("uno") else said


def ordinal(number: int, *, feminine: bool = False) -> str:
    """Say a place in an order, up to twelfth; beyond, people say the plain number."""
    if number >= len(_ORDINALS):
        return cardinal(number)
    said = _ORDINALS[number]
    return said[:-1] + "a" if feminine else said


def digits(figures: str) -> str:
    """Say figures one by one."""
    return " ".join(_SMALL[int(figure)] for figure in figures if figure.isdigit())


def decimal(written: str) -> str:
    """Say a number written in figures: 1.234,5. A lone point before three figures parts thousands.

    Any other point is a decimal point, as in Mexico.
    """
    if "," not in written and written.count(".") == 1 and len(written.partition(".")[2]) != 3:  # noqa: PLR2004
        whole, mark, rest = written.partition(".")
        name = "punto"
    else:
        whole, mark, rest = written.replace(".", "").partition(",")
        name = "coma"
    said = cardinal(int("".join(whole.split()) or 0))
    if not mark:
        return said
    zeros = len(rest) - len(rest.lstrip("0"))
    after = digits(rest[:zeros]) + (f" {cardinal(int(rest))}" if rest.strip("0") else "")
    return f"{said} {name} {after.strip()}"


def fraction(above: int, below: int) -> str:
    """Say a fraction up to twelfths: dos tercios."""
    name = _DENOMINATORS[below]
    return f"un {name}" if above == 1 else f"{cardinal(above)} {name}s"
