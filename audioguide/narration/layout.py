"""Where every sentence and word of a chapter falls in time: the pauses, and the timeline.

Times are summed in frames and rounded to milliseconds once, so that nothing drifts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audioguide.model.sound import ClipTimes, Pacing
from audioguide.model.text import Block, BlockKind, Section, Sentence
from audioguide.model.timing import Span, TimedBlock, TimedSentence, TimedWord, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A chapter's timeline, and the silence in frames before each clip and, last, after all."""

    timeline: Timeline
    silences: tuple[int, ...]


def lay_out(section: Section, clips: Sequence[ClipTimes], pacing: Pacing) -> Layout:
    """Lay a section's clips, one a sentence and in order, along its time.

    All clips have one rate; a section without sentences is lead-in and tail alone.
    """
    rate_hz = clips[0].rate_hz if clips else 1000
    return lay_out_along(section, clips, silences_of(section, pacing, rate_hz))


def lay_out_along(
    section: Section, clips: Sequence[ClipTimes], silences: tuple[int, ...]
) -> Layout:
    """Lay clips along these silences: frames before each clip and, last, after all."""
    rate_hz = clips[0].rate_hz if clips else 1000
    blocks = []
    position, number = 0, 0
    for block in section.blocks:
        sentences = []
        for sentence in block.sentences:
            position += silences[number]
            sentences.append(_timed(sentence, clips[number], position))
            position += clips[number].frames
            number += 1
        blocks.append(_timed_block(block, sentences))
    timeline = Timeline(
        section_id=section.id,
        title=section.title,
        lang=section.lang,
        duration_ms=to_ms(position + silences[-1], rate_hz),
        blocks=tuple(blocks),
    )
    return Layout(timeline=timeline, silences=silences)


def silences_of(section: Section, pacing: Pacing, rate_hz: int) -> tuple[int, ...]:
    """Frames of silence before each sentence of a section and, last, after all of them."""
    pauses_ms = [pacing.lead_in_ms]
    for block in section.blocks:
        after_block_ms = (
            pacing.after_heading_ms if block.kind is BlockKind.HEADING else pacing.after_block_ms
        )
        for sentence in block.sentences:
            last = sentence is block.sentences[-1]
            own_ms = after_block_ms if last else pacing.after_sentence_ms
            pauses_ms.append(sentence.pause_after_ms or own_ms)
    if len(pauses_ms) > 1:
        pauses_ms[-1] = pacing.tail_ms
    else:
        pauses_ms.append(pacing.tail_ms)
    return tuple(pause_ms * rate_hz // 1000 for pause_ms in pauses_ms)


def to_ms(frames: int, rate_hz: int) -> int:
    """Round frames to whole milliseconds, halves up."""
    return (frames * 2000 + rate_hz) // (2 * rate_hz)


def with_hrefs(timeline: Timeline, hrefs: dict[str, str]) -> Timeline:
    """Point a timeline's images at the files of the bundle instead of the author's."""
    blocks = (
        replace(block, href=hrefs[block.href]) if block.href else block for block in timeline.blocks
    )
    return replace(timeline, blocks=tuple(blocks))


def _timed(sentence: Sentence, clip: ClipTimes, position: int) -> TimedSentence:
    def span(start_frame: int, end_frame: int) -> Span:
        return Span(
            start_ms=to_ms(position + start_frame, clip.rate_hz),
            end_ms=to_ms(position + end_frame, clip.rate_hz),
        )

    return TimedSentence(
        id=sentence.id,
        text=sentence.text,
        span=span(0, clip.frames),
        words=tuple(
            TimedWord(
                offset=word.offset,
                length=word.length,
                span=span(mark.start_frame, mark.end_frame),
            )
            for word, mark in zip(sentence.words, clip.marks, strict=True)
        ),
        inlines=sentence.inlines,
        lang=sentence.lang,
        estimated=clip.estimated,
    )


def _timed_block(block: Block, sentences: list[TimedSentence]) -> TimedBlock:
    return TimedBlock(
        kind=block.kind,
        sentences=tuple(sentences),
        level=block.level,
        ordinal=block.ordinal,
        href=block.href,
    )
