"""The natural voice's words are marked where they are heard."""

from hypothesis import given
from hypothesis import strategies as st

from audioguide.model.sound import Pcm
from audioguide.speech.natural_alignment import NO_WORD
from audioguide.speech.natural_timing import OPENING, SymbolTime, mark_words

STEP = 600
SECOND = 24_000


def timed(*symbols: tuple[str, int, int]) -> list[SymbolTime]:
    """Lay symbols, each with its word and its steps of 25 ms, one after the other."""
    laid, position = [], 0
    for symbol, word, steps in symbols:
        laid.append(SymbolTime(symbol, word, position, position + steps * STEP))
        position += steps * STEP
    return laid


def sound(*, seconds: float, loud: bool = True) -> Pcm:
    return Pcm(data=(b"\x00\x40" if loud else b"\0\0") * int(seconds * SECOND), rate_hz=SECOND)


def starts_ms(symbols: list[SymbolTime], words: int) -> list[int]:
    marks = mark_words(symbols, words, sound(seconds=2))
    return [mark.start_frame * 1000 // SECOND for mark in marks]


def test_in_fluent_speech_a_word_begins_before_the_space_that_stands_before_it() -> None:
    symbols = timed((OPENING, NO_WORD, 14), ("a", 0, 4), (" ", NO_WORD, 3), ("b", 1, 4))
    assert starts_ms(symbols, 2)[1] == 450 - 32


def test_after_a_comma_a_word_begins_a_little_before_its_first_phoneme() -> None:
    symbols = timed(
        (OPENING, NO_WORD, 14), ("a", 0, 4), (",", NO_WORD, 8), (" ", NO_WORD, 2), ("b", 1, 4)
    )
    assert starts_ms(symbols, 2)[1] == 700 - 72


def test_the_first_word_begins_in_the_opening_silence_and_stretches_with_it() -> None:
    short, long = (timed((OPENING, NO_WORD, steps), ("a", 0, 4)) for steps in (10, 20))
    assert starts_ms(short, 1) == [216]
    assert starts_ms(long, 1) == [383]


def test_the_second_part_of_a_long_sentence_opens_like_the_first() -> None:
    first = ((OPENING, NO_WORD, 10), ("a", 0, 4), (",", NO_WORD, 8), (" ", NO_WORD, 2))
    again = ((OPENING, NO_WORD, 10), ("b", 1, 4))
    assert starts_ms(timed(*first, *again), 2) == [216, 600 + 216]


def test_a_word_ends_where_its_sound_does() -> None:
    symbols = timed((OPENING, NO_WORD, 14), ("a", 0, 20), (".", NO_WORD, 20))
    heard, hush = sound(seconds=0.5), sound(seconds=1, loud=False)
    (mark,) = mark_words(symbols, 1, Pcm(data=heard.data + hush.data, rate_hz=SECOND))
    assert mark.end_frame == 0.5 * SECOND


def test_a_word_that_is_not_spoken_has_no_length_and_stands_after_the_one_before() -> None:
    symbols = timed((OPENING, NO_WORD, 14), ("a", 0, 4), (" ", NO_WORD, 1), ("c", 2, 4))
    before, unspoken, _ = mark_words(symbols, 3, sound(seconds=1))
    assert unspoken.start_frame == unspoken.end_frame == before.end_frame


SYMBOLS = st.lists(
    st.tuples(st.sampled_from([OPENING, " ", ",", "a"]), st.integers(0, 30)), max_size=40
)


@given(rows=SYMBOLS, seconds=st.floats(0, 3), loud=st.booleans())
def test_marks_are_in_order_and_inside_the_clip(
    *, rows: list[tuple[str, int]], seconds: float, loud: bool
) -> None:
    words = 0
    symbols = []
    for symbol, steps in rows:
        symbols.append((symbol, words if symbol == "a" else NO_WORD, steps))
        words += symbol == "a"
    pcm = sound(seconds=seconds, loud=loud)
    marks = mark_words(timed(*symbols), words + 1, pcm)
    edges = [edge for mark in marks for edge in (mark.start_frame, mark.end_frame)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= pcm.frames for edge in edges)
    assert [mark.word for mark in marks] == list(range(words + 1))
