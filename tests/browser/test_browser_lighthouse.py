"""What Lighthouse says of a page, as on a phone: its performance is measured, not tested."""

import pytest

from benchmarks.page.lighthouse import look, why_not

UNTIMED = ("accessibility", "best-practices", "seo")


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "it is here")
@pytest.mark.parametrize("path", ["/guides/breathing/", "/guides/breathing/two-lungs/"])
def test_lighthouse_gives_all_points_but_for_speed(address: str, path: str) -> None:
    points = look(f"{address}{path}", UNTIMED)
    assert {name: got for name, (got, _) in points.items()} == dict.fromkeys(UNTIMED, 100), points
