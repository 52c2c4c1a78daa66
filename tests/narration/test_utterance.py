"""From a sentence as shown to what an engine is asked to say."""

from audioguide.model.sound import SpokenWord, Voice
from audioguide.model.text import Sentence, SourceLocation, Word
from audioguide.narration.utterance import to_utterance

VOICE = Voice(engine="silent", name="silence", lang="en", label="Silence")


def sentence(text: str, *words: Word) -> Sentence:
    return Sentence(id="s1", text=text, words=words, source=SourceLocation(path="x.md", line=1))


def test_a_word_said_differently_stands_in_the_place_of_the_shown_one() -> None:
    shown = sentence(
        "Ask for LDCT, please.",
        Word(offset=0, length=3),
        Word(offset=4, length=3),
        Word(offset=8, length=4, spoken="low-dose C T"),
        Word(offset=14, length=6),
    )
    utterance = to_utterance(shown, VOICE, lang="en")
    assert utterance.text == "Ask for low-dose C T, please."
    said = [utterance.text[word.offset :][: word.length] for word in utterance.words]
    assert said == ["Ask", "for", "low-dose C T", "please"]


def test_phonemes_and_language_of_a_word_come_along() -> None:
    shown = sentence("A peritoneum.", Word(offset=2, length=10, ipa="x", lang="la"))
    assert to_utterance(shown, VOICE, lang="en").words == (
        SpokenWord(offset=2, length=10, ipa="x", lang="la"),
    )


def test_a_heading_gets_a_full_stop_so_that_the_voice_falls() -> None:
    assert to_utterance(sentence("Three routes"), VOICE, lang="en").text == "Three routes."


def test_a_sentence_that_ends_in_a_quotation_keeps_its_end() -> None:
    assert to_utterance(sentence('He said "no."'), VOICE, lang="en").text == 'He said "no."'


def test_the_voice_the_tempo_and_the_language_change_the_key_and_the_words_do() -> None:
    hello = sentence("Hello.", Word(offset=0, length=5))
    keys = {
        to_utterance(hello, VOICE, lang="en").key,
        to_utterance(hello, VOICE, lang="en", rate=1.1).key,
        to_utterance(hello, VOICE, lang="fr").key,
        to_utterance(sentence("Hello!", Word(offset=0, length=5)), VOICE, lang="en").key,
        to_utterance(sentence("Hello.", Word(offset=0, length=5, ipa="h")), VOICE, lang="en").key,
    }
    assert len(keys) == 5
