"""A clip that cannot be right is spoken again, then refused; a right one gets even edges."""

from dataclasses import replace

import numpy as np
import pytest
from speech_utterances import utter

from audioguide.errors import SpeechError
from audioguide.model.sound import Pcm, SpeechClip, Utterance, Voice
from audioguide.speech.checked import CheckedEngine, find_fault, trim_edges
from audioguide.speech.engines import find_voice, load_engine
from audioguide.speech.silences import audible_frames
from audioguide.speech.silent import SilentEngine

TEXT = "Cells can travel with the blood and grow in the lungs, the bones and the brain."


@pytest.fixture(scope="module")
def utterance() -> Utterance:
    return utter(TEXT, find_voice("system:gmw/en-us", "en"))


@pytest.fixture(scope="module")
def clip(utterance: Utterance) -> SpeechClip:
    engine = load_engine("system")
    spoken = engine.synthesize(utterance)
    engine.close()
    return spoken


class Forgetful(SilentEngine):
    """A voice that loses the end of a sentence the first `lapses` times, until it is closed."""

    name = "forgetful"

    def __init__(self, clip: SpeechClip, lapses: int) -> None:
        self.clip, self.lapses, self.closed = clip, lapses, 0

    def synthesize(self, utterance: Utterance) -> SpeechClip:  # noqa: ARG002 - of the protocol
        self.lapses -= 1
        return replace(self.clip, marks=self.clip.marks[:-1]) if self.lapses >= 0 else self.clip

    def close(self) -> None:
        self.closed += 1


def cut(clip: SpeechClip, share: float) -> SpeechClip:
    """Lose the rest of the sound, as a driver does: silence after it, words marked inside it."""
    frames = int(clip.pcm.frames * share)
    marks = tuple(
        replace(m, start_frame=min(m.start_frame, frames), end_frame=min(m.end_frame, frames))
        for m in clip.marks
    )
    sound = clip.pcm.data[: 2 * frames] + bytes(2_000)
    return replace(clip, pcm=Pcm(data=sound, rate_hz=clip.pcm.rate_hz), marks=marks)


def test_a_whole_clip_has_no_fault(clip: SpeechClip, utterance: Utterance) -> None:
    assert find_fault(clip, utterance, "system") is None


def test_half_a_sentence_is_a_fault(clip: SpeechClip, utterance: Utterance) -> None:
    fault = find_fault(cut(clip, 0.5), utterance, "system")
    assert fault is not None
    assert "cannot be all of it" in fault


@pytest.mark.parametrize("engine", ["system", "natural"])
@pytest.mark.parametrize(
    "text",
    [
        "HOW TO USE THIS GUIDE.",
        "UNESCO, UNICEF AND NATO ARE ORGANIZATIONS.",
        "1,000,000.",
        "10,000,000 people and 3,000,000,000 cells.",
        "😀😀😀😀😀😀.",
        "* * *",
        "© ® ™ → ^^^^",
        "$$$$ <<>>",
    ],
)
def test_text_that_voices_say_in_many_ways_is_no_fault(engine: str, text: str) -> None:
    voice = find_voice(engine, "en")
    checked = CheckedEngine(load_engine(engine))
    assert len(checked.synthesize(utter(text, voice)).marks) == len(text.split())
    checked.close()


def test_a_word_without_a_mark_is_a_fault(clip: SpeechClip, utterance: Utterance) -> None:
    fault = find_fault(replace(clip, marks=clip.marks[1:]), utterance, "system")
    assert fault == "it marked 15 of 16 words"


def test_a_word_out_of_order_is_a_fault(clip: SpeechClip, utterance: Utterance) -> None:
    late = replace(clip.marks[0], end_frame=clip.pcm.frames)
    fault = find_fault(replace(clip, marks=(late, *clip.marks[1:])), utterance, "system")
    assert fault == "its words are out of order or outside the sound"


def test_silence_is_a_fault(clip: SpeechClip, utterance: Utterance) -> None:
    quiet = replace(clip, pcm=replace(clip.pcm, data=bytes(len(clip.pcm.data))))
    assert find_fault(quiet, utterance, "system") == "there is no sound in it"


def test_a_sound_that_breaks_off_is_a_fault(clip: SpeechClip, utterance: Utterance) -> None:
    heard = audible_frames(clip.pcm)
    data = clip.pcm.data[: 2 * (int(heard[-1]) + 1)]
    fault = find_fault(replace(clip, pcm=replace(clip.pcm, data=data)), utterance, "system")
    assert fault is not None


def test_one_lapse_is_spoken_again_from_a_fresh_start(
    clip: SpeechClip, utterance: Utterance
) -> None:
    voice = Forgetful(clip, lapses=1)
    assert len(CheckedEngine(voice).synthesize(utterance).marks) == 16
    assert voice.closed == 1


def test_two_lapses_are_an_error_that_quotes_the_sentence(
    clip: SpeechClip, utterance: Utterance
) -> None:
    with pytest.raises(SpeechError, match=r"Cells can travel.*15 of 16 words"):
        CheckedEngine(Forgetful(clip, lapses=2)).synthesize(utterance)


def test_edges_are_twenty_milliseconds_before_and_sixty_after(clip: SpeechClip) -> None:
    trimmed = trim_edges(clip)
    heard = audible_frames(trimmed.pcm)
    assert heard[0] == 20 * 22_050 // 1000
    assert trimmed.pcm.frames - heard[-1] - 1 == 60 * 22_050 // 1000
    before, after = audible_frames(clip.pcm), heard
    assert np.array_equal(before - before[0], after - after[0])
    assert trimmed.marks[3].start_frame - after[0] == clip.marks[3].start_frame - before[0]


def test_a_sound_that_starts_at_once_is_given_its_margin(clip: SpeechClip) -> None:
    heard = audible_frames(clip.pcm)
    data = clip.pcm.data[2 * int(heard[0]) : 2 * (int(heard[-1]) + 1)]
    bare = trim_edges(replace(clip, pcm=replace(clip.pcm, data=data), marks=()))
    whole = trim_edges(clip)
    assert np.array_equal(audible_frames(bare.pcm), audible_frames(whole.pcm))
    assert bare.pcm.frames == whole.pcm.frames


def test_silence_that_is_meant_stays_as_long_as_it_is() -> None:
    voice = Voice(engine="silent", name="silence", lang="und", label="Silence")
    engine = SilentEngine()
    assert CheckedEngine(engine).synthesize(utter(TEXT, voice)) == engine.synthesize(
        utter(TEXT, voice)
    )
