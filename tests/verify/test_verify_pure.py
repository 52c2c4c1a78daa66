"""What is judged without a disk: levels against other meters, slices, tempo, and what was heard."""

import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from spoken_samples import SENTENCES

from audioguide.bundle.encode import Tags, encode_mp3
from audioguide.errors import EncodingError, SpeechError
from audioguide.model.text import SourceLocation
from audioguide.model.timing import Span
from audioguide.narration.peaks import true_peak
from audioguide.speech.alignment.letters import guess_arpabet
from audioguide.verify.decoding import MARGIN_MS, SPEECH_HZ, decode_floats, decode_sentences
from audioguide.verify.recognizers.likeness import are_unlike
from audioguide.verify.recognizers.recognizer import Evidence, Said
from audioguide.verify.recognizers.table import RECOGNIZERS, recognizer_finder
from audioguide.verify.recognizers.transcripts import are_other_words, compare
from audioguide.verify.sound import hear
from audioguide.verify.spoken import Pace, check_paces

RATE_HZ = 24_000


def said(text: str) -> tuple[Said, ...]:
    return tuple(Said(text=word) for word in text.split())


def noise(seconds: float, loud: float = 0.2) -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.normal(0, loud / 3, int(seconds * RATE_HZ)).astype(np.float32)


@pytest.mark.parametrize("piece", [1, 777, 4096, 10**6])
def test_pieces_of_any_length_are_heard_alike(piece: int) -> None:
    sound = noise(0.05 if piece == 1 else 1.0)
    whole = hear([sound], RATE_HZ)

    parts = hear((sound[at : at + piece] for at in range(0, len(sound), piece)), RATE_HZ)

    assert parts.duration_ms == whole.duration_ms
    assert parts.true_peak == pytest.approx(whole.true_peak, abs=1e-4)
    assert np.array_equal(parts.peaks, whole.peaks)


def test_the_true_peak_is_the_one_that_a_build_knows() -> None:
    sound = noise(1.0)

    assert hear([sound], RATE_HZ).true_peak == pytest.approx(
        true_peak((sound * 32768).astype(np.int16)), rel=1e-3
    )


def test_samples_beyond_full_scale_are_counted() -> None:
    sound = noise(0.5)
    sound[100:103] = (1.0, -1.2, 1.01)

    assert hear([sound], RATE_HZ).clipped == 3


def test_silences_are_found_at_both_ends_and_inside() -> None:
    quiet = np.zeros(RATE_HZ, np.float32)
    heard = hear([quiet, noise(0.5), quiet, noise(0.5), quiet], RATE_HZ)

    spans = [(each.start_ms, each.end_ms) for each in heard.silences(900)]

    assert spans == [(0, 1000), (1500, 2500), (3000, 4000)]


def test_sentences_are_cut_out_of_the_stream_where_they_are(tmp_path: Path) -> None:
    """A tone for each sentence; what is cut out is that tone, with silence around it."""
    seconds, tones = np.arange(RATE_HZ) / RATE_HZ, (300, 500, 700)
    gap = np.zeros(RATE_HZ // 2)
    sound = np.concatenate([p for hz in tones for p in (np.sin(seconds * math.tau * hz), gap)])
    path = tmp_path / "tones.mp3"
    tags = Tags(title="", number=1, total=1, album="", artist="", lang="en")
    encode_mp3([(sound * 9000).astype("<i2").tobytes()], path, rate_hz=RATE_HZ, tags=tags)
    spans = [Span(start_ms=1500 * each, end_ms=1500 * each + 1000) for each in range(3)]

    cut = list(decode_sentences(path, spans))

    lengths = [len(each) * 1000 // SPEECH_HZ for each in cut]
    assert lengths == [1000 + MARGIN_MS, 1000 + 2 * MARGIN_MS, 1000 + 2 * MARGIN_MS]
    loudest = [np.argmax(np.abs(np.fft.rfft(each))) * SPEECH_HZ / len(each) for each in cut]
    assert loudest == pytest.approx(tones, abs=2)


def test_what_is_no_sound_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "no.mp3"
    path.write_bytes(b"no sound" * 100)

    with pytest.raises(EncodingError, match=r"no\.mp3"):
        list(decode_floats(path))


def paces(characters_a_second: Sequence[float]) -> list[Pace]:
    return [
        Pace(
            lang="es",
            log_ms=math.log(1000 / each),
            told=f"s{number}",
            source=SourceLocation(path="a.mp3"),
            characters_a_second=each,
        )
        for number, each in enumerate(characters_a_second)
    ]


def test_a_sentence_far_from_the_voices_tempo_is_found_and_an_even_voice_is_not() -> None:
    even = [14.0, 15.0, 16.0, 15.5, 14.5, 13.0]

    assert list(check_paces(paces(even))) == []
    (finding,) = check_paces(paces([*even, 33.0]))
    assert finding.message.startswith("s6: it is too short for its text: 33 characters a second")
    (finding,) = check_paces(paces([*even, 7.0]))
    assert "too long" in finding.message


def test_few_sentences_tell_no_tempo() -> None:
    assert list(check_paces(paces([10.0, 40.0]))) == []


def test_a_sentence_is_judged_against_the_others_of_its_voice() -> None:
    """The poor voice's good sentences are worse than the good voice's bad one."""
    good = [Evidence(distance=each, squeezed=0.1) for each in (9.0, 10.0, 10.0, 11.0, 12.0, 26.0)]
    poor = [Evidence(distance=each, squeezed=0.0) for each in (25.0, 26.0, 30.0, 31.0, 40.0)]

    assert are_unlike(good) == [False] * 5 + [True]
    assert are_unlike(poor) == [False] * 5


def test_words_that_are_not_in_the_sound_at_all_are_unlike_whatever_the_voice() -> None:
    assert are_unlike([Evidence(distance=math.inf)]) == [True]
    assert are_unlike([Evidence(distance=70.0, squeezed=0.5)] * 9) == [True] * 9


@pytest.mark.parametrize("text", SENTENCES)
def test_a_transcript_with_small_slips_is_alike_and_another_sentence_is_not(text: str) -> None:
    slip = compare(said(text), text.lower().replace("cancer", "cancers").replace("the", "a"))
    other = compare(said(text), "Wash your hands before you touch the dressing of a wound.")
    lost = compare(said(text), "")

    assert slip
    assert other
    assert lost
    assert are_other_words([slip, slip, other, slip, lost]) == [False, False, True, False, True]


def test_figures_alone_cannot_be_compared() -> None:
    assert compare(said("2026"), "twenty twenty-six") is None


def test_a_recognizer_that_understands_nothing_blames_nobody() -> None:
    assert are_other_words([Evidence(distance=0.8)] * 5) is None


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("nation", "N AE SH AH N"), ("Café", "K AE F"), ("happy", "HH AE P IY"), ("肺", "")],
)
def test_an_unknown_word_is_guessed(word: str, sounds: str) -> None:
    assert guess_arpabet(word) == sounds


def test_a_recognizer_is_chosen_by_language() -> None:
    find = recognizer_finder("pocketsphinx")

    assert find("en-GB")
    assert find("en-GB").label == "pocketsphinx"
    assert find("fr") is None


def test_a_recognizer_that_is_named_and_not_there_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = RECOGNIZERS["vosk"]._replace(package="no_such_package")
    monkeypatch.setitem(RECOGNIZERS, "vosk", missing)

    with pytest.raises(SpeechError, match="not installed"):
        recognizer_finder("vosk")
    assert recognizer_finder()("en").label == "pocketsphinx"
