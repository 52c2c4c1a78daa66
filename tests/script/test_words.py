"""Shown words: what lights up while it is spoken."""

import pytest
from hypothesis import given

from audioguide.script.words import find_words, has_word
from strategies import sentence_texts


def shown(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in find_words(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello, (dear) “friend”!", ["Hello", "dear", "friend"]),
        ("don't well-known e.g. and/or", ["don't", "well-known", "e.g", "and/or"]),
        ("wait—what… now...then", ["wait", "what", "now", "then"]),
        ("Paris–London, pages 3–4", ["Paris", "London", "pages", "3–4"]),
        ("5% or 5 % of $20 (€3), +4°", ["5%", "or", "5", "%", "of", "$20", "€3", "+4°"]),
        ("R&D & C++ @home -5 −5 .5", ["R&D", "&", "C++", "@home", "-5", "−5", ".5"]),
        ("- one - two –", ["one", "two"]),
        ("1,000.5 10:30.", ["1,000.5", "10:30"]),
        ("naïve e\u0301tude, cafe\u0301.", ["naïve", "e\u0301tude", "cafe\u0301"]),
        ("\u200b \u200e— *", []),
    ],
)
def test_words_are_what_stands_between_spaces_less_punctuation(
    text: str, expected: list[str]
) -> None:
    assert shown(text) == expected


def test_languages_without_spaces_show_runs_of_letters() -> None:
    assert shown("肺がんは、骨に転移する。", "ja") == ["肺がんは", "骨に転移する"]
    assert shown("ประเทศไทย 5%", "th-TH") == ["ประเทศไทย", "5%"]


def test_a_fixed_range_is_one_word_whatever_it_holds() -> None:
    text = "pre[x, y]post"

    assert [text[start:end] for start, end in find_words(text, "en", [(3, 9)])] == [
        "pre",
        "[x, y]",
        "post",
    ]


@given(sentence_texts())
def test_words_are_in_order_apart_not_empty_and_inside(text: str) -> None:
    position = 0
    for start, end in find_words(text, "en"):
        assert position <= start < end <= len(text)
        position = end


@given(sentence_texts())
def test_there_are_words_just_when_there_is_something_to_say(text: str) -> None:
    assert bool(find_words(text, "en")) == has_word(text)
    assert bool(find_words(text, "ja")) == has_word(text)


@given(sentence_texts())
def test_no_letter_or_figure_is_outside_of_the_words(text: str) -> None:
    outside = list(text)
    for start, end in find_words(text, "en"):
        outside[start:end] = " " * (end - start)

    assert not [letter for letter in outside if letter.isalnum()]
