"""The timeline JSON of a chapter, version 1: all its text and when each word is spoken.

What the player highlights by. docs/timeline.md describes it for people who write other players.
Offsets and lengths count UTF-16 code units in the file, as a DOM Range does, and code points in
the model.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from audioguide.errors import FormatError
from audioguide.formats.code_units import CodeUnits
from audioguide.formats.fields import (
    Fields,
    as_number,
    as_text,
    ill_formed,
    parse_fields,
)
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, TimedWord, Timeline

VERSION = 1

_WORD_TIMES = {False: "exact", True: "estimated"}
_ESTIMATED = {name: estimated for estimated, name in _WORD_TIMES.items()}


def render_timeline(timeline: Timeline, *, guide_id: str) -> bytes:
    """Write a timeline as compact JSON in UTF-8; the same timeline gives the same bytes."""
    document = {
        "version": VERSION,
        "guide": guide_id,
        "chapter": timeline.section_id,
        "title": timeline.title,
        "lang": timeline.lang,
        "duration_ms": timeline.duration_ms,
        "blocks": [_block_object(block) for block in timeline.blocks],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def parse_timeline(data: bytes) -> Timeline:
    """Read what `render_timeline` writes. Raises FormatError on anything ill-formed.

    Times are whole milliseconds, 0 or more; starts never go back, in a sentence or in the chapter.
    """
    fields = parse_fields(data, what="timeline")
    if fields.number("version") != VERSION:
        raise FormatError(
            f"This timeline has version {fields.number('version')}; this program reads {VERSION}.",
            where=fields.where,
            hint="Update the program, or build the guide again with this one.",
        )
    fields.text("guide")
    timeline = Timeline(
        section_id=fields.text("chapter"),
        title=fields.text("title"),
        lang=fields.text("lang"),
        duration_ms=fields.number("duration_ms"),
        blocks=tuple(_parse_block(block) for block in fields.objects("blocks")),
    )
    _check_order([sentence.span for sentence in timeline.sentences], where=fields.at("blocks"))
    return timeline


def _block_object(block: TimedBlock) -> dict[str, Any]:
    document: dict[str, Any] = {"kind": block.kind.value}
    if block.level:
        document["level"] = block.level
    if block.ordinal is not None:
        document["ordinal"] = block.ordinal
    if block.href is not None:
        document["href"] = block.href
    document["sentences"] = [_sentence_object(sentence) for sentence in block.sentences]
    return document


def _sentence_object(sentence: TimedSentence) -> dict[str, Any]:
    to_units = CodeUnits(sentence.text).to_units
    document: dict[str, Any] = {
        "id": sentence.id,
        "start_ms": sentence.span.start_ms,
        "end_ms": sentence.span.end_ms,
        "text": sentence.text,
    }
    if sentence.lang is not None:
        document["lang"] = sentence.lang
    document["word_times"] = _WORD_TIMES[sentence.estimated]
    if sentence.words:
        document["words"] = [
            [*to_units(word.offset, word.length), word.span.start_ms, word.span.end_ms]
            for word in sentence.words
        ]
    if sentence.inlines:
        document["inlines"] = [
            [inline.kind.value, *to_units(inline.offset, inline.length), inline.value]
            for inline in sentence.inlines
        ]
    return document


def _parse_block(fields: Fields) -> TimedBlock:
    kind = fields.text("kind")
    if kind not in set(BlockKind):
        raise ill_formed(f"No block is of the kind {kind!r}.", where=fields.at("kind"))
    return TimedBlock(
        kind=BlockKind(kind),
        level=fields.optional_number("level") or 0,
        ordinal=fields.optional_number("ordinal"),
        href=fields.optional_text("href"),
        sentences=tuple(_parse_sentence(sentence) for sentence in fields.objects("sentences")),
    )


def _parse_sentence(fields: Fields) -> TimedSentence:
    text = fields.text("text")
    units = CodeUnits(text)
    word_times = fields.text("word_times")
    if word_times not in _ESTIMATED:
        raise ill_formed("This is exact or estimated.", where=fields.at("word_times"))
    sentence = TimedSentence(
        id=fields.text("id"),
        text=text,
        span=_parse_span(fields.number("start_ms"), fields.number("end_ms"), where=fields.where),
        lang=fields.optional_text("lang"),
        estimated=_ESTIMATED[word_times],
        words=tuple(
            _parse_word(row, units, where=fields.at("words")) for row in fields.array("words")
        ),
        inlines=tuple(
            _parse_inline(row, units, where=fields.at("inlines")) for row in fields.array("inlines")
        ),
    )
    _check_order([word.span for word in sentence.words], where=fields.at("words"))
    return sentence


def _parse_word(row: object, units: CodeUnits, *, where: str) -> TimedWord:
    values = _row(row, where=where)
    offset, length = _place(values[0], values[1], units, where=where)
    start_ms, end_ms = (as_number(value, where=where) for value in values[2:])
    return TimedWord(offset=offset, length=length, span=_parse_span(start_ms, end_ms, where=where))


def _parse_inline(row: object, units: CodeUnits, *, where: str) -> Inline:
    kind, start, count, value = _row(row, where=where)
    if kind not in list(InlineKind):
        raise ill_formed(f"No inline is of the kind {kind!r}.", where=where)
    offset, length = _place(start, count, units, where=where)
    return Inline(
        kind=InlineKind(kind),
        offset=offset,
        length=length,
        value=None if value is None else as_text(value, where=where),
    )


def _row(row: object, *, where: str) -> list[Any]:
    if not isinstance(row, list) or len(row) != len(("offset", "length", "start_ms", "end_ms")):
        raise ill_formed("Each entry should be a list of four.", where=where)
    return row


def _place(offset: object, length: object, units: CodeUnits, *, where: str) -> tuple[int, int]:
    start, count = as_number(offset, where=where), as_number(length, where=where)
    try:
        return units.to_points(start, count)
    except ValueError as error:
        raise ill_formed(
            f"Offset {start} and length {count} are not characters of the text.", where=where
        ) from error


def _parse_span(start_ms: int, end_ms: int, *, where: str) -> Span:
    if end_ms < start_ms:
        raise ill_formed(f"It ends ({end_ms} ms) before it starts ({start_ms} ms).", where=where)
    return Span(start_ms=start_ms, end_ms=end_ms)


def _check_order(spans: Sequence[Span], *, where: str) -> None:
    for before, after in pairwise(spans):
        if after.start_ms < before.start_ms:
            raise ill_formed(f"Time goes back at {after.start_ms} ms.", where=where)
