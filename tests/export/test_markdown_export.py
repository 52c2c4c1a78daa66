"""What a CommonMark parser that others wrote reads back of the Markdown."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from audioguide.export.commonmark import escape_text, render_blocks
from audioguide.export.markdown import render_chapter
from audioguide.export.run import export_guide
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, Timeline
from strategies import timelines

ZERO = Span(start_ms=0, end_ms=0)
MEAN = re.findall(
    r"\S+",
    """
    # - + * ** _x_ `a` ``` ~~~ --- *** > >> 1. 12) [a] [a](b) ![x](y) <b> </b> <!-- &amp; &#35; &x
    \\ \\* === | ! word words, end. ## a*b* snake_case http://example.org <mailto:a@b.c> ] [
    """,
)


def text_of(tokens: list[Token]) -> str:
    """Join what a reader would see of inline tokens; raw HTML shows nothing."""
    shown = ""
    for token in tokens:
        assert token.type not in {"image", "html_block", "softbreak", "hardbreak"}
        shown += token.content if token.type in {"text", "code_inline", "text_special"} else ""
    return shown


def read_back(markdown: str) -> list[str]:
    tokens = MarkdownIt("commonmark").parse(markdown)
    assert not {token.type for token in tokens} & {"hr", "fence", "code_block", "html_block"}
    return [text_of(token.children or []).strip(" ") for token in tokens if token.type == "inline"]


def as_shown(text: str) -> str:
    return re.sub(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]", " ", text).strip(" ")


def block_texts(blocks: tuple[TimedBlock, ...]) -> list[str]:
    texts = [as_shown(" ".join(one.text for one in block.sentences)) for block in blocks]
    return [text for text in texts if text]


@given(st.lists(st.sampled_from(MEAN), min_size=1, max_size=8).map(" ".join))
def test_signs_that_mean_something_come_back_as_text(text: str) -> None:
    for sign in ("", "## ", "- "):
        assert read_back(f"{sign}{escape_text(text)}\n") == [as_shown(text)]


@given(timelines())
def test_any_chapter_parses_back_to_its_own_text(timeline: Timeline) -> None:
    markdown = render_blocks(timeline.blocks).replace("\0", "")
    shown = [re.sub("\0", "", text).strip(" ") for text in block_texts(timeline.blocks)]
    found = [text.strip() for text in read_back(markdown)]
    assert [text for text in found if text] == [text.strip() for text in shown if text.strip()]


@st.composite
def marked(draw: st.DrawFn) -> TimedSentence:
    text = draw(st.lists(st.sampled_from(MEAN), min_size=1, max_size=8).map(" ".join))
    inlines = []
    for _ in range(draw(st.integers(0, 3))):
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        kind = draw(st.sampled_from(list(InlineKind)))
        value = "https://example.org/a(b" if kind is InlineKind.LINK else "es"
        inlines.append(Inline(kind=kind, offset=start, length=end - start, value=value))
    links = [one for one in inlines if one.kind is InlineKind.LINK]
    kept = tuple(one for one in inlines if one not in links[1:])
    return TimedSentence(id="s1", text=text, span=ZERO, inlines=kept)


@given(st.lists(marked(), min_size=1, max_size=2))
def test_marks_and_links_do_not_change_the_text(sentences: list[TimedSentence]) -> None:
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=tuple(sentences))
    assert read_back(render_blocks([block])) == block_texts((block,))


def item(text: str, level: int, ordinal: int | None = None) -> TimedBlock:
    sentence = TimedSentence(id="s1", text=text, span=ZERO)
    return TimedBlock(kind=BlockKind.ITEM, sentences=(sentence,), level=level, ordinal=ordinal)


@pytest.mark.parametrize(
    "items",
    [
        [item("a", 1), item("b", 2), item("c", 2, 5), item("d", 1), item("e", 3)],
        [item("a", 1, 3), item("b", 1, 4), item("c", 1, 9), item("d", 2, 7), item("e", 1, 10)],
        [item("a", 1, 1), item("b", 1, 1), item("c", 1, 1), item("- d", 2), item("1. e", 1)],
    ],
)
def test_lists_keep_their_depths_and_numbers(items: list[TimedBlock]) -> None:
    tokens = MarkdownIt("commonmark").parse(render_blocks(items))
    found, depth, numbers = [], 0, []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            numbers.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open":
            depth, numbers[-1] = len(numbers), numbers[-1] + 1
            found.append((depth, numbers[-1] if token.info else None))
    wanted, deepest = [], 0
    for each in items:
        deepest = min(each.level, deepest + 1)
        wanted.append((deepest, each.ordinal))
    assert found == wanted


def test_a_chapter_shows_what_the_author_marked(audio: Path) -> None:
    export_guide(audio, "lungs", "markdown")
    assert (audio / "lungs/downloads/lungs.md").read_text(encoding="utf-8") == (
        "# Your “lungs” & you 🫁\n\nHow you breathe.\n\n"
        "- Written by: Ada Writer, Bo \\<Editor>\n- Read by: Silence\n"
        "- Published by: The Clinic\n- Date: 2026-11-01\n- License: CC BY 4.0\n\n"
        "## Start here\n\nHello & welcome. This is *yours*.\n\n### What you need\n\n"
        "- A chair\n- A [clock](https://example.org/clock)\n  - with hands\n\n"
        "1. Sit down.\n2. Breathe \\<in>.\n\n"
        "## Air, and “more”\n\nAir comes in.\n\n### Small print\n\n> Breathe out slowly.\n\n"
        'Say <span lang="es">buenos días</span>.\n'
    )


@pytest.mark.parametrize(
    ("text", "places", "written"),
    [
        ("How could that be?", [(0, 18)], "*How could that be?*"),
        ("Not a. Really (so).", [(0, 3), (14, 4)], "*Not* a. Really <em>(so)</em>."),
        ("bold", [(0, 2)], "<em>bo</em>ld"),
    ],
)
def test_stars_stand_where_they_can_mean_nothing_else(
    text: str, places: list[tuple[int, int]], written: str
) -> None:
    inlines = tuple(
        Inline(kind=InlineKind.EMPHASIS, offset=offset, length=length) for offset, length in places
    )
    sentence = TimedSentence(id="s1", text=text, span=ZERO, inlines=inlines)
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(sentence,))
    assert render_blocks([block]) == f"{written}\n"


def test_two_pieces_of_code_side_by_side_stay_two() -> None:
    code = [Inline(kind=InlineKind.CODE, offset=at, length=1) for at in (0, 1)]
    sentence = TimedSentence(id="s1", text="ab", span=ZERO, inlines=tuple(code))
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(sentence,))
    assert read_back(render_blocks([block])) == ["ab"]


def test_a_chapter_without_a_heading_has_its_title() -> None:
    timeline = Timeline(section_id="a", title="A *b*", lang="en", duration_ms=0, blocks=())
    assert render_chapter(timeline) == "## A \\*b\\*\n\n"
