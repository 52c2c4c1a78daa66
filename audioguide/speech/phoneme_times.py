"""Word times from timed phonemes that do not say which word they belong to. Pure.

What each word sounds like by itself is matched with what was said; the two differ where words meet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from audioguide.model.sound import WordMark

_NOT_SPOKEN = frozenset(" ^$_.,;:!?'\"()-—…ˈˌː")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phoneme:
    """A phoneme that sounds from `start_frame` to `end_frame`."""

    symbol: str
    start_frame: int
    end_frame: int


def marks_from_phonemes(alone: Sequence[str], said: Sequence[Phoneme]) -> tuple[WordMark, ...]:
    """Mark word `i`, which sounds like `alone[i]` by itself, in what was said."""
    expected = [
        (symbol, word)
        for word, sounds in enumerate(alone)
        for symbol in sounds
        if symbol not in _NOT_SPOKEN
    ]
    spoken = [phoneme for phoneme in said if phoneme.symbol not in _NOT_SPOKEN]
    owners = _owners(expected, [phoneme.symbol for phoneme in spoken])
    spans: dict[int, tuple[int, int]] = {}
    for phoneme, owner in zip(spoken, owners, strict=True):
        start = spans.get(owner, (phoneme.start_frame, 0))[0]
        spans[owner] = (start, phoneme.end_frame)
    marks = []
    reached = 0
    for word in range(len(alone)):
        start, end = spans.get(word, (reached, reached))
        reached, start = max(end, reached), max(start, reached)
        marks.append(WordMark(word=word, start_frame=start, end_frame=max(reached, start)))
    return tuple(marks)


def _owners(expected: list[tuple[str, int]], spoken: list[str]) -> list[int]:
    """Give each spoken symbol its word; in a stretch that differs, by its place."""
    matcher = SequenceMatcher(None, [symbol for symbol, _ in expected], spoken, autojunk=False)
    owners: list[int] = []
    for _, i1, i2, j1, j2 in matcher.get_opcodes():
        for j in range(j1, j2):
            i = i1 + (j - j1) * (i2 - i1) // (j2 - j1)
            owners.append(expected[min(i, len(expected) - 1)][1] if expected else 0)
    return owners
