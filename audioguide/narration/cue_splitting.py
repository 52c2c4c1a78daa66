"""Where a sentence is divided into cues: as few as fit, at clauses, of like length, readable.

Dynamic programming over the pieces: the best division up to each piece, from those before it.
"""

from audioguide.narration.line_breaking import MAX_COLUMNS, MAX_LINES, Pieces
from audioguide.narration.word_clock import WordClock

MIN_CUE_MS, MAX_CUE_MS = 1000, 7000
MAX_CHARACTERS_A_SECOND = 20
MS_A_CHARACTER = 1000 // MAX_CHARACTERS_A_SECOND

_ONE_MORE_CUE = 10_000
_WHOLE_CUE = MAX_COLUMNS * MAX_LINES


def to_segments(pieces: Pieces, clock: WordClock) -> list[tuple[int, int]]:
    """Divide a sentence's pieces into cues; gives the first piece of each, and the one after it.

    Every cue fits on two lines and takes 7 seconds at most, except one of a single piece that is
    spoken more slowly than that.
    """
    count = len(pieces)
    if count == 0:
        return []
    reach = _reaches(pieces)
    if reach[reach[0]] == count and clock.end_ms - clock.start_ms <= MAX_CUE_MS:
        return [(0, count)]
    later = map(clock.at, pieces.starts[1:])
    return _divide(pieces, reach, [clock.start_ms, *later, clock.end_ms])


def _reaches(pieces: Pieces) -> list[int]:
    """For each piece, return where the longest line that starts with it ends; then the count."""
    count = len(pieces)
    reaches, end = [], 0
    for first in range(count):
        end = max(end, first + 1)
        while end < count and pieces.width(first, end + 1) <= MAX_COLUMNS:
            end += 1
        reaches.append(end)
    return [*reaches, count]


def _divide(pieces: Pieces, reach: list[int], times: list[int]) -> list[tuple[int, int]]:
    count = len(pieces)
    best: list[float] = [0.0]
    came_from = [0]
    for end in range(1, count + 1):
        choices = []
        for first in range(end - 1, -1, -1):
            duration_ms = times[end] - times[first]
            if reach[reach[first]] < end or (end - first > 1 and duration_ms > MAX_CUE_MS):
                break
            width = pieces.width(first, end)
            cost = best[first] + pieces.costs[first] + _ONE_MORE_CUE
            cost += 60 * (width / _WHOLE_CUE) ** 2
            if end < count:  # the last cue may stay on into the silence
                cost += max(0, MIN_CUE_MS - duration_ms) * 0.06
                cost += max(0, width * MS_A_CHARACTER - duration_ms) * 0.04
            choices.append((cost, first))
        cost, first = min(choices)
        best.append(cost)
        came_from.append(first)
    return _trace(came_from)


def _trace(came_from: list[int]) -> list[tuple[int, int]]:
    segments, end = [], len(came_from) - 1
    while end > 0:
        segments.append((came_from[end], end))
        end = came_from[end]
    return segments[::-1]
