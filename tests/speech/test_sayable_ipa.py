"""The list of symbols that an author may use is what both voices can really say."""

from audioguide.script.ipa import SAYABLE, find_unsayable
from audioguide.speech.espeak_phonemes import espeak_mnemonics
from audioguide.speech.natural_phonemes import phonemes_of_ipa

CANDIDATES = [
    *map(chr, range(0x21, 0x300)),
    *("\u0329", "\u035c", "\u0361", "\u203f", "‖", "θ", "χ", "β", "ᵻ", "ᵊ", "↗", "↘"),
]


def test_the_spanish_list_is_what_espeak_says() -> None:
    candidates = [each for each in CANDIDATES if each.islower() or not each.isascii()]

    said = {symbol for symbol in candidates if espeak_mnemonics(f"ka{symbol}ta", "es")[1]}

    assert {symbol for symbol in SAYABLE["es"] if symbol in candidates} == said


def test_the_engine_tells_of_a_language_that_has_no_list() -> None:
    assert find_unsayable("ʁǂ", "fr") == ()
    assert espeak_mnemonics("ʁ", "fr") == ("", False)


def is_said_by_both(symbol: str) -> bool:
    word = f"l{symbol}æt" if symbol == "\u0329" else f"kæ{symbol}t"
    natural = all(phonemes_of_ipa(word, british=british)[1] for british in (False, True))
    return natural and espeak_mnemonics(word)[1]


def test_the_list_is_what_both_voices_say() -> None:
    candidates = [each for each in CANDIDATES if each.islower() or not each.isascii()]

    said = {symbol for symbol in candidates if is_said_by_both(symbol)}

    assert {symbol for symbol in SAYABLE["en"] if symbol in candidates} == said


def test_each_symbol_is_named_once() -> None:
    assert find_unsayable("ǂaǂø", "en-GB") == ("ǂ", "ø")
