"""A finding stands at the sentence it is about, also where the page shows an older text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.guide import Guide, GuideInfo
from audioguide.model.text import Block, BlockKind, Section, Sentence, SourceLocation
from audioguide.model.timing import Span, TimedBlock, TimedSentence, Timeline
from audioguide.preview.board import Note
from audioguide.preview.placing import find_again, find_at_line, place_findings
from audioguide.script.findings import Note as Found

PATH = "scripts/lungs/01-start.md"


def section(*lines: tuple[int, str]) -> Section:
    sentences = tuple(
        Sentence(id=f"s{number}", text=text, words=(), source=SourceLocation(path=PATH, line=line))
        for number, (line, text) in enumerate(lines, start=1)
    )
    block = Block(kind=BlockKind.PARAGRAPH, sentences=sentences)
    source = SourceLocation(path=PATH, line=1)
    return Section(id="start", title="Start", lang="en", blocks=(block,), source=source)


def timeline(*texts: str) -> Timeline:
    span = Span(start_ms=0, end_ms=0)
    sentences = tuple(
        TimedSentence(id=f"s{number}", text=text, span=span, words=())
        for number, text in enumerate(texts, start=1)
    )
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=sentences)
    return Timeline(section_id="start", title="Start", lang="en", duration_ms=0, blocks=(block,))


def place(read: Section, line: int, *shown: str, path: str = PATH) -> Note:
    guide = Guide(info=GuideInfo(id="lungs", title="Lungs", lang="en"), sections=(read,))
    found = Found("table", SourceLocation(path=path, line=line), "A table.").to_finding()
    (note,) = place_findings([found], guide, {"start": timeline(*shown)} if shown else {})
    return note


READ = section((1, "Start."), (3, "One."), (3, "Two."), (7, "Three."))


@pytest.mark.parametrize(
    ("line", "number"), [(0, None), (1, 0), (2, 0), (3, 1), (5, 1), (7, 3), (99, 3)]
)
def test_a_line_belongs_to_the_sentence_that_begins_on_it_or_before(
    line: int, number: int | None
) -> None:
    assert find_at_line(READ, line) == number


def test_a_finding_is_placed_where_its_sentence_is_shown_now() -> None:
    note = place(READ, 7, "Start.", "Three.", "One.")
    assert (note.chapter, note.sentence, note.place) == ("start", "s2", "01-start.md:7")


def test_one_about_a_sentence_that_is_not_shown_is_placed_at_its_neighbour() -> None:
    assert place(READ, 3, "Start.", "Another.", "Two.", "Three.").sentence == "s1"
    assert place(READ, 3, "Something else.").sentence is None


def test_one_about_a_whole_chapter_has_no_sentence() -> None:
    note = place(READ, 0, "Start.")
    assert (note.chapter, note.sentence, note.place) == ("start", None, "01-start.md")


def test_one_about_no_chapter_that_is_shown_belongs_to_all() -> None:
    for note in (place(READ, 3), place(READ, 3, "Start.", path="scripts/lungs/guide.toml")):
        assert (note.chapter, note.sentence) == (None, None)


TEXTS = st.lists(st.sampled_from("abc"), min_size=1, max_size=8)


@given(TEXTS, TEXTS, st.integers(0, 7))
def test_the_same_words_are_found_wherever_they_are(
    texts: list[str], shown: list[str], number: int
) -> None:
    number %= len(texts)
    again = find_again(number, texts, shown)
    assert (again is None) == set(texts).isdisjoint(shown)
    if texts[number] in shown:
        assert again is not None
        assert shown[again] == texts[number]
