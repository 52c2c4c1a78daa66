"""A chapter as the sections of a talking book: one for each heading, with a clip a sentence.

Pure. Clips follow each other without a gap, so that a machine plays every pause, and together
last as long as the chapter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from audioguide.export.prose import mend_headings
from audioguide.model.text import BlockKind
from audioguide.model.timing import Span, TimedBlock, Timeline

TITLE_ID = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A stretch of the chapter's sound, and the id of the text that it says."""

    text_id: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DaisySection:
    """What a heading stands over, up to the next one. `level` is that of its heading."""

    title: str
    level: int
    clips: tuple[Clip, ...]

    @property
    def duration_ms(self) -> int:
        """Length of all its clips."""
        return sum(clip.span.duration_ms for clip in self.clips)


def to_numbered(timeline: Timeline) -> Timeline:
    """Give a chapter's sentences the ids s1, s2, and its headings levels that skip none.

    Blocks that say and show nothing are left out.
    """
    count = 0
    blocks = []
    for block in mend_headings(timeline.blocks):
        numbered = []
        for sentence in block.sentences:
            count += 1
            numbered.append(replace(sentence, id=f"s{count}"))
        if numbered or block.kind is BlockKind.IMAGE:
            blocks.append(replace(block, sentences=tuple(numbered)))
    return replace(timeline, blocks=tuple(blocks))


def to_sections(timeline: Timeline) -> tuple[DaisySection, ...]:
    """Cut what `to_numbered` gives at its headings. There is one section at least.

    A chapter whose first block is no heading has its title as one, with the id `TITLE_ID`.
    """
    groups = list(_groups(timeline))
    ids = [text_id for _, _, group in groups for text_id, _ in group]
    starts = [start_ms for _, _, group in groups for _, start_ms in group]
    spans = dict(zip(ids, _contiguous(starts, timeline.duration_ms), strict=True))
    return tuple(
        DaisySection(
            title=title,
            level=level,
            clips=tuple(Clip(text_id=text_id, span=spans[text_id]) for text_id, _ in group),
        )
        for title, level, group in groups
    )


def _groups(timeline: Timeline) -> Iterator[tuple[str, int, list[tuple[str, int]]]]:
    """Give each section's title and level, and the id and start of each of its sentences."""
    title, level = timeline.title, 1
    group: list[tuple[str, int]] = [(TITLE_ID, 0)]
    if timeline.blocks and timeline.blocks[0].kind is BlockKind.HEADING:
        group = []
    for block in timeline.blocks:
        if block.kind is BlockKind.HEADING:
            if group:
                yield title, level, group
            title, level, group = _text(block), block.level, []
        group += [(sentence.id, sentence.span.start_ms) for sentence in block.sentences]
    yield title, level, group


def _text(block: TimedBlock) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def _contiguous(starts: list[int], duration_ms: int) -> Iterator[Span]:
    """Let each clip last up to the next one; the first begins with the chapter."""
    edges = [0]
    for start_ms in starts[1:]:
        edges.append(min(max(start_ms, edges[-1]), duration_ms))
    return (
        Span(start_ms=start_ms, end_ms=end_ms)
        for start_ms, end_ms in pairwise([*edges, duration_ms])
    )
