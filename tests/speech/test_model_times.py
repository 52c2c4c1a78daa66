"""Models say how long their phonemes last: a tensor shown, phonemes found in their words."""

from hypothesis import given
from hypothesis import strategies as st

from audioguide.speech.onnx_graph import tensors_of, with_output
from audioguide.speech.phoneme_times import Phoneme, marks_from_phonemes
from audioguide.speech.rewriting import match_rewriting


def field(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2, len(content)]) + content


NODE = field(1, b"in") + field(2, b"/Ceil_output_0") + field(4, b"Ceil")
MODEL = b"\x08\x08" + field(2, b"maker") + field(7, field(1, NODE) + field(1, field(4, b"Add")))


def test_the_tensor_of_an_operator_is_found_by_its_kind() -> None:
    assert tensors_of(MODEL, "Ceil") == ["/Ceil_output_0"]
    assert tensors_of(MODEL, "CumSum") == []


def test_an_output_is_appended_and_the_model_before_it_left_alone() -> None:
    changed = with_output(MODEL, "x" * 200)
    assert changed.startswith(MODEL)
    assert tensors_of(changed, "Ceil") == ["/Ceil_output_0"]
    assert b"x" * 200 in changed


def phonemes(symbols: str) -> list[Phoneme]:
    return [
        Phoneme(symbol=symbol, start_frame=10 * i, end_frame=10 * i + 10)
        for i, symbol in enumerate(symbols)
    ]


def test_phonemes_are_found_in_their_words_though_the_sentence_says_them_otherwise() -> None:
    marks = marks_from_phonemes(["ɪn", "ðiː", "boʊn"], phonemes("^ɪn ðə boʊn.$"))
    assert [(m.start_frame, m.end_frame) for m in marks] == [(10, 30), (40, 60), (70, 110)]


def test_a_word_that_says_nothing_has_a_mark_of_no_length_where_it_stands() -> None:
    marks = marks_from_phonemes(["ab", "", "cd"], phonemes("ab, cd"))
    assert [(m.start_frame, m.end_frame) for m in marks] == [(0, 20), (20, 20), (40, 60)]


@given(st.lists(st.text("abcdˈ ,", max_size=4), max_size=6), st.text("abcd ,", max_size=20))
def test_marks_are_in_order_whatever_was_said(alone: list[str], said: str) -> None:
    marks = marks_from_phonemes(alone, phonemes(said))
    edges = [frame for mark in marks for frame in (mark.start_frame, mark.end_frame)]
    assert edges == sorted(edges)
    assert len(marks) == len(alone)


@given(st.text("ab 35-.J", max_size=25), st.text("ab 35th.J", max_size=25))
def test_every_chunk_of_a_rewriting_comes_from_somewhere_in_order(raw: str, new: str) -> None:
    stretches = match_rewriting(raw, new)
    assert len(stretches) == len(new.split())
    edges = [edge for stretch in stretches for edge in (stretch.start, stretch.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(raw) for edge in edges)


def test_a_sentence_of_hundreds_of_figures_is_matched_figure_by_figure() -> None:
    raw = " ".join(f"${number}" for number in range(100, 500))
    new = " ".join(f"{number} dollars" for number in range(100, 500))
    stretches = match_rewriting(raw, new)
    owners = [int(stretch.at(0.5)) // len("$100 ") for stretch in stretches]
    assert owners == [number // 2 for number in range(800)]
