"""`make sync` tells the truth about its limits."""

from audioguide.speech.alignment.arpabet import to_arpabet
from benchmarks.sync.figures import Figures, find_misses, sum_up


def test_figures_keep_the_sign_of_the_median_and_the_size_of_the_rest() -> None:
    assert sum_up([-60.0, *[-10.0] * 18, 60.0, 200.0]) == Figures(
        words=21, median=-10.0, absolute=10.0, p95=60.0, within_50=18 / 21, within_100=20 / 21
    )


def test_errors_within_every_limit_miss_nothing() -> None:
    figures = sum_up([10.0] * 20)
    assert find_misses(figures, left_out=0.05, encoding_ms=25.0) == []


def test_each_limit_that_does_not_hold_is_named_with_what_was_measured() -> None:
    figures = sum_up([-80.0] * 20)
    assert find_misses(figures, left_out=0.06, encoding_ms=26.0) == [
        "signed median 80.0 ms is over 10 ms",
        "median absolute error 80.0 ms is over 20 ms",
        "95th percentile 80.0 ms is over 70 ms",
        "after encoding 26.0 ms is over 25 ms",
        "words left out 6.0 % is over 5 %",
    ]


def test_the_authors_ipa_becomes_the_aligners_phonemes() -> None:
    assert to_arpabet("/ˌpɛɹɪtəˈniːəm/") == "P EH R IH T AH N IY AH M"
