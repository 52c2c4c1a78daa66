"""Numbers in words: a few that people know, and a rule that must hold for all."""

from collections.abc import Callable

import pytest

from audioguide.script.aloud import english_numbers, spanish_numbers


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "zero"),
        (21, "twenty-one"),
        (100, "one hundred"),
        (234, "two hundred thirty-four"),
        (1_005, "one thousand five"),
        (1_234_567, "one million two hundred thirty-four thousand five hundred sixty-seven"),
        (3_000_000_000, "three billion"),
        (10**15, "one" + " zero" * 15),
    ],
)
def test_english_numbers(number: int, expected: str) -> None:
    assert english_numbers.cardinal(number) == expected


def test_great_britain_says_and() -> None:
    assert english_numbers.cardinal(1_005, "en-GB") == "one thousand and five"
    assert english_numbers.cardinal(234, "en-GB") == "two hundred and thirty-four"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "first"),
        (12, "twelfth"),
        (20, "twentieth"),
        (33, "thirty-third"),
        (100, "one hundredth"),
    ],
)
def test_english_ordinals(number: int, expected: str) -> None:
    assert english_numbers.ordinal(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1066, "one thousand sixty-six"),
        (1900, "nineteen hundred"),
        (1905, "nineteen oh five"),
        (1999, "nineteen ninety-nine"),
        (2000, "two thousand"),
        (2005, "two thousand five"),
        (2025, "twenty twenty-five"),
    ],
)
def test_english_years(number: int, expected: str) -> None:
    assert english_numbers.year(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "cero"),
        (16, "dieciséis"),
        (21, "veintiuno"),
        (31, "treinta y uno"),
        (100, "cien"),
        (101, "ciento uno"),
        (555, "quinientos cincuenta y cinco"),
        (1_000, "mil"),
        (21_000, "veintiún mil"),
        (1_000_000, "un millón"),
        (21_000_000, "veintiún millones"),
        (2_000_031, "dos millones treinta y uno"),
    ],
)
def test_spanish_numbers(number: int, expected: str) -> None:
    assert spanish_numbers.cardinal(number) == expected


def test_a_spanish_number_agrees_with_its_noun() -> None:
    assert spanish_numbers.before_noun(1) == "un"
    assert spanish_numbers.before_noun(21) == "veintiún"
    assert spanish_numbers.before_noun(31, feminine=True) == "treinta y una"
    assert spanish_numbers.before_noun(500, feminine=True) == "quinientas"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("3,5", "tres coma cinco"),
        ("3.5", "tres punto cinco"),
        ("1.234", "mil doscientos treinta y cuatro"),
        ("1.234,05", "mil doscientos treinta y cuatro coma cero cinco"),
        ("0,25", "cero coma veinticinco"),
    ],
)
def test_spanish_decimals(written: str, expected: str) -> None:
    assert spanish_numbers.decimal(written) == expected


@pytest.mark.parametrize("say", [english_numbers.cardinal, spanish_numbers.cardinal])
def test_no_two_numbers_sound_alike(say: Callable[[int], str]) -> None:
    assert len({say(number) for number in range(10_001)}) == 10_001


@pytest.mark.parametrize("say", [english_numbers.ordinal, english_numbers.year])
def test_no_two_ordinals_or_years_sound_alike(say: Callable[[int], str]) -> None:
    assert len({say(number) for number in range(10_001)}) == 10_001
