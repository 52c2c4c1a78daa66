"""Figures, dates, units and signs are said as people say them, by both voices alike.

`aloud/<language>.tsv` has a case in each row: what is written, and the same in plain words. Both
must sound the same, in phonemes; stress and pauses may differ.
"""

from itertools import pairwise
from pathlib import Path

import phonemes
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scripted import said, sentences, words

from audioguide.script.aloud.find import find_sayings

TABLES = Path(__file__).parent / "aloud"
FRAMES = {"en-US": "It is {} here", "en-GB": "It is {} here", "es": "Es {} aquí"}
UNHEARD = str.maketrans("", "", "ˈˌ ,-.“_:?!;()")


def read_table(lang: str) -> list[tuple[str, str]]:
    """Read pairs of what is written and what is said."""
    lines = (TABLES / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return [(written, spelled) for written, spelled in (line.split("\t") for line in lines)]


@pytest.mark.parametrize("lang", FRAMES)
def test_what_is_written_sounds_like_its_words_in_the_systems_voice(lang: str) -> None:
    rows, frame = read_table(lang), FRAMES[lang]
    written = [phonemes.as_said(frame.format(each), lang) for each, _ in rows]
    spelled = [phonemes.as_written(f"{frame.format(each)}.", lang) for _, each in rows]

    heard = zip(rows, phonemes.system(written, lang), phonemes.system(spelled, lang), strict=True)

    assert [
        (row, one, other)
        for row, one, other in heard
        if one.translate(UNHEARD) != other.translate(UNHEARD)
    ] == []


def test_what_is_written_sounds_like_its_words_in_the_natural_voice() -> None:
    frame = FRAMES["en-US"]

    different = []
    for written, spelled in read_table("en-US"):
        one = phonemes.natural(phonemes.as_said(frame.format(written), "en-US"))
        other = phonemes.natural(phonemes.as_written(f"{frame.format(spelled)}.", "en-US"))
        if one.translate(UNHEARD) != other.translate(UNHEARD):
            different.append((written, one, other))

    assert different == []


def test_the_tables_have_the_cases_that_they_should() -> None:
    assert sum(len(read_table(lang)) for lang in FRAMES) >= 400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For 3–4 weeks.", ["For", "3–4", "weeks"]),
        ("At 12:30 pm.", ["At", "12:30 pm"]),
        ("Take 5 mg twice.", ["Take", "5", "mg", "twice"]),
        ("Take 500mg twice.", ["Take", "500mg", "twice"]),
        ("On January 5, 2024.", ["On", "January", "5", "2024"]),
        ("It cost $1.5 million.", ["It", "cost", "$1.5 million"]),
        ("Call +1 212 555 0123 now.", ["Call", "+1 212 555 0123", "now"]),
        ("Fever of ≥ 38 °C.", ["Fever", "of", "≥", "38", "°C"]),
        ("Take approx. 5 of these.", ["Take", "approx.", "5", "of", "these"]),
    ],
)
def test_what_is_shown_stays_and_lights_up_in_the_words_that_are_shown(
    text: str, expected: list[str]
) -> None:
    [sentence] = sentences(text)

    assert sentence.text == text
    assert words(sentence) == expected


@pytest.mark.parametrize(
    "text",
    [
        "You breathe 12 to 15 times a minute.",
        "Chapter 6 has 3 steps, the 2nd of 5.",
        "It took 1,234 people 3.5 days.",
        "About 10% of them, or 90 per cent.",
        "A 24-hour, 5-year-old, mid-stage COVID-19 case.",
        "Version 1.2.3 at 192.168.0.1, ISBN 978-3-16-148410-0.",
        "In 2000 people came, and in 1500 cases nobody did.",
        "No. That is all, he said, and I may 5 times.",
        "Ask Dr. Lee, Mr. Lee and St. Mary & co.",
        "It may, in May, be all right; ask Dr. or nurse.",
        "An A4 page, B12 and Omega-3.",
        "He said: 5 in a row.",
        "x and m and h and g stand for nothing.",
    ],
)
def test_what_both_voices_say_well_is_left_to_them(text: str) -> None:
    assert [said(sentence) for sentence in sentences(text)] == [{}] * len(sentences(text))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "January twelfth, twenty twenty-five"),
        ("en-US", "January twelfth, twenty twenty-five"),
        ("en-GB", "the first of December, twenty twenty-five"),
        ("en-AU", "the first of December, twenty twenty-five"),
        ("es", "uno de diciembre de dos mil veinticinco"),
    ],
)
def test_a_date_in_figures_is_read_by_the_country(lang: str, expected: str) -> None:
    [sentence] = sentences("01/12/2025", lang)

    assert said(sentence) == {"01/12/2025": expected}


def test_a_guides_own_words_win_over_every_rule() -> None:
    [sentence] = sentences("At 9:05 or 3–4 mg.", pronounce={"9:05": "five past nine", "mg": "M G"})

    assert said(sentence) == {"9:05": "five past nine", "3–4": "three to four", "mg": "M G"}


def test_other_languages_are_left_to_their_voices() -> None:
    assert said(sentences("Um 9:05 Uhr 5 mg.", "de")[0]) == {}


@given(
    st.text("0123456789.,:/-–−+%$€£½ °<≥x²^#()amgkhlpIV ", max_size=60),
    st.sampled_from(sorted(FRAMES)),
)
@example("9" * 5000 + "% - " + "1" * 5000 + " mg", "en-US")
@example("€" + "9" * 5000 + " " + "1" * 5000 + " mg 1" + "1" * 5000 + "1 h", "es")
@example("99/99/9999 99:99 0/0 1/0 x^0 0:0", "en-GB")
def test_any_figures_give_stretches_in_order_with_something_to_say(text: str, lang: str) -> None:
    found = find_sayings(text, lang, ())

    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all((each.spoken or each.ipa or "").strip() for each in found)
