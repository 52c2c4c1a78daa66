"""A sentence cut into pieces that stay whole in a caption, and what a break before each costs.

Pieces are words, an article with its noun, or single characters in scripts without spaces.
Nothing here knows about time.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from audioguide.narration.display_width import columns_before, is_inside_character
from audioguide.narration.phrases import Phrases, find_phrases

MAX_COLUMNS = 42
MAX_LINES = 2

# What a break costs, by where it is: the lower, the better it reads.
CLAUSE, COMMA, BRACKET, OPENER, PREPOSITION, PLAIN, BINDING, TORN = 0, 5, 8, 12, 18, 30, 55, 100

_NO_BREAK_SPACES = "\u00a0\u2007\u202f"
_TOKEN = re.compile(rf"[^\s]+(?:[{_NO_BREAK_SPACES}]+[^\s]*)*|[{_NO_BREAK_SPACES}]+[^\s]*")
_OPENING = "\"'([{“‘«„¿¡「『（"
_CLOSING = "\"')]}”’»」』）"
_AFTER = dict.fromkeys(";:!?…—–。；：！？", CLAUSE) | dict.fromkeys(",،、，", COMMA)
_BREAK_AFTER = "—\u200b"
_SPACELESS = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff]"
)
# Japanese and Thai characters that lean on the one before, and Thai vowels that lean on the next.
_LEANS_BACK = frozenset("ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョะาำๅๆ")
_LEANS_ON = frozenset("เแโใไ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A sentence's pieces. `text` has a plain space for each white space, so offsets hold.

    Piece `i` is `text[starts[i]:ends[i]]`, at most `MAX_COLUMNS` wide; `costs[i]` is the cost of
    a break before it; `columns` are those before each position of the text.
    """

    text: str
    starts: list[int]
    ends: list[int]
    costs: list[int]
    columns: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def width(self, first: int, end: int) -> int:
        """Columns of a line that holds the pieces from `first` up to, not with, `end`."""
        return self.columns[self.ends[end - 1]] - self.columns[self.starts[first]]


def to_pieces(text: str, *, lang: str) -> Pieces:
    """Cut a sentence into pieces; a sentence of white space alone has none."""
    shown = "".join(
        " " if char.isspace() and char not in _NO_BREAK_SPACES else char for char in text
    )
    pieces = Pieces(text=shown, starts=[], ends=[], costs=[], columns=columns_before(shown))
    phrases = find_phrases(lang)
    for token in _TOKEN.finditer(shown):
        for start, end, cost in _cut_token(pieces, token.start(), token.end()):
            if cost is None and pieces.starts:
                _add_after_space(pieces, start, end, phrases)
            else:
                _add(pieces, start, end, cost or 0)
    return pieces


def to_lines(pieces: Pieces, first: int, end: int) -> tuple[tuple[int, int], ...]:
    """Lay pieces out in at most two lines; gives each line's start and end in the text.

    The pieces must fit. Sense comes first, then lines of like length, the shorter one on top.
    """
    if pieces.width(first, end) <= MAX_COLUMNS:
        return ((pieces.starts[first], pieces.ends[end - 1]),)
    _, second = min(_two_lines(pieces, first, end))
    return (
        (pieces.starts[first], pieces.ends[second - 1]),
        (pieces.starts[second], pieces.ends[end - 1]),
    )


def _two_lines(pieces: Pieces, first: int, end: int) -> Iterator[tuple[float, int]]:
    for second in range(first + 1, end):
        top, bottom = pieces.width(first, second), pieces.width(second, end)
        if top <= MAX_COLUMNS and bottom <= MAX_COLUMNS:
            unbalance = 40 * ((top - bottom) / MAX_COLUMNS) ** 2
            yield pieces.costs[second] + unbalance + (1 if top > bottom else 0), second


def _add(pieces: Pieces, start: int, end: int, cost: int) -> None:
    pieces.starts.append(start)
    pieces.ends.append(end)
    pieces.costs.append(cost)


def _add_after_space(pieces: Pieces, start: int, end: int, phrases: Phrases) -> None:
    """Add a token, to the piece of an article before it if both fit on a line."""
    before = pieces.text[pieces.text.rfind(" ", 0, pieces.ends[-1]) + 1 : pieces.ends[-1]]
    whole = pieces.columns[end] - pieces.columns[pieces.starts[-1]]
    if _plain(before) in phrases.articles and whole <= MAX_COLUMNS:
        pieces.ends[-1] = end
    else:
        _add(pieces, start, end, _cost_at_space(before, pieces.text[start:end], phrases))


def _plain(token: str) -> str:
    return token.lstrip(_OPENING).lower()


def _cost_at_space(before: str, after: str, phrases: Phrases) -> int:
    word, following = _plain(before), _plain(after).rstrip(_CLOSING + ",.;:!?…")
    if word in phrases.articles | phrases.prepositions | phrases.determiners | phrases.openers:
        return BINDING
    last = before.rstrip(_CLOSING)[-1:]
    if last in _AFTER:
        return _AFTER[last]
    if after[0] in "([（" or before[-1] in ")]）" or after[0] in "—–":
        return BRACKET
    if following in phrases.openers:
        return OPENER
    return PREPOSITION if following in phrases.prepositions else PLAIN


def _cut_token(pieces: Pieces, start: int, end: int) -> Iterator[tuple[int, int, int | None]]:
    """Cut what stands between two spaces; the cost is None at the space before it."""
    text, columns = pieces.text, pieces.columns
    token = text[start:end]
    if token.isascii() and len(token) <= MAX_COLUMNS:
        yield start, end, None
        return
    cost: int | None = None
    for position in range(start + 1, end):
        if is_inside_character(text, position):
            continue
        next_cost = _cost_inside(text[position - 1], text[position])
        if next_cost is None and columns[_character_end(text, position, end)] > (
            columns[start] + MAX_COLUMNS
        ):
            next_cost = TORN
        if next_cost is not None:
            yield start, position, cost
            start, cost = position, next_cost
    yield start, end, cost


def _character_end(text: str, position: int, end: int) -> int:
    position += 1
    while position < end and is_inside_character(text, position):
        position += 1
    return position


def _cost_inside(before: str, after: str) -> int | None:
    """Return the cost of a break between two characters without a space, None where none is."""
    if before in _BREAK_AFTER:
        return CLAUSE if before == "—" else PLAIN
    if not (_SPACELESS.match(before) and _SPACELESS.match(after)):
        return None
    if _leans_back(after) or before in _LEANS_ON or unicodedata.category(before) in {"Ps", "Pi"}:
        return None
    return _AFTER.get(before, PLAIN)


def _leans_back(char: str) -> bool:
    return char in _LEANS_BACK or unicodedata.category(char) in {"Pe", "Pf", "Po"}
