"""Sentences of a script are found in a recording of it by their lengths and the pauses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.narration.placing import Place, place_sentences


def levels(*stretches: tuple[float, int]) -> np.ndarray:
    """Levels of 10 ms each: (how loud, how many) after one another."""
    return np.concatenate([np.full(count, float(loud)) for loud, count in stretches])


def test_a_sentence_begins_and_ends_with_its_speech() -> None:
    sound = levels((1, 50), (900, 200), (1, 60), (900, 100), (1, 80))
    assert place_sentences(sound, [20, 10]) == (Place(50, 250), Place(310, 410))


def test_the_pause_of_a_comma_is_not_the_end_of_a_sentence() -> None:
    sound = levels((1, 20), (900, 150), (1, 20), (900, 150), (1, 50), (900, 100), (1, 20))
    assert place_sentences(sound, [30, 10]) == (Place(20, 340), Place(390, 490))


def test_a_sentence_that_no_pause_ends_is_parted_by_length() -> None:
    first, second = place_sentences(levels((1, 20), (900, 300), (1, 20)), [20, 10])
    assert first.end == second.start == pytest.approx(220, abs=2)


def test_a_noisy_room_is_told_from_speech() -> None:
    chance = np.random.default_rng(1)
    sound = levels((60, 50), (900, 200), (60, 60), (900, 100), (60, 80))
    sound *= chance.uniform(0.8, 1.2, len(sound))
    assert place_sentences(sound, [20, 10]) == (Place(50, 250), Place(310, 410))


@given(
    st.lists(st.floats(0, 30_000), max_size=300),
    st.lists(st.floats(0, 100), max_size=12),
)
def test_places_are_in_order_and_inside_the_sound(sound: list[float], weights: list[float]) -> None:
    places = place_sentences(np.array(sound), weights)
    edges = [edge for place in places for edge in (place.start, place.end)]
    assert len(places) == len(weights)
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(sound) for edge in edges)
