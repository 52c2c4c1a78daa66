"""Which part of a text each part of its rewriting came from, for engines that rewrite figures.

"Jan. 5" becomes "January fifth": chunks that are equal match; in a stretch that differs, chunks
are matched in order, by shared beginnings, figures with number words, and place. Pure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_NUMBER_WORD = re.compile(
    r"(?:zero|oh|one|two|thr?ee|four|five|six|seven|eight|nine|ten|eleven|twel|thir|for|fif"
    r"|twen|eigh|nin|hundred|thousand|million|billion|first|second|third|half|quarter|point"
    r"|minus|o'clock|\d)",
    re.IGNORECASE,
)
_LIKE = 3.0
"""How much a likeness of two chunks counts against being out of place by a whole stretch."""
_LEFT_OUT = 1.5
"""The cost of leaving a chunk of the original without a part of the rewriting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of the original text, in code points."""

    start: float
    end: float

    def at(self, part: float) -> float:
        """Give the position `part` (0 to 1) of the way through."""
        return self.start + (self.end - self.start) * part


def match_rewriting(raw: str, rewritten: str, start: int = 0) -> list[Stretch]:
    """Say where in `raw` each chunk (run of non-space) of `rewritten` came from, in order.

    `start` is added to every position. Inserted chunks stand at the end of the chunk before.
    """
    shown = [(m.group(), start + m.start(), start + m.end()) for m in re.finditer(r"\S+", raw)]
    said = re.findall(r"\S+", rewritten)
    keys = [text.replace("’", "'") for text, _, _ in shown]
    matcher = SequenceMatcher(None, keys, said, autojunk=False)
    found: list[Stretch] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += [Stretch(start=begin, end=end) for _, begin, end in shown[i1:i2]]
            continue
        if i1 == i2:
            edge = shown[i1 - 1][2] if i1 else start
            found += [Stretch(start=edge, end=edge)] * (j2 - j1)
            continue
        origins = _origins(keys[i1:i2], said[j1:j2])
        for i in range(i1, i2):
            mine = [said[j1 + j] for j, origin in enumerate(origins) if origin == i - i1]
            found += _shares(shown[i][1], shown[i][2], mine)
    return found


def _shares(start: int, end: int, parts: list[str]) -> list[Stretch]:
    """Divide a chunk among what became of it, by length."""
    total = sum(len(part) for part in parts)
    whole = Stretch(start=start, end=end)
    shares = []
    done = 0
    for part in parts:
        shares.append(
            Stretch(start=whole.at(done / total), end=whole.at((done + len(part)) / total))
        )
        done += len(part)
    return shares


def _origins(shown: Sequence[str], said: Sequence[str]) -> list[int]:
    """Give each chunk of `said` the chunk of `shown` it came from: the best order-keeping match."""
    middles_shown, middles_said = _middles(shown), _middles(said)
    costs = [_LEFT_OUT * i for i in range(len(shown))]
    came_from: list[list[int]] = []
    for j, part in enumerate(said):
        reached, sources = (costs, list(range(len(shown)))) if j == 0 else _reached(costs)
        costs = [
            cost + abs(middles_shown[i] - middles_said[j]) - _LIKE * _alike(shown[i], part)
            for i, cost in enumerate(reached)
        ]
        came_from.append(sources)
    last = len(shown) - 1
    origin = min(range(len(shown)), key=lambda i: costs[i] + _LEFT_OUT * (last - i))
    origins = []
    for sources in reversed(came_from):
        origins.append(origin)
        origin = sources[origin]
    return origins[::-1]


def _reached(costs: list[float]) -> tuple[list[float], list[int]]:
    """Find the cheapest way to each chunk from itself or one before it, and where that begins.

    Leaving chunks out costs the same for each, so the best beginning so far stays the best: the
    work grows with the number of chunks, not with its square.
    """
    reached, sources = [], []
    best = 0
    for i, cost in enumerate(costs):
        skipping = costs[best] + _LEFT_OUT * max(i - best - 1, 0)
        reached.append(min(skipping, cost))
        sources.append(best if skipping <= cost else i)
        if cost - _LEFT_OUT * i < costs[best] - _LEFT_OUT * best:
            best = i
    return reached, sources


def _middles(chunks: Sequence[str]) -> list[float]:
    """Place the middle of each chunk between 0 and 1, by length."""
    total = sum(len(chunk) for chunk in chunks) or 1
    done = 0
    middles = []
    for chunk in chunks:
        middles.append((done + len(chunk) / 2) / total)
        done += len(chunk)
    return middles


def _alike(shown: str, said: str) -> float:
    if any(character.isdigit() for character in shown):
        return 1.0 if _NUMBER_WORD.match(said.lstrip("(\"'")) else 0.0
    same = 0
    for left, right in zip(shown.lower(), said.lower(), strict=False):
        if left != right:
            break
        same += 1
    return min(same / 2, 1.0)
