"""Which IPA symbols the voices can say, so that an author hears of the others at their line."""

import unicodedata

from audioguide.model.language import primary_language
from audioguide.script.findings import Notepad

_SIGNS = "ˈˌː'ˑʰ\u0361\u035c ./|()‖‿"  # stress, length, syllables, ties
SAYABLE = {
    "en": frozenset(f"abdefghijklmnoprstuvwxzæðçŋɐɑɒɔəɚɛɜɝɡɪɨɫɹɾʃʊʌʍʒʔʤʧθᵻᵊ\u0329{_SIGNS}"),
    "es": frozenset(f"abdefghijklmnoprstuwxβðɡɣɛɲŋɾʎʝθʧ{_SIGNS}"),
}
"""What every voice of a language says: the natural one and eSpeak NG's. A test holds them
together."""


def find_unsayable(ipa: str, lang: str) -> tuple[str, ...]:
    """Give the symbols that not every voice of the language can say, each once, in order.

    None for a language that is not in the table: its engine tells of them.
    """
    sayable = SAYABLE.get(primary_language(lang), frozenset(ipa))
    return tuple(dict.fromkeys(symbol for symbol in ipa if symbol not in sayable))


def check_ipa(ipa: str, lang: str, line: int, notepad: Notepad) -> None:
    """Note symbols that would be left out."""
    if unsayable := find_unsayable(ipa, lang):
        named = ", ".join(f"{symbol!r} ({_name(symbol)})" for symbol in unsayable)
        notepad.note("ipa-symbol", line, f"Not every voice can say {named} in /{ipa}/.")


def _name(symbol: str) -> str:
    return unicodedata.name(symbol, f"U+{ord(symbol):04X}").lower()
