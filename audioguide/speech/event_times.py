"""Word times from an engine's own events, each of which says: at this frame I came to this place.

eSpeak joins some words ("in the") and splits others ("3-4"), so places are matched to words, and
a word without an event shares the time of the one before it. Pure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from audioguide.model.sound import Pcm, WordMark
from audioguide.speech.estimated_times import Place, weigh_word
from audioguide.speech.silences import marks_of_spans

CLAUSE_END = -1
"""The offset of an event that ends a word but begins none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEvent:
    """The engine began what stands at `offset` (code points) when the sound was at `frame`."""

    offset: int
    frame: int


def marks_from_events(
    text: str, places: Sequence[Place], events: Sequence[WordEvent], pcm: Pcm
) -> tuple[WordMark, ...]:
    """Mark word `i`, at `places[i]` of `text`. A word ends where its sound does, not its pause."""
    spans = _spans(text, places, events, pcm.frames)
    _share(text, places, spans)
    return marks_of_spans(spans, pcm)


def _spans(
    text: str, places: Sequence[Place], events: Sequence[WordEvent], frames: int
) -> list[tuple[int, int] | None]:
    """Give each word the time from its first event to the first event that is not its own."""
    spans: list[tuple[int, int] | None] = [None] * len(places)
    moments = sorted(events, key=lambda event: event.frame)
    for event, end in zip(moments, _ends(moments, frames), strict=True):
        word = None if event.offset == CLAUSE_END else _word_at(text, places, event.offset)
        if word is not None:
            earlier = spans[word]
            spans[word] = (earlier[0] if earlier else min(event.frame, frames), min(end, frames))
    return spans


def _ends(moments: Sequence[WordEvent], frames: int) -> list[int]:
    return [*(event.frame for event in moments[1:]), frames][: len(moments)]


def _word_at(text: str, places: Sequence[Place], offset: int) -> int | None:
    """Find the word at an offset, or joined to it without white space, the next before the last."""
    for word, (start, end) in enumerate(places):
        if start <= offset < end:
            return word
        if offset < start:
            if " " not in text[offset:start]:
                return word
            before = places[word - 1][1] if word else None
            return word - 1 if before is not None and " " not in text[before:offset] else None
    joined = places and " " not in text[places[-1][1] : offset]
    return len(places) - 1 if joined else None


def _share(text: str, places: Sequence[Place], spans: list[tuple[int, int] | None]) -> None:
    """Divide a span among its word and the words after it that have none but say something."""
    weights = [weigh_word(text[start:end]) for start, end in places]
    anchors = [word for word, span in enumerate(spans) if span]
    for anchor, following in pairwise([*anchors, len(spans)]):
        span = spans[anchor]
        members = [anchor, *(word for word in range(anchor + 1, following) if weights[word])]
        if span is None or len(members) == 1:
            continue
        total, done = sum(weights[word] for word in members), 0.0
        length = span[1] - span[0]
        for word in members:
            start = span[0] + round(length * done / total)
            done += weights[word]
            spans[word] = (start, span[0] + round(length * done / total))
