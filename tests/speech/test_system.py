"""The system's voices: word times, hangs, deaths, and drivers that give no times."""

import os
import signal
import sys
import threading
from collections.abc import Iterator

import pytest
from speech_utterances import utter

from audioguide.errors import SpeechError
from audioguide.model.sound import Utterance, Voice
from audioguide.speech.engines import find_voice
from audioguide.speech.silences import silent_gaps
from audioguide.speech.system import SystemEngine

SENTENCE = "Cells can travel with the blood, and some of them stay in the lungs."

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture(scope="module")
def voice() -> Voice:
    return find_voice("system:gmw/en-us", "en")


@pytest.fixture
def sentence(voice: Voice) -> Utterance:
    return utter(SENTENCE, voice)


@pytest.fixture
def engine() -> Iterator[SystemEngine]:
    engine = SystemEngine(patience=0.1)
    yield engine
    engine.close()


def pid(engine: SystemEngine) -> int:
    number = engine.child_pid
    assert number is not None
    return number


def test_a_killed_child_is_replaced_and_the_sentence_spoken(
    engine: SystemEngine, sentence: Utterance
) -> None:
    before = engine.synthesize(sentence)
    first = pid(engine)
    os.kill(first, signal.SIGKILL)
    assert engine.synthesize(sentence) == before
    assert pid(engine) != first


def test_a_child_that_hangs_is_given_up_and_the_sentence_spoken_by_another(
    engine: SystemEngine, sentence: Utterance
) -> None:
    before = engine.synthesize(sentence)
    first = pid(engine)
    os.kill(first, signal.SIGSTOP)
    assert engine.synthesize(sentence) == before
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_a_sentence_that_fails_twice_is_a_clear_error(
    engine: SystemEngine, sentence: Utterance
) -> None:
    nobody = Voice(engine="system", name="gmw/nobody", lang="en", label="Nobody")
    wrong = Utterance(text=SENTENCE, words=sentence.words, voice=nobody, lang="en")
    with pytest.raises(SpeechError, match=r"Cells can travel.*failed twice.*gmw/nobody"):
        engine.synthesize(wrong)


def test_a_child_ends_when_its_parent_does(engine: SystemEngine, sentence: Utterance) -> None:
    engine.synthesize(sentence)
    assert engine._child is not None
    process = engine._child._process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=30) == 0


def test_threads_may_share_an_engine(engine: SystemEngine, sentence: Utterance) -> None:
    clips = []
    threads = [
        threading.Thread(target=lambda: clips.append(engine.synthesize(sentence))) for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(clips) == 3
    assert clips[0] == clips[1] == clips[2]


def test_a_word_after_a_comma_starts_after_the_pause_and_the_word_before_ends_ahead_of_it(
    engine: SystemEngine, sentence: Utterance
) -> None:
    clip = engine.synthesize(sentence)
    assert not clip.estimated
    ((quiet, loud),) = silent_gaps(clip.pcm, 120)
    words = SENTENCE.split()
    blood, following = (clip.marks[words.index(word)] for word in ("blood,", "and"))
    assert blood.end_frame == quiet
    assert abs(following.start_frame - loud) < 0.06 * clip.pcm.rate_hz


def test_two_words_that_espeak_joins_share_their_time(engine: SystemEngine, voice: Voice) -> None:
    clip = engine.synthesize(utter("It is in the bone.", voice))
    assert all(mark.end_frame > mark.start_frame for mark in clip.marks)


def test_without_events_times_are_estimated_and_close_to_the_engines_own(
    engine: SystemEngine, sentence: Utterance
) -> None:
    untimed = SystemEngine(events=False)
    guess, own = untimed.synthesize(sentence), engine.synthesize(sentence)
    untimed.close()
    assert guess.estimated
    assert guess.pcm == own.pcm
    late = [abs(g.start_frame - o.start_frame) for g, o in zip(guess.marks, own.marks, strict=True)]
    assert max(late) < 0.25 * own.pcm.rate_hz
    assert engine.fingerprint != untimed.fingerprint


def test_a_foreign_word_is_spoken_by_a_voice_of_its_language(
    engine: SystemEngine, voice: Voice
) -> None:
    english = engine.synthesize(utter("Say bonjour again.", voice))
    french = engine.synthesize(utter("Say bonjour again.", voice, bonjour={"lang": "fr"}))
    unknown = engine.synthesize(utter("Say bonjour again.", voice, bonjour={"lang": "tlh"}))
    assert french.pcm != english.pcm
    assert unknown == english


def test_ipa_that_spells_what_the_voice_says_anyway_sounds_the_same_length(
    engine: SystemEngine, voice: Voice
) -> None:
    read = engine.synthesize(utter("The cancer spreads.", voice))
    spelled = engine.synthesize(utter("The cancer spreads.", voice, cancer={"ipa": "ˈkænsɚ"}))
    assert abs(read.pcm.frames - spelled.pcm.frames) < 0.1 * read.pcm.frames


def test_an_ipa_symbol_that_cannot_be_said_is_reported(engine: SystemEngine, voice: Voice) -> None:
    odd = utter("The cancer spreads.", voice, cancer={"ipa": "kǂansɚ"})
    assert engine.check(odd) == (1,)
    assert engine.synthesize(odd).guessed == (1,)


def test_voices_have_language_tags_and_readable_labels(engine: SystemEngine) -> None:
    by_name = {voice.name: voice for voice in engine.voices()}
    assert by_name["gmw/en-us"].lang == "en-US"
    assert by_name["gmw/en-us"].label == "English (America)"
    assert "gmq/fo" not in by_name, "Faroese has no dictionary in the wheel"
