"""Speech spans: `[LDCT]{say=...}` and its kin, and what they leave alone."""

import pytest
from scripted import TITLE, codes, parse, said, sentences, words

from audioguide.script.spans import Attributes, parse_attributes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[LDCT]{say="low-dose C T"}', {"LDCT": "low-dose C T"}),
        ("[LDCT]{say='low dose'}", {"LDCT": "low dose"}),
        ("[LDCT]{say=“low dose”}", {"LDCT": "low dose"}),
        ('[LDCT]{say="low\ndose"}', {"LDCT": "low dose"}),
        (r'[LDCT]{say="a \"b\" }"}', {"LDCT": 'a "b" }'}),
        ('[peritoneum]{ipa="ˌpɛɹɪtəˈniːəm"}', {"peritoneum": "/ˌpɛɹɪtəˈniːəm/"}),
        ("[peritoneum]{ipa=/pɛɹ/}", {"peritoneum": "/pɛɹ/"}),
        ("[two *words*]{say=one}", {"two words": "one"}),
        ("[→]{say=to}", {"→": "to"}),
        ("un[do]{say=dew}", {"do": "dew"}),
        ("[a [CT]{say=cat} c]{say=outer}", {"a CT c": "outer"}),
        ("[LDCT]{say=scan}\n\n[LDCT]: https://example.org", {"LDCT": "scan"}),
    ],
)
def test_a_span_is_one_shown_word_said_its_own_way(text: str, expected: dict[str, str]) -> None:
    assert said(sentences(f"Say {text}")[0]) == expected


def test_a_span_of_another_language_marks_each_of_its_words() -> None:
    [sentence] = sentences("The [mise en scène]{lang=fr} is new.")

    langs = {shown: word.lang for shown, word in zip(words(sentence), sentence.words, strict=True)}
    assert langs == {"The": None, "mise": "fr", "en": "fr", "scène": "fr", "is": None, "new": None}
    assert [(mark.kind, mark.value, mark.length) for mark in sentence.inlines] == [
        ("lang", "fr", len("mise en scène"))
    ]


def test_a_sentence_all_in_another_language_has_that_language() -> None:
    first, second = sentences("[C'est la vie.]{lang=fr} So it goes.")

    assert (first.lang, second.lang) == ("fr", None)


def test_a_span_can_have_several_attributes() -> None:
    [sentence] = sentences('A [Réaumur]{lang=fr say="ray-o-mur" ipa="ʁe"} scale.')

    word = sentence.words[1]
    assert (word.lang, word.spoken, word.ipa) == ("fr", "ray-o-mur", "ʁe")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain [brackets] stay.", "Plain [brackets] stay."),
        ("A `[code]{say=x}` stays.", "A [code]{say=x} stays."),
        (r"An \[escape\]\{say=x} stays.", "An [escape]{say=x} stays."),
        ("A [link](https://example.org){say=x}.", "A link{say=x}."),
        ("An [unclosed]{say=x", "An [unclosed]{say=x"),
    ],
)
def test_what_is_no_span_keeps_its_text(text: str, expected: str) -> None:
    assert " ".join(sentence.text for sentence in sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wait []{pause=800ms} and listen.", [("Wait", 800), ("and listen.", 0)]),
        ("Wait. []{pause=1.5s} Listen.", [("Wait.", 1500), ("Listen.", 0)]),
        ("Wait[]{pause=1s}. Listen.", [("Wait.", 1000), ("Listen.", 0)]),
        ("Wait. []{pause=1s} []{pause=1s}\n\nListen.", [("Wait.", 2000), ("Listen.", 0)]),
        ("Wait.\n\n[]{pause=2s}\n\nListen.", [("Wait.", 2000), ("Listen.", 0)]),
        ("Wait.\n\n[]{pause=2s} Listen.", [("Wait.", 2000), ("Listen.", 0)]),
        ("Wait.\n\n---\n\nListen.", [("Wait.", 1500), ("Listen.", 0)]),
        ("- Wait.\n\n  []{pause=1s} More.", [("Wait.", 1000), ("More.", 0)]),
    ],
)
def test_a_pause_ends_its_sentence_and_follows_it(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(s.text, s.pause_after_ms) for s in sentences(text)] == expected
    assert codes(TITLE + text) == []


def test_a_span_that_a_sentence_would_end_in_stays_in_one_piece() -> None:
    section, _ = parse(TITLE + "It is [Yes. No. Well]{say=x} now.")

    assert section.sentences[1].text == "It is Yes. No. Well now."


def test_attributes_that_are_wrong_leave_the_right_ones_in_force() -> None:
    attributes = parse_attributes('say="a" pause=no lang=fr')

    assert attributes == Attributes(
        say="a", lang="fr", troubles=(("bad-pause", "'no' is no pause."),)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said [“Come in.”]{voice=anna} twice.", {"Come": "anna", "in": "anna"}),
        ("[a [b]{voice=inner} c]{voice=outer}", {"a": "outer", "b": "inner", "c": "outer"}),
        ("> Never again. {voice=anna}", {"Never": "anna", "again": "anna"}),
        ("> One.\n>\n> Two.\n{voice=anna}", {"One": "anna", "Two": "anna"}),
        ("> One. {voice=ben}\n>\n> Two. {voice=anna}", {"One": "ben", "Two": "anna"}),
        ("> One.\n\nTwo. {voice=anna}", {"Two": "anna"}),
        ("- One.\n- Two. {voice=anna}", {"Two": "anna"}),
        ('One. Two. {voice="system:gmw/en-gb"}', dict.fromkeys(["One", "Two"], "system:gmw/en-gb")),
    ],
)
def test_a_passage_has_the_voice_that_its_braces_name(text: str, expected: dict[str, str]) -> None:
    voices = {
        shown: word.voice
        for sentence in sentences(text)
        for shown, word in zip(words(sentence), sentence.words, strict=True)
        if word.voice
    }
    assert voices == expected
    assert codes(TITLE + text) == []
    assert not any("{" in sentence.text for sentence in sentences(text))


def test_braces_at_the_end_can_give_a_whole_block_a_language() -> None:
    first, second = sentences("> C'est la vie. Voilà. {lang=fr voice=anna}")
    assert (first.lang, second.lang, second.words[0].voice) == ("fr", "fr", "anna")


def test_braces_before_the_end_are_read_aloud_and_told() -> None:
    assert codes(TITLE + "Say {voice=anna} it.") == [("span-not-read", 3)]
    assert codes(TITLE + "Say [it]{voice=}.") == [("empty-say", 3)]
