from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.export.headings import mend_levels


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ([], []),
        ([3], [1]),
        ([1, 2, 3, 2], [1, 2, 3, 2]),
        ([1, 3, 3, 2], [1, 2, 2, 2]),
        ([1, 4, 6, 4, 1], [1, 2, 3, 2, 1]),
        ([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 6]),
    ],
)
def test_siblings_stay_siblings(written: list[int], mended: list[int]) -> None:
    assert list(mend_levels(written)) == mended


@given(st.lists(st.integers(0, 9)))
def test_no_level_is_ever_skipped(levels: list[int]) -> None:
    mended = list(mend_levels(levels))
    assert len(mended) == len(levels)
    assert all(after <= before + 1 for before, after in pairwise([0, *mended]))
    assert all(1 <= level <= 6 for level in mended)
