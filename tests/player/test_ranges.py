import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import RequestedRangeNotSatisfiable

from audioguide.player.ranges import ByteRange, Window, parse_range

WHOLE = None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", (0, 1)),
        ("bytes=0-", (0, 100)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-1000", (90, 100)),
        ("bytes=-10", (90, 100)),
        ("bytes=-1000", (0, 100)),
        ("Bytes= 5-6 ", (5, 7)),
        (None, WHOLE),
        ("", WHOLE),
        ("bytes=-", WHOLE),
        ("bytes=9-3", WHOLE),
        ("bytes=0-1,5-6", WHOLE),
        ("items=0-1", WHOLE),
        ("bytes=a-b", WHOLE),
        ("bytes=٣-٤", WHOLE),
        ("bytes=--5", WHOLE),
    ],
)
def test_a_range_is_read_as_rfc_9110_says(header: str, expected: tuple[int, int] | None) -> None:
    found = parse_range(header, 100)
    assert (found and (found.start, found.stop)) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_had(header: str) -> None:
    with pytest.raises(RequestedRangeNotSatisfiable):
        parse_range(header, 100)


def test_an_empty_file_is_always_whole() -> None:
    assert parse_range("bytes=-5", 0) is WHOLE


@given(
    header=st.one_of(st.text(), st.from_regex(r"bytes=\d{0,30}-\d{0,30}", fullmatch=True)),
    size_bytes=st.integers(0, 10**12),
)
def test_any_header_gives_bytes_of_the_file_or_a_416(header: str, size_bytes: int) -> None:
    with suppress(RequestedRangeNotSatisfiable):
        found = parse_range(header, size_bytes)
        assert found is None or 0 <= found.start < found.stop <= size_bytes


@given(
    data=st.binary(max_size=50),
    ends=st.tuples(st.integers(0, 50), st.integers(0, 50)),
    reads=st.lists(st.integers(0, 20), max_size=6),
)
def test_a_window_reads_like_a_file_that_holds_that_part(
    tmp_path_factory: pytest.TempPathFactory,
    data: bytes,
    ends: tuple[int, int],
    reads: list[int],
) -> None:
    path = tmp_path_factory.getbasetemp() / "window.bin"
    path.write_bytes(data)
    start, stop = sorted(min(end, len(data)) for end in ends)
    expected = io.BytesIO(data[start:stop])
    with Window(path, ByteRange(start=start, stop=stop)) as window:
        for size in reads:
            assert window.read(size) == expected.read(size)
            assert window.tell() == expected.tell()
        assert window.seek(0, io.SEEK_END) == stop - start
        window.seek(0)
        assert window.read() == data[start:stop]


def test_closing_a_window_closes_its_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    window = Window(tmp_path / "a", ByteRange(start=0, stop=3))
    window.close()
    with pytest.raises(ValueError, match="closed"):
        window.read()
