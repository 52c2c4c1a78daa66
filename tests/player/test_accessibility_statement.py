"""The accessibility statement speaks of every criterion, and names no test that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATEMENT = (ROOT / "docs/accessibility.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([\d.]+) .*? \| (A+) \| (.+?) \| (.+?) \|$", STATEMENT, re.MULTILINE)
# WCAG 2.2 (https://www.w3.org/TR/WCAG22/), levels A and AA: by guideline, the last numbers.
A_AND_AA = {
    "1.1": (1,),
    "1.2": (1, 2, 3, 4, 5),
    "1.3": (1, 2, 3, 4, 5),
    "1.4": (1, 2, 3, 4, 5, 10, 11, 12, 13),
    "2.1": (1, 2, 4),
    "2.2": (1, 2),
    "2.3": (1,),
    "2.4": (1, 2, 3, 4, 5, 6, 7, 11),
    "2.5": (1, 2, 3, 4, 7, 8),
    "3.1": (1, 2),
    "3.2": (1, 2, 3, 4, 6),
    "3.3": (1, 2, 3, 4, 7, 8),
    "4.1": (2, 3),
}


def test_every_criterion_of_a_and_aa_is_told_once_in_order() -> None:
    wanted = [f"{guideline}.{last}" for guideline, all_ in A_AND_AA.items() for last in all_]
    assert len(wanted) == 55
    assert [number for number, level, *_ in ROWS if level != "AAA"] == wanted


@pytest.mark.parametrize(("number", "shown"), [(row[0], row[3]) for row in ROWS])
def test_what_shows_a_criterion_is_a_test_that_exists_or_is_said_to_be_none(
    number: str, shown: str
) -> None:
    tests = re.findall(r"`(test_\w+)`", shown)
    assert tests or re.search("unverified|not applicable", shown), number
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in tests if f"def {name}(" not in source] == []
