"""Which IPA symbols the voices can say, so that an author hears of the others at their line."""

import unicodedata

from audioguide.script.findings import Notepad

SAYABLE = frozenset(
    "abdefghijklmnoprstuvwxzæðçŋɐɑɒɔəɚɛɜɝɡɪɨɫɹɾʃʊʌʍʒʔʤʧθᵻᵊ"  # sounds
    "ˈˌː'ˑʰ\u0329\u035c\u0361 ./|()‖‿"  # stress, length, syllables, ties
)
"""What the natural voice and eSpeak NG's English voices both say; a test holds them together."""


def find_unsayable(ipa: str) -> tuple[str, ...]:
    """Give the symbols that not every voice can say, each once, in order."""
    return tuple(dict.fromkeys(symbol for symbol in ipa if symbol not in SAYABLE))


def check_ipa(ipa: str, line: int, notepad: Notepad) -> None:
    """Note symbols that would be left out."""
    if unsayable := find_unsayable(ipa):
        named = ", ".join(f"{symbol!r} ({_name(symbol)})" for symbol in unsayable)
        notepad.note("ipa-symbol", line, f"Not every voice can say {named} in /{ipa}/.")


def _name(symbol: str) -> str:
    return unicodedata.name(symbol, f"U+{ord(symbol):04X}").lower()
