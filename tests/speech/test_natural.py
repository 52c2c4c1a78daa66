"""The natural voice: which phonemes belong to which shown word, guesses, IPA, long sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speech_utterances import utter

from audioguide.errors import SpeechError
from audioguide.model.sound import Utterance
from audioguide.speech.engines import find_voice
from audioguide.speech.silences import audible_frames

pytest.importorskip("hibari", reason="hibari-tts is not installed (the extra 'natural')")

from audioguide.speech import natural
from audioguide.speech.natural_alignment import NO_WORD, SILENT_SYMBOLS, Reading, read_utterance
from audioguide.speech.natural_parts import split_reading
from audioguide.speech.natural_phonemes import phonemes_of_ipa

VOICE = find_voice("natural:heart", "en")
ENGINE = natural.NaturalEngine()


def read(utterance: Utterance) -> Reading:
    return read_utterance(utterance, ENGINE._pronouncer(british=False), british=False)


def said(text: str) -> dict[str, str]:
    """Give what each shown word is said as, stress marks left out."""
    utterance = utter(text, VOICE)
    reading = read(utterance)
    return {
        text[word.offset : word.offset + word.length]: "".join(
            symbol
            for symbol, owner in zip(reading.symbols, reading.owners, strict=True)
            if owner == index and symbol not in "ˈˌ"
        )
        for index, word in enumerate(utterance.words)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Smith came.", {"Dr.": "dɑktəɹ", "Smith": "smɪθ"}),
        ("3-4 million cells", {"3-4": "θɹitəfɔɹ", "million": "mɪljᵊn"}),
        ("It is $5.50 now", {"$5.50": "fIvdɑləɹzændfɪftisɛnts", "now": "nW"}),
        ("$5 million more", {"$5": "fIv", "million": "mɪljᵊndɑləɹz", "more": "mɔɹ"}),
        ("at 10:30 am today", {"at": "æt", "10:30": "tɛnθɜɹTi", "am": "Aɛm", "today": "tədA"}),
        ("On Jan. 5 2024 it", {"Jan.": "ʤænjəwɛɹi", "5": "fɪfθ", "2024": "twɛntitwɛntifɔɹ"}),
        ("On 5 Jan 2024 it", {"5": "ðəfɪfθ", "Jan": "ʌvʤænjəwɛɹi"}),
        ("about 50% of it", {"50%": "fɪftipəɹsɛnt", "of": "ʌv"}),
        ("organs, e.g. lungs", {"e.g.": "iʤi", "lungs": "lʌŋz"}),
        ("in the U.S. now", {"the": "ðə", "U.S.": "juɛs", "now": "nW"}),
        ("COVID-19 is here", {"COVID-19": "kOvɪdnIntin", "is": "ɪz"}),
        ("they don't know", {"don't": "dOnt"}),
        ("they don’t know", {"don’t": "dOnt"}),
        ("seed-and-soil theory", {"seed-and-soil": "sidændsYl", "theory": "θɪɹi"}),
        ("cells — or seeds", {"cells": "sɛlz", "—": "", "or": "ɔɹ"}),
        ("25 °C here", {"25": "twɛntifIv", "°C": "dəɡɹizsɛlsiəs", "here": "hɪɹ"}),
        ("5km away", {"5km": "fIvkəlɑməTəɹz", "away": "əwA"}),
        ("x=y here", {"x=y": "ɛksikwᵊlzwI", "here": "hɪɹ"}),
        ("and so … on", {"so": "sO", "…": "", "on": "ɔn"}),
        ("a naïve idea", {"naïve": "nIiv", "idea": "Idiə"}),
        ("“metastasis,” he said", {"“metastasis,”": "mətæstəsɪs", "said": "sɛd"}),
        ("the LDCT scan", {"LDCT": "ɛldisiti", "scan": "skæn"}),
        ("on 020 7946 0123.", {"020": "zɪɹOtuzɪɹO", "7946": "sɛvənnInfɔɹsɪks"}),
        ("room 007 is", {"007": "zɪɹOzɪɹOsɛvən", "is": "ɪz"}),
        ("at 08:30 or 0.5 mg", {"08:30": "AtθɜɹTi", "0.5": "zɪɹOpYntfIv"}),
        ("is ≥ 38 today", {"≥": "ɡɹATəɹðənɔɹikwᵊltə", "38": "θɜɹTiAt"}),
        ("about 1 1/2 or 7½ cups", {"1": "wʌn", "1/2": "ændwʌnhæf", "7½": "sɛvənændwʌnhæf"}),
        ("see [this](that) now", {"[this](that)": "θɪsθæt", "now": "nW"}),
    ],
)
def test_rewritten_text_is_said_by_the_word_that_shows_it(
    text: str, expected: dict[str, str]
) -> None:
    found = said(text)
    assert {word: found[word] for word in expected} == expected


def test_two_shown_words_joined_by_a_dash_each_have_their_own_sound() -> None:
    text = "cells—and so"
    utterance = utter(text, VOICE)
    halves = (
        utterance.words[0].__class__(offset=0, length=5),
        utterance.words[0].__class__(offset=6, length=3),
        utterance.words[1],
    )
    reading = read(Utterance(text=text, words=halves, voice=VOICE, lang="en"))
    assert [reading.owners.count(word) for word in range(3)] == [5, 3, 3]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_with_its_words_in_order(text: str) -> None:
    reading = read(utter(text, VOICE))
    owners = [owner for owner in reading.owners if owner != NO_WORD]
    assert owners == sorted(owners)
    assert len(reading.symbols) == len(reading.owners)
    assert all(
        owner == NO_WORD
        for symbol, owner in zip(reading.symbols, reading.owners, strict=True)
        if symbol in SILENT_SYMBOLS
    )


def test_footnote_marks_and_figures_of_other_scripts_are_read() -> None:
    assert said("cells¹ and ٣ more")["٣"] == "θɹi"


def test_a_figure_that_cannot_be_read_is_a_clear_error() -> None:
    with pytest.raises(SpeechError, match="give them a `say`"):
        ENGINE.check(utter("It is " + "9" * 5_000, VOICE))


def test_a_word_of_no_dictionary_is_guessed_and_one_of_another_script_is_reported() -> None:
    assert ENGINE.check(utter("The blorptastic cells of 漢字 grow.", VOICE)) == (1, 4)
    assert ENGINE.check(utter("“The” (cells) “grow”, 3-4 & more…", VOICE)) == ()


def test_ipa_makes_a_guessed_word_sure() -> None:
    known = utter("The blorp grows.", VOICE, blorp={"ipa": "blɔːrp"})
    assert ENGINE.check(utter("The blorp grows.", VOICE)) == (1,)
    assert ENGINE.check(known) == ()


@pytest.mark.parametrize(
    ("ipa", "american", "british"),
    [
        ("məˈtæstəsɪs", "mətˈæstəsɪs", "mətˈæstəsɪs"),
        ("ˈsaɪtəˌkaɪnz", "sˈItəkˌInz", "sˈItəkˌInz"),
        ("/ˈtʃɜːtʃ/", "ʧˈɜɹʧ", "ʧˈɜːʧ"),
        ("t͡ʃuː", "ʧˈu", "ʧˈuː"),
        ("ˈstreɪnd͡ʒ", "stɹˈAnʤ", "stɹˈAnʤ"),
        ("ɡoʊ", "ɡˈO", "ɡˈQ"),
        ("gəʊ", "ɡˈO", "ɡˈQ"),
        ("nɝs", "nˈɜɹs", "nˈɜɹs"),
        ("ˈlɛtɚ", "lˈɛtəɹ", "lˈɛtəɹ"),
        ("ˈbʌtn̩", "bˈʌtᵊn", "bˈʌtᵊn"),
        ("haʊ bɔɪ", "hˈW bY", "hˈW bY"),
    ],
)
def test_ordinary_ipa_becomes_the_models_alphabet(ipa: str, american: str, british: str) -> None:
    assert phonemes_of_ipa(ipa, british=False) == (american, True)
    assert phonemes_of_ipa(ipa, british=True) == (british, True)


def test_a_symbol_that_the_model_lacks_is_dropped_and_said_so() -> None:
    assert phonemes_of_ipa("ǂkæt", british=False) == ("kˈæt", False)
    assert ENGINE.check(utter("A cat.", VOICE, **{"cat.": {"ipa": "ǂkæt"}})) == (1,)


@given(st.text(alphabet="ab ,", max_size=200), st.integers(1, 50))
def test_parts_are_the_whole_and_none_is_longer_than_it_must_be(text: str, limit: int) -> None:
    parts = [text[part] for part in split_reading(text, limit)]
    assert "".join(parts) == text
    assert all(len(part) <= limit or " " not in part.strip() for part in parts)


def test_a_sentence_of_two_parts_has_marks_that_go_on_through_the_second() -> None:
    text = ", ".join(["the cells travel with the blood and rest"] * 14) + "."
    utterance = utter(text, VOICE)
    assert len(read(utterance).symbols) > natural.MAX_PHONEMES
    clip = ENGINE.synthesize(utterance)
    starts = [mark.start_frame for mark in clip.marks]
    assert starts == sorted(set(starts))
    assert starts[-1] < audible_frames(clip.pcm)[-1] < clip.pcm.frames
    assert starts[-1] > 0.97 * clip.pcm.frames - clip.pcm.rate_hz
