"""Whether captions and times hold together: in order, and all that is said. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audioguide.model.text import Finding
from audioguide.model.timing import Cue, TimedSentence, Timeline
from audioguide.narration.captions import check_cues
from audioguide.narration.display_width import columns_before
from audioguide.narration.line_breaking import MAX_COLUMNS, MAX_LINES
from audioguide.verify.codes import to_finding
from audioguide.verify.places import Places, clock, quoted


def check_times(timeline: Timeline, places: Places) -> Iterator[Finding]:
    """Find words and sentences whose times are out of order; one finding for each sentence."""
    nexts = [*(each.span.start_ms for each in timeline.sentences[1:]), timeline.duration_ms]
    for sentence, next_ms in zip(timeline.sentences, nexts, strict=True):
        what = _wrong_times(sentence, next_ms)
        if what:
            yield to_finding("word-times", places.of(sentence), f"{places.told(sentence)}: {what}")


def _wrong_times(sentence: TimedSentence, next_ms: int) -> str:
    if sentence.span.end_ms > next_ms:
        return "it goes on after the next one has begun, or the chapter has ended."
    edges = [sentence.span.start_ms]
    for word in sentence.words:
        edges += [word.span.start_ms, word.span.end_ms]
    edges.append(sentence.span.end_ms)
    for before, after in pairwise(edges):
        if after < before:
            return f"its word times go back from {clock(before)} ({before} ms) to {after} ms."
    offsets = [(word.offset, word.offset + word.length) for word in sentence.words]
    if any(later[0] < earlier[1] for earlier, later in pairwise(offsets)):
        return "its words are not in the order of the text."
    return ""


def check_captions(cues: Sequence[Cue], timeline: Timeline, places: Places) -> Iterator[Finding]:
    """Find captions that break a rule of `narration/captions.py`, each with its rule."""
    place = places.file(places.chapter.captions.href)
    for cue in cues:
        if cue.span.duration_ms <= 0 or cue.span.end_ms > timeline.duration_ms:
            what = f"{_told(cue)} has no time, or stays on after the end of the chapter."
            yield to_finding("caption-times", place, what)
        if len(cue.lines) > MAX_LINES or any(_columns(line) > MAX_COLUMNS for line in cue.lines):
            what = f"{_told(cue)} has more than {MAX_LINES} lines or {MAX_COLUMNS} columns."
            yield to_finding("caption-shape", place, what)
    for before, after in pairwise(cues):
        if after.span.start_ms < before.span.end_ms:
            what = f"{_told(after)} comes before the caption before it is over."
            yield to_finding("caption-times", place, what)
    yield from _check_text(cues, timeline, places)
    timed = [cue for cue in cues if cue.span.duration_ms > 0]
    sources = {sentence.id: places.of(sentence) for sentence in timeline.sentences}
    yield from check_cues(timed, timeline, sources=sources)


def _check_text(cues: Sequence[Cue], timeline: Timeline, places: Places) -> Iterator[Finding]:
    """Compare what is shown with what is said, sentence by sentence."""
    shown: dict[str, str] = {}
    for cue in cues:
        sentence_id = cue.id.partition(".")[0]
        shown[sentence_id] = shown.get(sentence_id, "") + _letters("".join(cue.lines))
    for sentence in timeline.sentences:
        if shown.pop(sentence.id, "") != _letters(sentence.text):
            what = f"{places.told(sentence)}: its captions do not say what the text says."
            yield to_finding("caption-text", places.file(places.chapter.captions.href), what)
    if shown:
        what = f"There are captions of sentences that the text lacks: {', '.join(shown)}."
        yield to_finding("caption-text", places.file(places.chapter.captions.href), what)


def _letters(text: str) -> str:
    return "".join(text.split())


def _told(cue: Cue) -> str:
    return f"Caption {cue.id}, {clock(cue.span.start_ms)}, “{quoted(' '.join(cue.lines))}”,"


def _columns(line: str) -> int:
    return columns_before(line)[-1]
