"""Word times for engines that give none: worked out from the text and the silences in the sound.

A word's share is what it has to say: a letter counts one, a figure or a capital spelled out more.
Pauses in the sound are laid on the punctuation when there are as many of one as of the other. Pure.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from audioguide.model.sound import Pcm, WordMark
from audioguide.speech.silences import audible_frames, silent_gaps

Place = tuple[int, int]
"""Where a word stands in the text: first code point, and the one after its last."""

PAUSE_MS = 120
_PAUSE = re.compile(r"[,;:.!?…—–)\"”]+\s|\s[—–(]")
_DIGIT_WEIGHT = 3.5
_CAPITAL_WEIGHT = 2.5
_WORD_WEIGHT = 1.0
_SIGN_WEIGHT = 4.0
_IDEOGRAPH_WEIGHT = 4.0
_FIRST_IDEOGRAPH = "\u2e80"
_SAID_SIGNS = frozenset("&%+=@#$€£¥°<>")


def estimate_marks(text: str, places: Sequence[Place], pcm: Pcm) -> tuple[WordMark, ...]:
    """Mark word `i`, at `places[i]` of `text`, in a sound that says the whole text."""
    heard = audible_frames(pcm)
    if not len(heard) or not places:
        return tuple(WordMark(word=i, start_frame=0, end_frame=0) for i in range(len(places)))
    whole = (int(heard[0]), int(heard[-1]) + 1)
    marks: list[WordMark] = []
    for words, (start, end) in _phrases(text, places, whole, silent_gaps(pcm, PAUSE_MS)):
        weights = [weigh_word(text[places[word][0] : places[word][1]]) for word in words]
        total, done = sum(weights) or 1.0, 0.0
        for word, weight in zip(words, weights, strict=True):
            edges = [start + round((end - start) * part / total) for part in (done, done + weight)]
            marks.append(WordMark(word=word, start_frame=edges[0], end_frame=edges[1]))
            done += weight
    return tuple(marks)


def weigh_word(word: str) -> float:
    """Say how long a word takes, next to others; 0.0 for one that says nothing."""
    spelled = sum(character.isupper() for character in word) > 1
    weight = sum(_weigh(character, spelled=spelled) for character in word)
    return weight + _WORD_WEIGHT if weight else 0.0


def _weigh(character: str, *, spelled: bool) -> float:
    if character.isdigit():
        return _DIGIT_WEIGHT
    if character in _SAID_SIGNS:
        return _SIGN_WEIGHT
    if spelled and character.isupper():
        return _CAPITAL_WEIGHT
    if character >= _FIRST_IDEOGRAPH and character.isalnum():
        return _IDEOGRAPH_WEIGHT
    return 1.0 if character.isalnum() else 0.0


def _phrases(
    text: str, places: Sequence[Place], whole: tuple[int, int], gaps: list[tuple[int, int]]
) -> list[tuple[range, tuple[int, int]]]:
    """Cut words and sound at pauses, if punctuation and silences agree on how many there are."""
    cuts = [
        word + 1
        for word, (place, following) in enumerate(pairwise(places))
        if _PAUSE.search(text, max(place[0], place[1] - 2), following[0] + 1)
    ]
    if len(cuts) != len(gaps):
        return [(range(len(places)), whole)]
    words = [0, *cuts, len(places)]
    edges = [whole[0], *(frame for gap in gaps for frame in gap), whole[1]]
    return [
        (range(first, last), (edges[2 * k], edges[2 * k + 1]))
        for k, (first, last) in enumerate(pairwise(words))
    ]
