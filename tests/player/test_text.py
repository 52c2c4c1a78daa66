from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, Timeline
from audioguide.player.text import ItemList, render_sentence, to_chapter_text, to_lists
from strategies import texts

SPAN = Span(start_ms=0, end_ms=1)


def sentence(text: str, *inlines: Inline, lang: str | None = None) -> TimedSentence:
    return TimedSentence(id="s1", text=text, span=SPAN, inlines=inlines, lang=lang)


def inline(kind: InlineKind, offset: int, length: int, value: str | None = None) -> Inline:
    return Inline(kind=kind, offset=offset, length=length, value=value)


def item(text: str, level: int, ordinal: int | None = None) -> TimedBlock:
    return TimedBlock(
        kind=BlockKind.ITEM, sentences=(sentence(text),), level=level, ordinal=ordinal
    )


def outline(lists: list[ItemList] | tuple[ItemList, ...]) -> list[object]:
    """[["ul", "a", ["ol", "b"]]]: lists as nested lists of their items' texts."""
    return [
        [
            "ol" if each.ordered else "ul",
            *(
                part
                for one in each.items
                for part in (one.block.sentences[0].text, *outline(one.lists))
            ),
        ]
        for each in lists
    ]


def test_a_sentence_is_escaped_and_has_its_id_as_an_address() -> None:
    html = render_sentence(sentence('<b>1 & "2"</b>'))
    assert html == ('<span class="sentence" id="s1">&lt;b&gt;1 &amp; &#34;2&#34;&lt;/b&gt;</span>')


def test_inlines_nest_and_offsets_count_code_points() -> None:
    html = render_sentence(
        sentence(
            "🫁 thin walls, s'il vous plaît",
            inline(InlineKind.STRONG, 7, 5),
            inline(InlineKind.EMPHASIS, 2, 10),
            inline(InlineKind.LANG, 14, 16, "fr"),
            lang="en",
        )
    )
    assert html == (
        '<span class="sentence" id="s1" lang="en">🫁 <em>thin <strong>walls</strong></em>, '
        '<span lang="fr">s&#39;il vous plaît</span></span>'
    )


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://example.org/?a=1&b=2", '<a href="https://example.org/?a=1&amp;b=2">here</a>'),
        ("../counting/", '<a href="../counting/">here</a>'),
        ("javascript:alert(1)", "here"),
        ("JavaScript:alert(1)", "here"),
        ("data:text/html,x", "here"),
        ("http://[", "here"),
    ],
)
def test_a_link_leads_to_pages_only(href: str, shown: str) -> None:
    html = render_sentence(sentence("here", inline(InlineKind.LINK, 0, 4, href)))
    assert html == f'<span class="sentence" id="s1">{shown}</span>'


@given(text=texts(max_size=40), data=st.data())
def test_whatever_the_inlines_the_text_is_whole_and_the_tags_match(
    text: str, data: st.DataObject
) -> None:
    inlines = []
    for _ in range(data.draw(st.integers(0, 4))):
        offset = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, len(text) - offset))
        inlines.append(inline(data.draw(st.sampled_from(InlineKind)), offset, length, "fr"))
    html = render_sentence(sentence(text, *inlines))
    assert html.striptags() == " ".join(text.split())
    for tag in ("em", "strong", "code", "a", "span"):
        assert html.count(f"<{tag}") == html.count(f"</{tag}>")


def test_items_nest_by_their_levels() -> None:
    blocks = [item("a", 1), item("b", 2), item("c", 3), item("d", 2), item("e", 1)]
    assert outline(to_lists(blocks)) == [["ul", "a", ["ul", "b", ["ul", "c"], "d"], "e"]]


def test_a_list_ends_where_numbers_begin_stop_or_start_anew() -> None:
    blocks = [item("a", 1), item("b", 1, 1), item("c", 1, 2), item("d", 1, 1), item("e", 1)]
    assert outline(to_lists(blocks)) == [["ul", "a"], ["ol", "b", "c"], ["ol", "d"], ["ul", "e"]]


def test_a_level_that_is_skipped_is_closed_up() -> None:
    assert outline(to_lists([item("a", 3), item("b", 5)])) == [["ul", "a", ["ul", "b"]]]


@given(st.lists(st.tuples(st.integers(0, 6), st.none() | st.integers(0, 3)), max_size=12))
def test_every_item_is_shown_once_and_in_order(items: list[tuple[int, int | None]]) -> None:
    def flat(lists: tuple[ItemList, ...] | list[ItemList]) -> list[str]:
        return [
            text
            for each in lists
            for one in each.items
            for text in (one.block.sentences[0].text, *flat(one.lists))
        ]

    blocks = [item(str(number), *about) for number, about in enumerate(items)]
    assert flat(to_lists(blocks)) == [str(number) for number in range(len(items))]


def test_a_chapter_has_one_title_and_quotes_that_follow_each_other_are_one() -> None:
    def block(kind: BlockKind, level: int = 0) -> TimedBlock:
        return TimedBlock(kind=kind, sentences=(sentence(kind.value),), level=level)

    kinds = [BlockKind.HEADING, BlockKind.QUOTE, BlockKind.QUOTE, BlockKind.HEADING]
    blocks = tuple(block(kind, level=1) for kind in kinds)
    timeline = Timeline(section_id="a", title="A", lang="en", duration_ms=1, blocks=blocks)
    text = to_chapter_text(timeline)
    assert [part.kind for part in text.parts] == ["quote", "heading"]
    assert text.parts[1].level == 2
    assert [one.text for one in text.title] == ["heading"]
    assert all(before is not after for before, after in pairwise(text.parts))
