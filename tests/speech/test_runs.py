"""Sentences are cut where the voice changes, and joined again without losing a word."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from speech_utterances import utter

from audioguide.model.sound import Pcm, Voice, WordMark
from audioguide.speech.runs import Run, SpokenRun, join_runs, split_into_runs

ENGLISH = Voice(engine="system", name="en", lang="en-US", label="English")
FRENCH = Voice(engine="system", name="fr", lang="fr-FR", label="French")


def voice_for(lang: str) -> Voice | None:
    return FRENCH if lang == "fr" else None


def runs(text: str, **changes: dict[str, str]) -> list[Run]:
    return split_into_runs(utter(text, ENGLISH, **changes), voice_for, mnemonics=True)


def test_a_foreign_word_is_a_run_of_its_own_with_its_punctuation() -> None:
    found = runs("Say bonjour, then go.", **{"bonjour,": {"lang": "fr"}})
    assert [(run.voice.name, run.text) for run in found] == [
        ("en", "Say"),
        ("fr", " bonjour,"),
        ("en", " then go."),
    ]


def test_a_language_without_a_voice_and_the_voices_own_stay_in_the_run() -> None:
    assert len(runs("Say it now.", it={"lang": "tlh"}, now={"lang": "en-GB"})) == 1


def test_ipa_is_spelled_out_and_brackets_of_the_author_are_not() -> None:
    (run,) = runs("The [[seed]] grows.", **{"grows.": {"ipa": "ɡɹoʊz"}})
    assert run.text == "The ((seed)) [['groUz]]"
    assert run.phonemes
    (plain,) = runs("The [[seed]] grows.")
    assert not plain.phonemes


@given(st.lists(st.sampled_from(["cells,", "bonjour", "—", "3-4", "monde."]), max_size=8))
def test_every_word_stands_where_its_run_says(words: list[str]) -> None:
    text = " ".join(words)
    found = runs(text, bonjour={"lang": "fr"}, **{"monde.": {"lang": "fr"}})
    assert "".join(run.text for run in found) == text
    placed = [run.text[start:end] for run in found for start, end in run.places]
    assert placed == words


def test_joined_marks_stand_where_their_sound_does() -> None:
    sound = Pcm(data=np.array([9_000] * 100 + [0] * 900, "<i2").tobytes(), rate_hz=1_000)
    parts = [
        SpokenRun(
            pcm=sound,
            marks=(WordMark(word=word, start_frame=0, end_frame=100),),
            estimated=word == 1,
        )
        for word in range(2)
    ]
    clip = join_runs(parts)
    assert [(m.word, m.start_frame, m.end_frame) for m in clip.marks] == [
        (0, 0, 100),
        (1, 160, 260),
    ]
    assert clip.pcm.frames == 160 + 1_000
    assert clip.estimated
