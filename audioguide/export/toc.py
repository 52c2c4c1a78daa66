"""The contents of a chapter: its headings inside each other, and when each is heard."""

from dataclasses import dataclass, field

from audioguide.export.prose import mend_headings
from audioguide.model.text import BlockKind
from audioguide.model.timing import Timeline


@dataclass(slots=True, kw_only=True)
class TocEntry:
    """A heading: `start_ms` is in the time of its chapter."""

    title: str
    start_ms: int
    entries: list["TocEntry"] = field(default_factory=list)


def to_toc(timeline: Timeline) -> TocEntry:
    """Nest the headings of a chapter under its title, which starts at 0."""
    chapter = TocEntry(title=timeline.title, start_ms=0)
    above = [chapter]
    for block in mend_headings(timeline.blocks):
        if block.kind is not BlockKind.HEADING or block.level == 1 or not block.sentences:
            continue
        entry = TocEntry(
            title=" ".join(sentence.text for sentence in block.sentences),
            start_ms=block.sentences[0].span.start_ms,
        )
        del above[max(1, block.level - 1) :]
        above[-1].entries.append(entry)
        above.append(entry)
    return chapter
