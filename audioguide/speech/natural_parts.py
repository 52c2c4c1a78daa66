"""Long sentences in the parts that the natural voice's model can take. Pure."""

import re

_CLAUSE_END = re.compile(r"(?<=[,;:—])\s+")
_WORD_END = re.compile(r"\s+")


def split_reading(symbols: str, limit: int) -> list[slice]:
    """Cut phonemes into slices of at most `limit`, at clauses as hibari does, else at words.

    Together the slices are the whole. A single word longer than `limit` stays whole.
    """
    if not symbols:
        return []
    return [
        piece
        for clause in _cut(symbols, slice(0, len(symbols)), _CLAUSE_END, limit)
        for piece in _cut(symbols, clause, _WORD_END, limit)
    ]


def _cut(symbols: str, whole: slice, boundary: re.Pattern[str], limit: int) -> list[slice]:
    ends = [
        match.end()
        for match in boundary.finditer(symbols)
        if whole.start < match.end() < whole.stop
    ]
    pieces = []
    start = last = whole.start
    for end in [*ends, whole.stop]:
        if end - start > limit and last > start:
            pieces.append(slice(start, last))
            start = last
        last = end
    return [*pieces, slice(start, whole.stop)]
