"""Figures of a list of errors, and the limits that the project holds itself to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

MEDIAN_MS, ABSOLUTE_MS, P95_MS, ENCODING_MS = 10.0, 20.0, 70.0, 25.0
LEFT_OUT = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Errors in milliseconds, summed up; `within_50` and `within_100` are shares of 1."""

    words: int
    median: float
    absolute: float
    p95: float
    within_50: float
    within_100: float


def sum_up(errors_ms: Sequence[float]) -> Figures:
    """Sum up a list of at least one error."""
    errors = np.asarray(errors_ms)
    size = np.abs(errors)
    return Figures(
        words=len(errors),
        median=float(np.median(errors)),
        absolute=float(np.median(size)),
        p95=float(np.percentile(size, 95)),
        within_50=float(np.mean(size <= 50)),  # noqa: PLR2004 - named by the field
        within_100=float(np.mean(size <= 100)),  # noqa: PLR2004
    )


def find_misses(figures: Figures, *, left_out: float, encoding_ms: float) -> list[str]:
    """Name every limit that does not hold: what was measured, and the limit."""
    measured = (
        ("signed median", abs(figures.median), MEDIAN_MS, "ms"),
        ("median absolute error", figures.absolute, ABSOLUTE_MS, "ms"),
        ("95th percentile", figures.p95, P95_MS, "ms"),
        ("after encoding", encoding_ms, ENCODING_MS, "ms"),
        ("words left out", left_out * 100, LEFT_OUT * 100, "%"),
    )
    return [
        f"{name} {value:.1f} {unit} is over {limit:g} {unit}"
        for name, value, limit, unit in measured
        if value > limit
    ]
