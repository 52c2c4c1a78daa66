import re

import pytest
from epub_reading import parse_xml
from hypothesis import given

from audioguide.export.epub.clips import to_clips
from audioguide.export.epub.sentences import render_direction, render_sentence
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, TimedWord, Timeline
from strategies import timelines

SPAN = Span(start_ms=0, end_ms=900)


def render(text: str, *inlines: Inline, lang: str | None = None, by_word: bool = True) -> str:
    words = tuple(
        TimedWord(offset=found.start(), length=len(found[0]), span=SPAN)
        for found in re.finditer(r"\S+", text)
    )
    sentence = TimedSentence(id="s1", text=text, span=SPAN, words=words, inlines=inlines, lang=lang)
    return str(render_sentence(sentence, to_clips(_alone(sentence), by_word=by_word)[0]))


def _alone(sentence: TimedSentence) -> Timeline:
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(sentence,))
    return Timeline(section_id="a", title="A", lang="en", duration_ms=900, blocks=(block,))


def inline(kind: InlineKind, offset: int, length: int, value: str | None = None) -> Inline:
    return Inline(kind=kind, offset=offset, length=length, value=value)


def test_every_word_has_an_address_where_the_book_goes_by_word() -> None:
    assert render("Oh <no>") == (
        '<span id="s1"><span id="s1w1">Oh</span> <span id="s1w2">&lt;no&gt;</span></span>'
    )
    assert render("Oh no", by_word=False) == '<span id="s1">Oh no</span>'


def test_a_link_stays_one_link_where_a_word_reaches_out_of_it() -> None:
    link = inline(InlineKind.LINK, 4, 8, "https://example.org/")
    assert render("Ask a doctor.", link) == (
        '<span id="s1"><span id="s1w1">Ask</span> <a href="https://example.org/">'
        '<span id="s1w2">a</span> <span id="s1w3">doctor</span></a>.</span>'
    )


def test_emphasis_inside_a_word_stays_inside_it() -> None:
    assert render("unbelievable", inline(InlineKind.EMPHASIS, 2, 7)) == (
        '<span id="s1"><span id="s1w1">un<em>believa</em>ble</span></span>'
    )


@pytest.mark.parametrize(
    "href",
    ["other.md", "#s3", "javascript:alert(1)", "https://", "http:oops", "mailto:", "http://["],
)
def test_what_leads_nowhere_from_inside_a_book_is_no_link(href: str) -> None:
    html = render("Look", inline(InlineKind.LINK, 0, 4, href), by_word=False)
    assert html == '<span id="s1">Look</span>'


def test_another_language_is_marked_with_its_direction() -> None:
    html = render("say שלום", inline(InlineKind.LANG, 4, 4, "he"), lang="en", by_word=False)
    assert html == (
        '<span id="s1" lang="en" xml:lang="en" dir="ltr">say '
        '<span lang="he" xml:lang="he" dir="rtl">שלום</span></span>'
    )


@pytest.mark.parametrize(
    ("text", "page", "written"),
    [
        ("“שלום” & hello", "ltr", ' dir="rtl"'),
        ("“Hello” שלום", "ltr", ""),
        ("Hello", "rtl", ' dir="ltr"'),
        ("مرحبا", "ltr", ' dir="rtl"'),
        ("3 – 4 🫁", "rtl", ""),
    ],
)
def test_a_text_in_the_other_direction_says_so(text: str, page: str, written: str) -> None:
    assert render_direction(text, page=page) == written


@given(timelines())
def test_a_sentence_is_well_formed_and_keeps_its_text_whatever_is_in_it(timeline: Timeline) -> None:
    clips = to_clips(timeline, by_word=True)
    for sentence, clip in zip(timeline.sentences, clips, strict=True):
        html = str(render_sentence(sentence, clip))
        if not sentence.text.isprintable() or any(
            not (one.value or "").isprintable() for one in sentence.inlines
        ):
            continue  # what XML cannot hold is the page's to mend
        element = parse_xml(html)
        assert "".join(element.itertext()) == sentence.text
        ids = [one.get("id") for one in element.iter() if one.get("id")]
        assert ids == [sentence.id, *(part.text_id for part in clip.parts)]
