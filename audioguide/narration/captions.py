"""Caption cues from a timeline: one or more a sentence, at most two lines, long enough to read.

The rules are those of broadcasters (lines broken at clauses, 42 columns, 20 characters a second,
1 to 7 seconds) with one of our own: a cue belongs to one sentence and has its id. Every visible
character of the chapter is in exactly one cue, in order; cues neither overlap nor last no time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audioguide.model.text import Finding, Severity, SourceLocation
from audioguide.model.timing import Cue, CueWord, Span, TimedSentence, Timeline
from audioguide.narration.cue_splitting import (
    MAX_CHARACTERS_A_SECOND,
    MAX_CUE_MS,
    MIN_CUE_MS,
    MS_A_CHARACTER,
    to_segments,
)
from audioguide.narration.display_width import visible_length
from audioguide.narration.line_breaking import to_lines, to_pieces
from audioguide.narration.word_clock import WordClock

TOO_FAST = "caption-too-fast"
MIN_GAP_MS = 80  # two frames of video; a shorter gap flickers


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A cue before its end is settled. `ends_sentence`: silence may follow it."""

    id: str
    start_ms: int
    spoken_until_ms: int
    ends_sentence: bool
    lines: tuple[str, ...]
    words: tuple[CueWord, ...]


def to_cues(timeline: Timeline) -> tuple[Cue, ...]:
    """Make a chapter's captions.

    A further cue of a sentence starts with its first word. A cue that is too short to read stays
    on into the silence after it, as far as the next cue's start.
    """
    drafts = [
        draft for sentence in timeline.sentences for draft in _drafts(sentence, timeline.lang)
    ]
    starts = _rising([draft.start_ms for draft in drafts])
    if not starts:
        return ()
    starts.append(max(timeline.duration_ms, drafts[-1].spoken_until_ms, starts[-1] + 1))
    return tuple(
        Cue(
            id=draft.id,
            span=Span(start_ms=start_ms, end_ms=_end_ms(draft, start_ms, next_ms)),
            lines=draft.lines,
            words=draft.words,
        )
        for draft, (start_ms, next_ms) in zip(drafts, pairwise(starts), strict=True)
    )


def check_cues(
    cues: Sequence[Cue], timeline: Timeline, *, sources: Mapping[str, SourceLocation] | None = None
) -> tuple[Finding, ...]:
    """Find captions that go by too fast to be read: `caption-too-fast`, a warning.

    `sources` says where each sentence id stands in the script; without it, the chapter is named.
    """
    chapter = SourceLocation(path=timeline.section_id)
    places = sources or {}
    return tuple(
        Finding(
            code=TOO_FAST,
            severity=Severity.WARNING,
            message=f"The caption “{' '.join(cue.lines)}” shows {speed:.1f} characters a second;"
            f" {MAX_CHARACTERS_A_SECOND} is as fast as most people can read.",
            hint="Use shorter words, add a pause after the sentence, or set a slower rate.",
            source=places.get(cue.id.partition(".")[0], chapter),
        )
        for cue in cues
        if (speed := characters_a_second(cue)) > MAX_CHARACTERS_A_SECOND
    )


def characters_a_second(cue: Cue) -> float:
    """Return how fast a cue must be read."""
    return 1000 * _characters(cue.lines) / cue.span.duration_ms


def _characters(lines: Sequence[str]) -> int:
    return sum(visible_length(line) for line in lines)


def _drafts(sentence: TimedSentence, chapter_lang: str) -> Iterator[_Draft]:
    pieces = to_pieces(sentence.text, lang=sentence.lang or chapter_lang)
    clock = WordClock(sentence)
    segments = to_segments(pieces, clock)
    for number, (first, end) in enumerate(segments, start=1):
        ranges = to_lines(pieces, first, end)
        words = tuple(
            CueWord(line=line, offset=offset - start, length=length, span=span)
            for line, (start, stop) in enumerate(ranges)
            for offset, length, span in clock.words_between(start, stop)
        )
        last = number == len(segments)
        yield _Draft(
            id=sentence.id if number == 1 else f"{sentence.id}.{number}",
            start_ms=sentence.span.start_ms if number == 1 else clock.at(pieces.starts[first]),
            spoken_until_ms=sentence.span.end_ms if last or not words else words[-1].span.end_ms,
            ends_sentence=last,
            lines=tuple(pieces.text[start:stop] for start, stop in ranges),
            words=words,
        )


def _rising(times_ms: list[int]) -> list[int]:
    """Make each time later than the one before, by a millisecond where the timeline has none."""
    rising: list[int] = []
    for time_ms in times_ms:
        rising.append(max(time_ms, rising[-1] + 1 if rising else 0))
    return rising


def _end_ms(draft: _Draft, start_ms: int, next_ms: int) -> int:
    """Settle a cue's end: readable, not over its time, and no flicker before the next cue."""
    room_ms = next_ms - start_ms
    if not draft.ends_sentence and room_ms <= MAX_CUE_MS:
        return next_ms
    readable_ms = max(MIN_CUE_MS, _characters(draft.lines) * MS_A_CHARACTER)
    wanted_ms = max(draft.spoken_until_ms, start_ms + min(readable_ms, MAX_CUE_MS))
    if wanted_ms <= next_ms - MIN_GAP_MS:
        return wanted_ms
    too_long = room_ms > MAX_CUE_MS and wanted_ms <= start_ms + MAX_CUE_MS
    return next_ms - MIN_GAP_MS if too_long else next_ms
