import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import FormatError
from audioguide.formats.mp3 import FRAME_BYTES, Info, _crc, find_sound, parse_info, render_info

EMPTY = b"\xff\xf3\x84" + bytes(10) + b"Info" + bytes(FRAME_BYTES - 17)


def test_the_checksum_is_the_one_that_lame_writes() -> None:
    assert _crc(b"123456789") == 0xBB3D  # the check value of CRC-16/ARC


@given(frames=st.integers(0, 2**24), delay=st.integers(0, 4095), padding=st.integers(0, 4095))
def test_what_is_written_is_read_again(frames: int, delay: int, padding: int) -> None:
    info = Info(frames=frames, delay=delay, padding=padding)
    assert parse_info(render_info(EMPTY, info)) == info


@given(st.binary(max_size=300))
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_info(data)


def test_sound_begins_behind_a_tag() -> None:
    assert find_sound(b"ID3\x03\x00\x00\x00\x00\x02\x01") == 10 + 257
    assert find_sound(EMPTY[:10]) == 0
