"""A chapter's text as an exported file shows it: `player.text`, for a file that stands alone.

Headings skip no level, ids are each there once in the whole guide, and links lead out of it only.
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from audioguide.export.headings import mend_levels
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import TimedBlock, TimedSentence, Timeline
from audioguide.player.text import SAFE_SCHEMES, ChapterText, to_chapter_text


def to_prose(timeline: Timeline, *, prefix: str = "") -> ChapterText:
    """Group a chapter's text for a page; `prefix` goes before the id of every sentence."""
    blocks = tuple(_prefixed(block, prefix) for block in mend_headings(timeline.blocks))
    return to_chapter_text(replace(timeline, blocks=blocks))


def mend_headings(blocks: tuple[TimedBlock, ...]) -> Iterator[TimedBlock]:
    """Give headings levels that skip none: 1 for the chapter's title, which comes first."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    has_title = bool(blocks) and blocks[0].kind is BlockKind.HEADING
    inner = [max(2, heading.level) for heading in headings]
    # Where no title is among the blocks, the chapter's stands above them all the same.
    levels = [1, *(inner[1:] if has_title else inner)]
    mended = iter(list(mend_levels(levels))[0 if has_title else 1 :])
    for block in blocks:
        is_heading = block.kind is BlockKind.HEADING
        yield replace(block, level=next(mended)) if is_heading else block


def is_outward(inline: Inline) -> bool:
    """Whether an inline says something in another place too: links inside the site do not."""
    if inline.kind is not InlineKind.LINK:
        return True
    try:
        scheme = urlsplit(inline.value or "").scheme.lower()
    except ValueError:
        return False
    return scheme in SAFE_SCHEMES - {""}


def _prefixed(block: TimedBlock, prefix: str) -> TimedBlock:
    return replace(block, sentences=tuple(_alone(one, prefix) for one in block.sentences))


def _alone(sentence: TimedSentence, prefix: str) -> TimedSentence:
    inlines = tuple(filter(is_outward, sentence.inlines))
    return replace(sentence, id=f"{prefix}{sentence.id}", inlines=inlines)
