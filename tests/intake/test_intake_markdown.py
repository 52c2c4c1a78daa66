"""What is written as Markdown is read back as the same text."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from audioguide.intake.chapters import ChapterDraft
from audioguide.intake.draft import Part
from audioguide.intake.markdown import render_chapter
from audioguide.model.text import BlockKind
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon

LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"))
    | st.sampled_from("#*_[](){}<>!&;-+.=~`|\\1:/\"'"),
    min_size=1,
    max_size=60,
).map(lambda text: unicodedata.normalize("NFC", " ".join(f"a{text}z".split())))


def parse_back(parts: tuple[Part, ...]) -> list[str]:
    chapter = ChapterDraft(slug="a", title="Title", place="line 1", parts=parts)
    section, _ = parse_section(
        render_chapter(chapter).encode(),
        path="a.md",
        section_id="a",
        lang="en",
        lexicon=Lexicon(()),
    )
    return ["".join("".join(s.text.split()) for s in block.sentences) for block in section.blocks]


@given(LINES, st.sampled_from([BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE]))
def test_any_text_parses_back_to_itself(text: str, kind: BlockKind) -> None:
    part = Part(kind=kind, text=text, line=1, level=1 if kind is BlockKind.ITEM else 0)
    assert parse_back((part,)) == ["Title", "".join(text.split())]


@given(st.sampled_from(["#", "-", "+", "=", ">", "1.", "12)", "---", "~~~", "===", "* *"]), LINES)
def test_a_line_that_begins_like_markdown_stays_text(mark: str, text: str) -> None:
    part = Part(kind=BlockKind.PARAGRAPH, text=f"{mark} {text}", line=1)
    assert parse_back((part,)) == ["Title", "".join(f"{mark} {text}".split())]


def test_an_address_becomes_a_link_with_a_name_for_the_ear() -> None:
    part = Part(kind=BlockKind.PARAGRAPH, text="See https://www.example.org/a_b.", line=1)
    assert parse_back((part,)) == ["Title", "Seeexample.org."]


def test_lists_keep_their_depth_and_numbers() -> None:
    parts = tuple(
        Part(kind=BlockKind.ITEM, text=text, line=1, level=level, ordinal=ordinal)
        for text, level, ordinal in [("One", 1, 1), ("Inner", 2, None), ("Two", 1, 2)]
    )
    chapter = ChapterDraft(slug="a", title="Title", place="line 1", parts=parts)
    section, findings = parse_section(
        render_chapter(chapter).encode(),
        path="a.md",
        section_id="a",
        lang="en",
        lexicon=Lexicon(()),
    )
    assert findings == ()
    assert [(block.level, block.ordinal) for block in section.blocks[1:]] == [
        (1, 1),
        (2, None),
        (1, 2),
    ]
