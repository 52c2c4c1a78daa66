"""From the natural voice's durations to the times at which its words are heard. Pure.

The model lays its symbols out in steps of 25 ms, but its sound runs ahead of them, by how much
depends on what stands before the word. The constants were fitted on half of 209 sentences and
hold on the other half (docs/timing.md; `make sync` measures them in a whole guide).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audioguide.model.sound import Pcm, WordMark
from audioguide.speech.natural_alignment import NO_WORD
from audioguide.speech.silences import marks_of_spans

WITHIN_SPEECH_MS = -32
"""In fluent speech the space between two words is no silence: a word begins where the space does,
and this much before."""

AFTER_PAUSE_MS = -72
"""After a pause a word begins this much before its first phoneme."""

OPENING_MS, OPENING_SHARE = 50, 2 / 3
"""The silent symbol that opens a sentence stretches with the tempo: the first word begins after
this share of it, and this much later."""

OPENING = ""


@dataclass(frozen=True, slots=True)
class SymbolTime:
    """A symbol of the model, the number of its word (or NO_WORD), and its frames in the clip.

    The symbol `OPENING` is the silent one before a sentence, or before a part of a long one.
    """

    symbol: str
    word: int
    start: int
    end: int


def mark_words(symbols: Sequence[SymbolTime], words: int, pcm: Pcm) -> tuple[WordMark, ...]:
    """Mark each of `words` words; one that is not spoken has a mark of no length in its place.

    A word ends where its sound does, not its pause.
    """
    spans = _spans(symbols, pcm.rate_hz)
    return marks_of_spans([spans.get(word) for word in range(words)], pcm)


def _spans(symbols: Sequence[SymbolTime], rate_hz: int) -> dict[int, tuple[int, int]]:
    """Give each spoken word the frames from its beginning to the end of its last symbol."""
    spans: dict[int, tuple[int, int]] = {}
    gap: list[SymbolTime] = []
    for symbol in symbols:
        if symbol.symbol == OPENING:
            gap = [symbol]
        elif symbol.word == NO_WORD:
            gap.append(symbol)
        else:
            end = symbol.end + WITHIN_SPEECH_MS * rate_hz // 1000
            start = spans[symbol.word][0] if symbol.word in spans else _onset(gap, symbol, rate_hz)
            spans[symbol.word] = (start, end)
            gap = []
    return spans


def _onset(gap: Sequence[SymbolTime], first: SymbolTime, rate_hz: int) -> int:
    """Find the frame where a word begins, from the symbols between it and the word before."""
    kinds = {symbol.symbol for symbol in gap}
    if kinds == {OPENING}:
        length = gap[0].end - gap[0].start
        return gap[0].start + round(length * OPENING_SHARE) + OPENING_MS * rate_hz // 1000
    if kinds <= {" "}:
        return (gap or [first])[0].start + WITHIN_SPEECH_MS * rate_hz // 1000
    return first.start + AFTER_PAUSE_MS * rate_hz // 1000
