"""A chapter's Markdown becomes blocks, sentences, marks and lines; any bytes will do."""

from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scripted import TITLE, parse, sentences, words

from audioguide.model.text import Section
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon
from strategies import texts

_MARKS = """[ ] { } say="a_b" lang=fr pause=1s ipa=x ( ) ! # > - 1. ` ``` *** _ * <b> <!-- --> | |-|
a B. word word. &amp; \\ --- é — … \u202e \u200b " ' [^1] : x http://x.y % $ 5 – 文 。 ~ +"""
_BITS = _MARKS.split()
_SPACES = ["\n", "\n\n", " ", "    ", "\t", "\r", "\x00", "\u2028", "\u0301"]
_SCRIPTS = st.lists(st.sampled_from(_BITS + _SPACES), max_size=40).map("".join)


def outline(section: Section) -> list[tuple[str, int, int | None, str]]:
    return [
        (str(b.kind), b.level, b.ordinal, " | ".join(s.text for s in b.sentences))
        for b in section.blocks
    ]


def test_every_kind_of_block_is_told() -> None:
    text = """\
# Title

Text. More text.

## Part

3. three

   still three
   - below
4. four

> quoted
>
> again

![A lung. It is pink.](lung%201.png)
"""
    section, findings = parse(text)

    assert outline(section) == [
        ("heading", 1, None, "Title"),
        ("paragraph", 0, None, "Text. | More text."),
        ("heading", 2, None, "Part"),
        ("item", 1, 3, "three | still three"),
        ("item", 2, None, "below"),
        ("item", 1, 4, "four"),
        ("quote", 0, None, "quoted"),
        ("quote", 0, None, "again"),
        ("image", 0, None, "A lung. | It is pink."),
    ]
    assert section.blocks[-1].href == "lung 1.png"
    assert findings == ()


def test_the_title_is_the_heading_as_shown() -> None:
    section, _ = parse("# What *is* [CT]{say=cat}?\n\nText.")

    assert (section.id, section.title) == ("a", "What is CT?")


def test_a_paragraph_after_an_inner_list_keeps_its_place() -> None:
    section, _ = parse(TITLE + "- one\n\n  - inner\n\n  after\n- two")

    assert outline(section)[1:] == [
        ("item", 1, None, "one"),
        ("item", 2, None, "inner"),
        ("paragraph", 0, None, "after"),
        ("item", 1, None, "two"),
    ]


def test_front_matter_gives_language_and_description() -> None:
    section, findings = parse("---\nlang: no\ndescription: Kort\n---\n# Hei\n\nTekst.")

    assert (section.lang, section.description, findings) == ("no", "Kort", ())


def test_an_image_inside_a_paragraph_is_described_after_it() -> None:
    section, _ = parse(TITLE + "See ![a lung](a.png) here.\n\nNext.")

    assert outline(section)[1:] == [
        ("paragraph", 0, None, "See here."),
        ("image", 0, None, "a lung"),
        ("paragraph", 0, None, "Next."),
    ]


def test_sentences_are_numbered_in_reading_order() -> None:
    section, _ = parse(TITLE + "One. Two.\n\n- Three\n\n![Four](a.png)")

    assert [sentence.id for sentence in section.sentences] == ["s1", "s2", "s3", "s4", "s5"]


def test_a_sentence_knows_the_line_it_begins_at() -> None:
    text = """\
---
lang: en
---
# Title

One is
long. Two `has
code`. Three\\
breaks. Four has a [link](
https://example.org). Five.
> Six
goes on. Seven.

- [A]{say="b
  c"}. Eight.
"""
    section, _ = parse(text)

    lines = {s.text.split()[0].rstrip("."): s.source.line for s in section.sentences}
    assert lines["One"] == 6
    assert lines["Two"] == 7
    assert lines["Three"] == 8
    assert lines["Four"] == 9
    assert lines["Six"] == 11
    assert lines["Seven"] == 12
    assert lines["A"] == 14


def test_marks_point_at_what_they_mark() -> None:
    first, second = sentences("A *soft. Loud* and **bold** `code` [link](https://example.org).")

    marks = [
        [(str(m.kind), s.text[m.offset : m.offset + m.length], m.value) for m in s.inlines]
        for s in (first, second)
    ]
    assert marks == [
        [("em", "soft.", None)],
        [
            ("em", "Loud", None),
            ("strong", "bold", None),
            ("code", "code", None),
            ("link", "link", "https://example.org"),
        ],
    ]


def test_breaks_are_spaces_and_entities_are_decoded() -> None:
    assert [s.text for s in sentences("A\nb  \nc\\\nd &amp; &eacute;.")] == ["A b c d & é."]


def test_text_is_in_composed_form_and_without_control_characters() -> None:
    assert [s.text for s in sentences("Cafe\u0301\x07 \u202eclosed.")] == ["Café closed."]


def test_rows_of_a_table_and_code_are_read_and_tags_left_out() -> None:
    section, _ = parse(TITLE + "| a | b |\n|--|--|\n| c. | d |\n\n```py\nx = 1\n```\n\nA<br>b.")

    assert outline(section)[1:] == [
        ("paragraph", 0, None, "a | b"),
        ("paragraph", 0, None, "c. | d"),
        ("paragraph", 0, None, "x = 1"),
        ("paragraph", 0, None, "A b."),
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "See Dr. Lee, e.g. at 5 p.m., in Fig. 2. It is in the U.S. Army. “Go!” she said."

    assert [s.text for s in sentences(text)] == [
        "See Dr. Lee, e.g. at 5 p.m., in Fig. 2.",
        "It is in the U.S. Army.",
        "“Go!” she said.",
    ]


def test_a_title_before_a_name_does_not_end_a_sentence() -> None:
    assert [s.text for s in sentences("Ask Dr. Who. M. Dupont est là. Oui.", "fr")] == [
        "Ask Dr. Who.",
        "M. Dupont est là.",
        "Oui.",
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=300)
@given(
    (_SCRIPTS | texts()).map(str.encode) | st.binary(),
    st.sampled_from(["en", "zh", "fr-CA", "x"]),
    st.sampled_from([b"", b"---\n"]),
)
def test_any_bytes_give_a_section_and_findings(data: bytes, lang: str, start: bytes) -> None:
    data = start + data
    lexicon = Lexicon((("word", "w"), ("B", "/b/"), ("a word", "x")))
    section, findings = parse_section(data, path="a.md", section_id="a", lang=lang, lexicon=lexicon)

    last_line = data.count(b"\n") + data.count(b"\r") + 1
    assert all(block.sentences for block in section.blocks)
    assert all(0 <= finding.source.line <= last_line for finding in findings)
    for number, sentence in enumerate(section.sentences, start=1):
        assert sentence.id == f"s{number}"
        assert sentence.text == sentence.text.strip()
        assert 1 <= sentence.source.line <= last_line
        assert sentence.words
        position = 0
        for word in sentence.words:
            assert position <= word.offset < word.offset + word.length <= len(sentence.text)
            position = word.offset + word.length
        for mark in sentence.inlines:
            assert 0 <= mark.offset < mark.offset + mark.length <= len(sentence.text)


_PROSE = st.text(
    st.sampled_from("abcdé ZÄ..?!,;:—…()“”'’5%€文。العم \n") | st.characters(categories=["L", "P"]),
    min_size=1,
).filter(lambda text: not any(mark in text for mark in '[]{}<>`*_#&\\|~="@/-+\u00b7'))


@given(_PROSE, st.sampled_from(["en", "de", "ja", "ar", "hi"]))
def test_every_visible_character_of_a_paragraph_is_in_exactly_one_sentence(
    text: str, lang: str
) -> None:
    written = " ".join(("Word " + text).split())
    section, _ = parse(TITLE + written, lang)

    together = "".join(s.text for block in section.blocks[1:] for s in block.sentences)
    assert "".join(together.split()) == "".join(normalize("NFC", written).split())


def test_the_words_of_the_title_come_first() -> None:
    section, _ = parse("# A *new* start\n\nText.")

    assert words(section.sentences[0]) == ["A", "new", "start"]
    assert section.sentences[0].source.line == 1


def test_a_chapter_names_its_voice_and_where() -> None:
    section, findings = parse("---\nlang: fr\nvoice: system:roa/fr\n---\n# Un\n\nDeux.\n")
    assert (section.voice, str(section.voice_source)) == ("system:roa/fr", "01-a.md:3")
    assert findings == ()
