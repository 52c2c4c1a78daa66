from collections.abc import Callable
from pathlib import Path

import pytest

from audioguide.script.source import read_guide
from audioguide.words.find import HeardWord, Why, find_words

SETTINGS = 'title = "A"\nlang = "en-US"\nvoice = "{voice}"\n[pronounce]\nflimzelwort = "/flɪm/"\n'
TEXT = (
    "# Reading\n\nI read it yesterday. They live here, and we read it now. A live wire is hot.\n\n"
    "The zorblaxin helps. Take zorblaxin twice. A flimzelwort is known.\n"
)
WriteGuide = Callable[..., Path]


@pytest.fixture(params=["natural", "system"])
def words(request: pytest.FixtureRequest, write_guide: WriteGuide) -> tuple[HeardWord, ...]:
    folder = write_guide({"01-a.md": TEXT}, SETTINGS.format(voice=request.param))
    return find_words(read_guide(folder)[0])


def test_a_word_that_no_dictionary_has_is_found_once_with_all_its_places(
    write_guide: WriteGuide,
) -> None:
    folder = write_guide({"01-a.md": TEXT}, SETTINGS.format(voice="natural"))
    words = find_words(read_guide(folder)[0])
    (unknown,) = [word for word in words if word.why is Why.UNKNOWN]
    assert unknown.word == "zorblaxin"
    assert unknown is words[0]
    assert [place.line for place in unknown.places] == [5]


def test_a_word_said_in_two_ways_is_found_for_each_way_it_is_said(
    words: tuple[HeardWord, ...],
) -> None:
    live = [word for word in words if word.word == "live"]
    assert {word.why for word in live} == {Why.ALIKE}
    assert sorted("aɪ" in _plain(word.said) for word in live) == [False, True]


def test_a_word_whose_sound_the_author_gave_is_left_out(words: tuple[HeardWord, ...]) -> None:
    assert "flimzelwort" not in [word.word for word in words]


def test_the_first_sentence_is_the_one_where_it_is_said_so(words: tuple[HeardWord, ...]) -> None:
    for heard in words:
        text = heard.sentence.text
        assert text[heard.offset : heard.offset + heard.length].lower() == heard.word.lower()
        assert heard.sentence.source == heard.places[0]


def test_a_word_is_heard_in_the_voice_that_says_it(write_guide: WriteGuide) -> None:
    text = "# A\n\nWe say [xylophoneux]{lang=fr} and zorblaxin, [I live]{voice=system}.\n"
    folder = write_guide({"01-a.md": text}, SETTINGS.format(voice="natural"))
    found = {word.word: word.utterance.voice.engine for word in find_words(read_guide(folder)[0])}
    assert found == {"zorblaxin": "natural", "live": "system"}


def _plain(ipa: str) -> str:
    return ipa.replace("ˈ", "").replace("ˌ", "")
