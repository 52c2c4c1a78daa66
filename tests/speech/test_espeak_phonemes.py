"""IPA given to eSpeak sounds like what eSpeak itself makes of the word: the same bytes."""

from collections.abc import Iterator

import phonemes
import pytest
from speech_utterances import utter

from audioguide.speech.engines import find_voice
from audioguide.speech.espeak_phonemes import espeak_mnemonics
from audioguide.speech.system import SystemEngine


@pytest.fixture(scope="module")
def engine() -> Iterator[SystemEngine]:
    engine = SystemEngine()
    yield engine
    engine.close()


IPA = {
    "cancer": "ˈkænsɚ",
    "bird": "bɜːd",
    "father": "ˈfɑːðɚ",
    "church": "t͡ʃɜːtʃ",
    "judge": "dʒʌdʒ",
    "vision": "ˈvɪʒən",
    "thing": "θɪŋ",
    "shoe": "ʃuː",
    "boy": "bɔɪ",
    "cow": "kaʊ",
    "say": "seɪ",
    "my": "/maɪ/",
    "go": "ɡoʊ",
    "hair": "hɛɹ",
    "car": "kɑːɹ",
    "door": "dɔːɹ",
    "yes": "jɛs",
    "foot": "fʊt",
    "lymph": "lɪmf",
    "strengthen": "ˈstɹɛŋθən",
    "human": "ˈhjuːmən",
    "near": "nɪɹ",
    "tour": "tʊɹ",
    "city": "ˈsɪɾi",
}


@pytest.mark.parametrize(("word", "ipa"), IPA.items(), ids=IPA)
def test_a_dictionarys_ipa_sounds_like_the_word(engine: SystemEngine, word: str, ipa: str) -> None:
    voice = find_voice("system:gmw/en-us", "en")
    read = engine.synthesize(utter(word, voice))
    spelled = engine.synthesize(utter(word, voice, **{word: {"ipa": ipa}}))
    assert spelled.pcm == read.pcm


SPANISH = {
    "perro": "ˈpero",
    "pero": "ˈpeɾo",
    "niño": "ˈniɲo",
    "lluvia": "ˈʎuβja",
    "chico": "ˈtʃiko",
    "zapato": "θaˈpato",
    "abogado": "ˌaβoˈɣaðo",
    "gente": "ˈxɛnte",
    "huevo": "ˈweβo",
    "sangre": "ˈsaŋɡɾe",
    "mayo": "ˈmaʝo",
    "rey": "rei",
}


def test_spanish_ipa_gives_the_phonemes_of_the_word() -> None:
    given = [phonemes.as_said(word, "es", {word: f"/{ipa}/"}) for word, ipa in SPANISH.items()]
    written = [phonemes.as_written(f"{word}.", "es") for word in SPANISH]

    assert phonemes.system(given, "es") == phonemes.system(written, "es")


def test_ipa_of_a_language_without_mnemonics_is_told() -> None:
    assert espeak_mnemonics("ʁɔz", "fr") == ("", False)


def test_a_sign_that_espeak_lacks_is_left_out_and_said_so() -> None:
    assert espeak_mnemonics("kǂæt") == ("'kat", False)
    assert espeak_mnemonics("ǂ") == ("", False)
    assert espeak_mnemonics("məˈtæstəsɪs") == ("m@'tast@sIs", True)
