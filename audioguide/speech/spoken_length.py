"""How long a text can take to say, at the least and at the most, in units of `weigh_word`. Pure.

The checks of a clip use it. The two agree on plain words and are far apart where voices differ:
"1,000,000" is seven figures or one million, "NATO" a word or four letters, an emoji nothing or its
name.
"""

from audioguide.speech.estimated_times import weigh_word

_FIGURE, _WORD = 2.0, 1.0
_ZERO = 0.0  # a million has six of them
_SIGN = 4.0
_NEVER_SAID = frozenset(".,;:!?'\"()-–—…“”‘’„«»")


def least_weight(text: str) -> float:
    """Weigh a text of which no more is said than must be; 0.0 when all of it may be silent."""
    return sum(_least(word) for word in text.split())


def most_weight(text: str) -> float:
    """Weigh a text of which every letter, figure and sign is said by its name."""
    return sum(_most(word) for word in text.split())


def _least(word: str) -> float:
    said = [character for character in word if character.isalnum()]
    return sum(map(_weigh, said)) + _WORD if said else 0.0


def _weigh(character: str) -> float:
    if character.isdigit():
        return _ZERO if character == "0" else _FIGURE
    # Alone, so that a capital counts as a letter; without the unit that stands for its word.
    return weigh_word(character) - _WORD


def _most(word: str) -> float:
    signs = [
        character for character in word if not character.isalnum() and character not in _NEVER_SAID
    ]
    return weigh_word(word) + _SIGN * len(signs)
