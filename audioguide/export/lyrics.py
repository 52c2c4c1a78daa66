"""What is said, as a player shows it beside the sound: players break the lines themselves."""

from audioguide.model.text import BlockKind
from audioguide.model.timing import TimedBlock, Timeline


def to_lyrics(timeline: Timeline) -> str:
    """Write a chapter with a line for each block and an empty line between them."""
    return "\n\n".join(_line(block) for block in timeline.blocks)


def _line(block: TimedBlock) -> str:
    text = " ".join(sentence.text for sentence in block.sentences)
    if block.kind is not BlockKind.ITEM:
        return text
    return f"{'•' if block.ordinal is None else f'{block.ordinal}.'} {text}"
