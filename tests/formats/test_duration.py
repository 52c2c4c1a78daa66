import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.formats.duration import parse_duration, render_duration


@pytest.mark.parametrize(
    ("duration_ms", "text"),
    [
        (0, "PT0S"),
        (5, "PT0.005S"),
        (543_512, "PT9M3.512S"),
        (60_000, "PT1M"),
        (3_600_000, "PT1H"),
        (37_230_100, "PT10H20M30.1S"),
    ],
)
def test_a_duration_is_written_in_iso_8601(duration_ms: int, text: str) -> None:
    assert render_duration(duration_ms) == text


@given(st.integers(0, 10**12))
def test_a_duration_comes_back_as_it_was(duration_ms: int) -> None:
    assert parse_duration(render_duration(duration_ms), where="here") == duration_ms


def test_seconds_may_be_more_than_sixty() -> None:
    assert parse_duration("PT12345.235S", where="here") == 12_345_235
