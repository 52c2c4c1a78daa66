"""The language of a draft, told by its words: py3langid, over the languages that it knows."""

from functools import cache
from typing import Any

from audioguide.intake.draft import Draft

ENGLISH = "en"
_SAMPLE_CHARACTERS = 10_000
_MIN_CHARACTERS = 60


def detect_language(draft: Draft) -> str:
    """Tell the language (BCP 47): English where there is too little text to tell by."""
    sample = " ".join(part.text for part in draft.parts)[:_SAMPLE_CHARACTERS]
    if len(sample) < _MIN_CHARACTERS:
        return ENGLISH
    identifier = _load_identifier()
    return ENGLISH if identifier is None else str(identifier.classify(sample)[0])


@cache
def _load_identifier() -> Any:  # noqa: ANN401 - the package ships no types
    try:
        import py3langid  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return None
    return py3langid
