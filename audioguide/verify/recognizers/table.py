"""Every recognizer there is, and which hears a language here. None is loaded before."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from audioguide.errors import SpeechError
from audioguide.verify.recognizers.recognizer import Recognizer

AUTO = "auto"


class Offer(NamedTuple):
    """A recognizer's package and class, and what it takes to have it."""

    package: str
    module: str
    name: str
    hint: str


_HERE = "audioguide.verify.recognizers"
# In the order in which they are asked whether they know a language: the surest first.
RECOGNIZERS: dict[str, Offer] = {
    "pocketsphinx": Offer(
        "pocketsphinx",
        f"{_HERE}.aligner",
        "Aligner",
        "Install it: pip install 'audioguide[verify]'.",
    ),
    "vosk": Offer("vosk", f"{_HERE}.vosk", "Vosk", "Install it with a model: docs/verifying.md."),
    "whisper": Offer(
        "faster_whisper",
        f"{_HERE}.whisper",
        "Whisper",
        "Install it with a model: docs/verifying.md.",
    ),
}


def recognizer_finder(name: str = AUTO) -> Callable[[str], Recognizer | None]:
    """Give a function from a language to the recognizer that hears it; None when none does.

    `name` is one of the table, or `auto` for the first that knows a language. Each is loaded when
    it is first asked, and once. SpeechError when the one named is not there.
    """
    chosen = RECOGNIZERS if name == AUTO else {name: RECOGNIZERS[name]}
    if name != AUTO and not _is_installed(chosen[name]):
        raise SpeechError("It is not installed.", where=name, hint=chosen[name].hint)
    there = [offer for offer in chosen.values() if _is_installed(offer)]
    loaded: dict[str, Recognizer | None] = {}

    def load(offer: Offer) -> Recognizer | None:
        if offer.name not in loaded:
            loaded[offer.name] = _load(offer, needed=name != AUTO)
        return loaded[offer.name]

    @cache
    def find(lang: str) -> Recognizer | None:
        recognizers = (load(offer) for offer in there)
        return next((each for each in recognizers if each and each.knows(lang)), None)

    return find


def _is_installed(offer: Offer) -> bool:
    return find_spec(offer.package) is not None


def _load(offer: Offer, *, needed: bool) -> Recognizer | None:
    try:
        recognizer: Recognizer = getattr(import_module(offer.module), offer.name)()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        # Its libraries say in these ways that they or a model are not there.
        if not needed:
            return None
        what = f"It does not start ({error})."
        raise SpeechError(what, where=offer.package, hint=offer.hint) from error
    return recognizer
