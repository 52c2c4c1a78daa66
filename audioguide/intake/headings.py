"""Headings in text that marks none: short lines over longer ones. Pure.

Their level is told by what they look like: a section's headings speak of the title's topic or are
questions as their sisters are; what follows `... include:` and looks otherwise stands below.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audioguide.intake.draft import Draft, Part
from audioguide.model.text import BlockKind

SECTION, SUBSECTION = 2, 3
MAX_WORDS = 12
_MIN_BODY_WORDS = 12
_SENTENCE_ENDS = (".", "!", ":", ";", ",", "…")
_TOPIC_LETTERS = 3  # shorter words of a title say nothing of its topic
_TOPIC_HEADINGS = 2


def infer_headings(draft: Draft, title: str) -> Draft:
    """Find headings and their levels where the document marks none; else leave it as it is."""
    parts = draft.parts
    if any(part.kind is BlockKind.HEADING for part in parts):
        return draft
    dashed = _dashed_headings(parts)
    found = {place for place in range(len(parts)) if _is_heading(parts, place)} | dashed
    headings = [parts[place] for place in sorted(found)]
    levels = _levels(parts, sorted(found), dashed, topic=_topic(title, headings))
    made = tuple(
        replace(part, kind=BlockKind.HEADING, level=levels[place], ordinal=None)
        if place in levels
        else part
        for place, part in enumerate(parts)
    )
    return replace(draft, parts=made)


def _is_heading(parts: Sequence[Part], place: int) -> bool:
    part = parts[place]
    following = parts[place + 1 : place + 2]
    return (
        part.kind is BlockKind.PARAGRAPH
        and bool(following)
        and 0 < len(part.words) <= MAX_WORDS
        and not part.text.endswith(_SENTENCE_ENDS)
        and not part.text[0].islower()
        and _is_body(following[0], after=part)
    )


def _is_body(part: Part, *, after: Part) -> bool:
    """Whether a heading may stand over this: text, a list, or what leads to one."""
    if part.kind is BlockKind.PARAGRAPH:
        return part.text.endswith(_SENTENCE_ENDS) or len(part.words) >= _MIN_BODY_WORDS
    return part.kind in {BlockKind.ITEM, BlockKind.QUOTE, BlockKind.IMAGE} and bool(after.gap)


def _dashed_headings(parts: Sequence[Part]) -> set[int]:
    """Find items that each stand over a paragraph: a list whose items are explained at length."""
    items = [
        place
        for place, part in enumerate(parts)
        if part.kind is BlockKind.ITEM
        and len(part.words) <= MAX_WORDS
        and not part.text.endswith(_SENTENCE_ENDS)
    ]
    explained = {
        place
        for place in items
        if place + 1 < len(parts)
        and parts[place + 1].kind is BlockKind.PARAGRAPH
        and parts[place + 1].gap > 0
        and len(parts[place + 1].words) >= _MIN_BODY_WORDS
    }
    # One alone may be the last item of a list, with the text going on after it.
    return explained if len(explained) > 1 and len(explained) == len(items) else set()


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells a heading from others: that it asks, and that it speaks of the topic."""

    asks: bool
    on_topic: bool


def _levels(
    parts: Sequence[Part], places: Sequence[int], dashed: set[int], topic: set[str]
) -> dict[int, int]:
    levels: dict[int, int] = {}
    parent: _Look | None = None  # of the section whose text leads to a run of sub-headings
    section: _Look | None = None
    for place in places:
        look = _look(parts[place], topic)
        if section is not None and _leads(parts[place - 1]):
            parent = section
        if place in dashed or (parent is not None and _is_below(look, parent)):
            levels[place] = SUBSECTION
        else:
            levels[place] = SECTION
            section, parent = look, None
    return levels


def _is_below(look: _Look, parent: _Look) -> bool:
    """Whether a heading after `... include:` belongs to the list that this leads to."""
    return (parent.asks and not look.asks and not look.on_topic) or (
        parent.on_topic and not look.on_topic
    )


def _leads(part: Part) -> bool:
    return part.text.endswith(":")


def _look(part: Part, topic: set[str]) -> _Look:
    return _Look(asks=part.text.endswith("?"), on_topic=bool(topic & set(part.words)))


def _topic(title: str, headings: Sequence[Part]) -> set[str]:
    """Words of the title that come again in several headings."""
    words = Part(kind=BlockKind.HEADING, text=title, line=0).words
    return {
        word
        for word in words
        if len(word) > _TOPIC_LETTERS
        and sum(word in heading.words for heading in headings) >= _TOPIC_HEADINGS
    }
