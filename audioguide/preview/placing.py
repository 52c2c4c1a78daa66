"""Finds the sentence of the page that each finding is about. Pure but for reading what stands.

While a script has errors the page shows an older text: a sentence is then found by its words, or by
its nearest neighbour that is still there.
"""

from collections.abc import Iterable, Mapping, Sequence

from audioguide.model.guide import Guide
from audioguide.model.text import Finding, Section
from audioguide.model.timing import Timeline
from audioguide.preview.board import Note


def place_findings(
    findings: Iterable[Finding], guide: Guide, shown: Mapping[str, Timeline]
) -> tuple[Note, ...]:
    """Make a note of each finding; `guide` is as it was read, `shown` its chapters as they stand.

    What is about no chapter that is shown belongs to all of them.
    """
    sections = {section.source.path: section for section in guide.sections}
    return tuple(_to_note(each, sections.get(each.source.path), shown) for each in findings)


def to_note(finding: Finding, chapter: str | None = None, sentence: str | None = None) -> Note:
    """Make a note of a finding."""
    return Note(
        code=finding.code,
        severity=finding.severity,
        message=finding.message,
        hint=finding.hint,
        place=str(finding.source).rpartition("/")[2],
        chapter=chapter,
        sentence=sentence,
    )


def find_at_line(section: Section, line: int) -> int | None:
    """Find the number of the sentence at a line: the first that begins on it, or nearest before.

    None for no line, and for lines before the text.
    """
    begun = [one.source.line for one in section.sentences if one.source.line <= line]
    if not line or not begun:
        return None
    return next(at for at, one in enumerate(section.sentences) if one.source.line == max(begun))


def find_again(number: int, texts: Sequence[str], shown: Sequence[str]) -> int | None:
    """Find sentence `number` of `texts` among `shown`, and give its number there.

    Where its words are not there, the nearest sentence whose words are; None when there is none.
    """
    nearest_first = sorted(range(len(texts)), key=lambda at: abs(at - number))
    for at in nearest_first:
        places = [place for place, text in enumerate(shown) if text == texts[at]]
        if places:
            return min(places, key=lambda place: abs(place - at))
    return None


def _to_note(finding: Finding, section: Section | None, shown: Mapping[str, Timeline]) -> Note:
    timeline = shown.get(section.id) if section else None
    if section is None or timeline is None:
        return to_note(finding)
    number = find_at_line(section, finding.source.line)
    if number is None:
        return to_note(finding, section.id)
    sentences = timeline.sentences
    again = find_again(
        number,
        [sentence.text for sentence in section.sentences],
        [sentence.text for sentence in sentences],
    )
    return to_note(finding, section.id, None if again is None else sentences[again].id)
