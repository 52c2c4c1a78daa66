import pytest

from audioguide.player.catalogs import CATALOGS
from audioguide.player.durations import render_clock, render_length, render_size


@pytest.mark.parametrize(
    ("duration_ms", "clock"),
    [
        (0, "0:00"),
        (65_000, "1:05"),
        (59_999, "1:00"),
        (3_723_000, "1:02:03"),
        (36_000_000, "10:00:00"),
    ],
)
def test_a_clock_shows_minutes_and_seconds(duration_ms: int, clock: str) -> None:
    assert render_clock(duration_ms) == clock


@pytest.mark.parametrize(
    ("duration_ms", "words"),
    [
        (1_000, "1 minute"),
        (60_000, "1 minute"),
        (540_000, "9 minutes"),
        (3_600_000, "1 hour"),
        (3_661_000, "1 hour 1 minute"),
        (7_500_000, "2 hours 5 minutes"),
    ],
)
def test_a_length_is_told_in_words(duration_ms: int, words: str) -> None:
    assert render_length(duration_ms, CATALOGS["en"]) == words


@pytest.mark.parametrize(
    ("size_bytes", "words"), [(1, "1 KB"), (640_200, "640 KB"), (1_234_567, "1.2 MB")]
)
def test_a_size_is_told_in_round_figures(size_bytes: int, words: str) -> None:
    assert render_size(size_bytes, CATALOGS["en"]) == words


def test_spanish_has_words_of_its_own_and_a_decimal_comma() -> None:
    assert render_length(7_500_000, CATALOGS["es"]) == "2 horas y 5 minutos"
    assert render_size(1_234_567, CATALOGS["es"]) == "1,2 MB"
