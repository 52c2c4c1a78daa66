"""The [pronounce] table: which words are said in another way."""

import pytest
from scripted import said, sentences, words

TABLE = {
    "CT": "C T",
    "lymph": "limf",
    "Monet": "/moʊˈneɪ/",
    "seed and soil": "seed n soil",
    "IT": "I T",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A CT scan.", {"CT": "C T"}),
        ("Lymph and LYMPH, (lymph).", {"Lymph": "limf", "LYMPH": "limf", "lymph": "limf"}),
        ("The monet of Monet.", {"monet": "/moʊˈneɪ/", "Monet": "/moʊˈneɪ/"}),
        ("It is ct; it is IT.", {"IT": "I T"}),
        ("The lymphatic CTs, PETCT.", {}),
        ("The Seed and\nsoil theory.", {"Seed and soil": "seed n soil"}),
        ("A PET-CT and a CT's noise.", {"CT": "C T", "CT's": "C T's"}),
        ("Monet’s pond.", {"Monet’s": "/moʊˈneɪz/"}),
        ("A [horse]{ipa=hɔːɹs}'s neck.", {"horse's": "/hɔːɹsɪz/"}),
        ("A [cat]{ipa=kæt}'s tail.", {"cat's": "/kæts/"}),
        ("*C*T is one word.", {"CT": "C T"}),
        ("A [CT]{say=cat}, a [CT]{lang=fr}.", {"CT": "cat"}),
        ("A [CT]{say=cat}'s tail.", {"CT's": "cat's"}),
    ],
)
def test_whole_words_are_found_and_a_span_wins(text: str, expected: dict[str, str]) -> None:
    assert said(sentences(text, pronounce=TABLE)[0]) == expected


def test_an_entry_of_several_words_is_one_shown_word() -> None:
    [sentence] = sentences("The seed and soil theory.", pronounce=TABLE)

    assert words(sentence) == ["The", "seed and soil", "theory"]


def test_the_longest_entry_wins() -> None:
    [sentence] = sentences("Low dose CT.", pronounce={"dose": "dohs", "dose CT": "dohs see tee"})

    assert said(sentence) == {"dose CT": "dohs see tee"}


def test_an_entry_is_found_where_no_spaces_are_written() -> None:
    [sentence] = sentences("使用LDCT检查。", "zh", {"LDCT": "低剂量"})

    assert said(sentence) == {"LDCT": "低剂量"}
    assert words(sentence) == ["使用", "LDCT", "检查"]


def test_a_shorter_word_before_an_apostrophe_is_not_the_entry() -> None:
    assert said(sentences("They don't.", pronounce={"don": "dawn"})[0]) == {}
