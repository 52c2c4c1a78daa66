import struct
from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from audioguide.formats.mp4 import FRAMES_PER_CHUNK, Sound, render_head
from audioguide.formats.mp4_tags import cut_utf8, render_nero_chapters, render_tags
from audioguide.model.timing import Span


def sound_of(sizes: list[int]) -> Sound:
    return Sound(
        sizes=array("I", sizes),
        rate_hz=24_000,
        config=b"\x13\x08",
        bit_rate=64_000,
        duration_ms=max(1, len(sizes) * 1024 // 24),
    )


def marks_of(titles: list[str]) -> list[tuple[Span, str]]:
    return [(Span(start_ms=n * 1000, end_ms=n * 1000 + 1000), t) for n, t in enumerate(titles)]


def offsets_in(head: bytes, kind: bytes) -> list[list[int]]:
    """Read every table of offsets of this kind."""
    width = {b"stco": "I", b"co64": "Q"}[kind]
    found, at = [], 0
    while (at := head.find(kind, at) + 4) > 4 - 1:
        (count,) = struct.unpack_from(">I", head, at + 4)
        found.append(list(struct.unpack_from(f">{count}{width}", head, at + 8)))
    return found


@given(
    st.lists(st.integers(1, 800), min_size=1, max_size=200),
    st.lists(st.text(max_size=20), min_size=1, max_size=20),
)
def test_titles_and_sound_lie_where_the_header_says(sizes: list[int], titles: list[str]) -> None:
    titles = [title.replace("stco", "") for title in titles]
    head = b"".join(render_head(sound_of(sizes), marks_of(titles), [], "eng"))
    sound, text = offsets_in(head, b"stco")
    assert sound[0] == len(head)
    assert [b - a for a, b in pairwise(sound)] == [
        sum(sizes[first : first + FRAMES_PER_CHUNK])
        for first in range(0, len(sizes), FRAMES_PER_CHUNK)
    ][: len(sound) - 1]
    at = text[0]
    for title in titles:
        (length,) = struct.unpack_from(">H", head, at)
        assert head[at + 2 : at + 2 + length].decode() == title
        at += 2 + length + 12
    assert at == len(head)


def test_a_file_of_more_than_four_gigabytes_has_long_offsets() -> None:
    sizes = [1 << 24] * 300
    head = b"".join(render_head(sound_of(sizes), marks_of(["One"]), [], "eng"))
    (sound,) = offsets_in(head, b"co64")
    assert sound[0] == len(head)
    assert sound[-1] == len(head) + 288 * (1 << 24)


def test_the_short_list_is_left_out_where_it_would_be_cut_off() -> None:
    assert render_nero_chapters(marks_of(["x"] * 255)) != []
    assert render_nero_chapters(marks_of(["x"] * 256)) == []


@given(st.text(), st.integers(0, 50))
def test_a_title_is_cut_between_letters(text: str, most: int) -> None:
    cut = cut_utf8(text, most)
    assert len(cut) <= most
    assert text.startswith(cut.decode())


def test_what_is_not_known_is_not_told() -> None:
    tags = b"".join(render_tags({"©nam": "Lungs", "desc": ""}, b"\xff\xd8"))
    assert b"\xa9nam" in tags
    assert b"desc" not in tags
