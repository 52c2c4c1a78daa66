"""The JSON transcript of Podcasting 2.0, for podcast apps that show the words as they are said.

https://github.com/Podcastindex-org/podcast-namespace, docs/examples/transcripts/transcripts.md
"""

import json
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import Any

from audioguide.model.timing import Cue, Span

VERSION = "1.0.0"


def render_podcast_transcript(cues: Iterable[Cue], *, speaker: str = "") -> bytes:
    """Write a segment for each line of each cue, as JSON in UTF-8; times are seconds.

    A line is timed by its words, or by its part of the cue's text where the cue has none.
    """
    about = {"speaker": speaker} if speaker else {}
    segments = [about | segment for cue in cues for segment in _segments(cue)]
    rows = ",\n".join(json.dumps(segment, ensure_ascii=False) for segment in segments)
    return f'{{"version": "{VERSION}", "segments": [\n{rows}\n]}}\n'.encode()


def _segments(cue: Cue) -> Iterator[dict[str, Any]]:
    for line, span in zip(cue.lines, _line_spans(cue), strict=True):
        yield {
            "startTime": span.start_ms / 1000,
            "endTime": span.end_ms / 1000,
            "body": line,
        }


def _line_spans(cue: Cue) -> Iterator[Span]:
    """Give each line's time; a later line starts where its first word does, inside the cue."""
    spoken = {word.line: word.span.start_ms for word in reversed(cue.words)}
    lengths = list(accumulate((len(line) for line in cue.lines), initial=0))
    starts = [cue.span.start_ms]
    for number, before in enumerate(lengths[1:-1], start=1):
        part_ms = cue.span.start_ms + cue.span.duration_ms * before // max(1, lengths[-1])
        wanted_ms = spoken.get(number, part_ms)
        starts.append(min(max(wanted_ms, starts[-1]), cue.span.end_ms))
    for start_ms, end_ms in pairwise([*starts, cue.span.end_ms]):
        yield Span(start_ms=start_ms, end_ms=end_ms)
