"""The silent engine keeps its rule: goldens of other parts rest on it."""

from audioguide.model.sound import SpokenWord, Utterance
from audioguide.speech.engine import TTSEngine
from audioguide.speech.engines import find_voice, load_engine


def hello(rate: float = 1.0, text: str = "Hello, you.") -> Utterance:
    words = (SpokenWord(offset=0, length=5), SpokenWord(offset=7, length=3))
    return Utterance(text=text, words=words, voice=find_voice("silent", "en"), lang="en", rate=rate)


def test_every_character_lasts_sixty_milliseconds() -> None:
    clip = load_engine("silent").synthesize(hello())
    assert clip.pcm.frames == 11 * 1_440
    assert set(clip.pcm.data) == {0}
    assert [(m.start_frame, m.end_frame) for m in clip.marks] == [(0, 7_200), (10_080, 14_400)]


def test_a_rate_of_two_halves_the_length() -> None:
    assert load_engine("silent").synthesize(hello(rate=2.0)).pcm.frames == 11 * 720


def test_an_empty_text_lasts_as_long_as_one_character() -> None:
    utterance = Utterance(text="", words=(), voice=find_voice("silent", "en"), lang="en")
    assert load_engine("silent").synthesize(utterance).pcm.frames == 1_440


def test_it_keeps_the_protocol() -> None:
    assert isinstance(load_engine("silent"), TTSEngine)
