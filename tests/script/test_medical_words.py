"""Words of medicine that come with the project: what each engine says for them, in phonemes."""

from pathlib import Path

import phonemes
import pytest
from scripted import said, sentences

from audioguide.script.aloud.drug_names import ENDINGS, say_drug
from audioguide.script.lexicons import load_medical

TABLES = Path(__file__).parent / "medical_words"


def read_table(lang: str) -> list[list[str]]:
    """Read rows of: written, what the natural voice says (not for Spanish), what eSpeak says."""
    lines = (TABLES / f"{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_every_word_of_medicine_is_said_as_the_table_says_by_both_english_voices() -> None:
    rows = read_table("en")
    uttered = [phonemes.as_said(f"It is {written}, yes.", "en-US") for written, *_ in rows]
    by_system = phonemes.system(uttered, "en-US")

    heard = [
        [written, phonemes.natural(utterance), by_espeak]
        for (written, *_), utterance, by_espeak in zip(rows, uttered, by_system, strict=True)
    ]

    assert heard == rows


def test_every_word_of_medicine_is_said_as_the_table_says_by_the_spanish_voice() -> None:
    rows = read_table("es")
    uttered = [phonemes.as_said(f"Es {written}, sí.", "es") for written, _ in rows]

    heard = zip((row[0] for row in rows), phonemes.system(uttered, "es"), strict=True)

    assert [list(pair) for pair in heard] == rows


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_table_has_every_word_that_comes_with_the_project(lang: str) -> None:
    written = {row[0] for row in read_table(lang)}

    assert {each for each, _ in load_medical(lang).entries} <= written


def test_the_table_has_a_medicine_of_every_family() -> None:
    names = [row[0] for row in read_table("en") if say_drug(row[0])]

    assert {e for e in ENDINGS if any(name.endswith(e) for name in names)} == set(ENDINGS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stage IV cancer.", {"IV": "four"}),
        ("A stage IIIB tumor.", {"IIIB": "three B"}),
        ("Stages I-III, or type II.", {"I-III": "one to three", "II": "two"}),
        ("Cranial nerve VII and factor VIII.", {"VII": "seven", "VIII": "eight"}),
        ("A phase I trial.", {"I": "one"}),
        ("The type I know best.", {}),
        ("In World War II.", {"II": "two"}),
        ("King Henry VIII wept.", {"VIII": "the eighth"}),
        ("An IV drip and IV fluids.", {"IV": "/ˌaɪˈviː/"}),
        ("I am Louis, and I listen.", {}),
        ("A mix of VI and XL sizes.", {}),
    ],
)
def test_a_roman_numeral_is_a_number_only_where_its_context_tells(
    text: str, expected: dict[str, str]
) -> None:
    assert said(sentences(text)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un tumor en estadio IV.", {"IV": "cuatro"}),
        ("La diabetes tipo II.", {"II": "dos"}),
        ("En el siglo XX.", {"XX": "veinte"}),
        ("En el siglo V.", {"V": "quinto"}),
        ("La reina Isabel II.", {"II": "segunda"}),
        ("Alfonso X el Sabio.", {"X": "décimo"}),
        ("Vitamina C o talla XL.", {}),
    ],
)
def test_a_spanish_roman_numeral_is_read_by_its_context(
    text: str, expected: dict[str, str]
) -> None:
    assert said(sentences(text, "es")[0]) == expected


@pytest.mark.parametrize("word", ["statin", "satin", "platinum", "platin", "Latin", "combat"])
def test_an_ordinary_word_is_no_medicine(word: str) -> None:
    assert say_drug(word) is None
