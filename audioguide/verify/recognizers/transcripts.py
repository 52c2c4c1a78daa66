"""How much of what should be said is in what a recognizer wrote down. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from statistics import median

from audioguide.verify.recognizers.recognizer import Evidence, Said

FAR = 0.5
_UNDERSTOOD = 0.4
_APART = re.compile(r"\W+")


def compare(words: Sequence[Said], heard: str) -> Evidence | None:
    """Say how far a text heard is from the words: 0.0 is the same, 1.0 has nothing in common.

    Letters are compared and not words, since recognizers write "metastases" for "metastasis", and
    some languages no spaces. None where there is nothing to compare: figures and signs are written
    in too many ways.
    """
    wanted = _letters(" ".join(word.text for word in words))
    if not wanted:
        return None
    got = _letters(heard)
    matching = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    # Single letters are found in any text.
    alike = sum(block.size for block in matching if block.size > 1 or len(wanted) == 1)
    return Evidence(distance=1.0 - alike / max(len(wanted), len(got)), heard=heard)


def are_other_words(every: Sequence[Evidence]) -> list[bool] | None:
    """Say of each sentence whether half of it or more is something else.

    None where most sentences are hardly understood: that tells of the voice and the recognizer.
    """
    if median(each.distance for each in every) > _UNDERSTOOD:
        return None
    return [each.distance > FAR for each in every]


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in _APART.sub("", plain) if each.isalpha())
