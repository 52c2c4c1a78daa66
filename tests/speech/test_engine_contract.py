"""What every engine promises, asked of each that is installed."""

from itertools import pairwise

import pytest
from speech_utterances import utter

from audioguide.errors import SpeechError
from audioguide.model.sound import SpeechClip, SpokenWord, Utterance, Voice
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engine import TTSEngine
from audioguide.speech.silences import audible_frames

HARD_TEXTS = {
    "plain": "Cancer cells can travel through the blood.",
    "non-ascii": "A naïve café in Zürich — 50 µg of β-carotene.",
    "figures": "In 2024, 3-4 million cells cost $5.50 at 10:30 am.",
    "quotes": "“Seed and soil,” he said; it's the 'seed' that \"travels\".",
    "engine mark-up": "The [[k'ans3]] and [word](/wɜːd/) are text, [[ too.",
    "mark-up": "Is <b>bold</b> & a < b, or a/b, or &amp; {so}?",
    "control characters": "One\x00two \x07three\tfour\nfive\x1bsix \ud800seven.",
    "dash alone": "Cells — and seeds.",
    "abbreviations": "Dr. Smith, e.g. in the U.S., saw COVID-19 in the lungs.",
}


def check_promises(clip: SpeechClip, utterance: Utterance) -> None:
    assert [mark.word for mark in clip.marks] == list(range(len(utterance.words)))
    edges = [frame for mark in clip.marks for frame in (mark.start_frame, mark.end_frame)]
    assert all(left <= right for left, right in pairwise([0, *edges, clip.pcm.frames]))
    assert len(clip.pcm.data) == 2 * clip.pcm.frames


@pytest.mark.parametrize("text", HARD_TEXTS.values(), ids=HARD_TEXTS)
def test_hard_text_is_spoken_whole_with_a_mark_for_every_word(
    engine: TTSEngine, voice: Voice, text: str
) -> None:
    utterance = utter(text, voice)
    clip = engine.synthesize(utterance)
    check_promises(clip, utterance)
    check_promises(CheckedEngine(engine).synthesize(utterance), utterance)
    for mark, word in zip(clip.marks, utterance.words, strict=True):
        shown = text[word.offset : word.offset + word.length]
        if any(map(str.isalnum, shown)):
            assert mark.end_frame > mark.start_frame, shown
        elif shown == "—" and engine.name != "silent":
            assert mark.end_frame == mark.start_frame


def test_the_same_words_give_the_same_bytes(engine: TTSEngine, voice: Voice) -> None:
    first = engine.synthesize(utter("The seed and the soil.", voice))
    engine.synthesize(utter("Something else in between, longer than that.", voice))
    assert first == engine.synthesize(utter("The seed and the soil.", voice))
    engine.close()
    assert first == engine.synthesize(utter("The seed and the soil.", voice))


@pytest.mark.parametrize("text", ["", " ", "...", "— - —", "?!"])
def test_nothing_to_say_is_silence_or_a_clear_error(
    engine: TTSEngine, voice: Voice, text: str
) -> None:
    utterance = utter(text, voice)
    try:
        clip = CheckedEngine(engine).synthesize(utterance)
    except SpeechError as error:
        # A clear error will do as well: it must say what to do next.
        if not error.hint:
            raise
    else:
        check_promises(clip, utterance)


def test_a_sentence_of_a_thousand_letters_is_spoken_to_its_end(
    engine: TTSEngine, voice: Voice
) -> None:
    utterance = utter(("The cells travel and grow and rest " * 30).strip() + ".", voice)
    clip = CheckedEngine(engine).synthesize(utterance)
    check_promises(clip, utterance)
    assert clip.marks[-1].end_frame > 0.98 * clip.pcm.frames - clip.pcm.rate_hz // 10


def test_a_higher_rate_is_shorter_and_a_lower_one_longer(engine: TTSEngine, voice: Voice) -> None:
    slow, plain, fast = (
        engine.synthesize(utter("Cells travel with the blood.", voice, rate)).pcm.frames
        for rate in (0.75, 1.0, 1.5)
    )
    assert fast < 0.85 * plain < plain < 0.9 * slow


def test_a_word_said_as_several_has_one_mark_over_all_of_them(
    engine: TTSEngine, voice: Voice
) -> None:
    text = "The low-dose C T scan."
    words = tuple(SpokenWord(offset=o, length=n) for o, n in ((0, 3), (4, 12), (17, 5)))
    clip = engine.synthesize(Utterance(text=text, words=words, voice=voice, lang="en"))
    lengths = [mark.end_frame - mark.start_frame for mark in clip.marks]
    assert lengths[1] > 1.5 * lengths[2] or engine.name == "silent"
    assert lengths[1] > 2 * lengths[0]


def test_a_word_with_ipa_of_its_own_is_marked_like_any_other(
    engine: TTSEngine, voice: Voice
) -> None:
    utterance = utter(
        "The word LDCT, and metastasis.", voice, **{"metastasis.": {"ipa": "məˈtæstəsɪs"}}
    )
    changed = SpokenWord(offset=9, length=4, ipa="ˌɛldiːsiːˈtiː")
    words = (*utterance.words[:2], changed, *utterance.words[3:])
    utterance = Utterance(text=utterance.text, words=words, voice=voice, lang="en")
    clip = engine.synthesize(utterance)
    check_promises(clip, utterance)
    assert all(mark.end_frame > mark.start_frame for mark in clip.marks)
    assert engine.check(utterance) == clip.guessed == ()


def test_ipa_changes_what_is_heard(engine: TTSEngine, voice: Voice) -> None:
    if engine.name == "silent":
        pytest.skip("silence sounds the same however it is pronounced")
    plain = engine.synthesize(utter("We read it.", voice))
    other = engine.synthesize(utter("We read it.", voice, read={"ipa": "ˈtʃɒklət"}))
    assert plain.pcm != other.pcm


def test_a_foreign_word_is_marked_where_it_stands(engine: TTSEngine, voice: Voice) -> None:
    utterance = utter("They say bonjour, and then they go.", voice, **{"bonjour,": {"lang": "fr"}})
    clip = engine.synthesize(utterance)
    check_promises(clip, utterance)
    assert all(mark.end_frame > mark.start_frame for mark in clip.marks)


def test_words_sound_where_they_are_marked(engine: TTSEngine, voice: Voice) -> None:
    if engine.name == "silent":
        pytest.skip("nothing sounds")
    clip = engine.synthesize(utter("Cells travel far, and some of them stay.", voice))
    heard = audible_frames(clip.pcm)
    slack = clip.pcm.rate_hz // 10
    assert abs(clip.marks[0].start_frame - heard[0]) < slack
    # A model's own last phoneme may end before its sound has died away.
    assert abs(clip.marks[-1].end_frame - heard[-1]) < 3.5 * slack


def test_the_fingerprint_is_steady_and_names_the_engine(engine: TTSEngine) -> None:
    assert engine.fingerprint == engine.fingerprint
    assert engine.fingerprint.startswith(engine.name)
