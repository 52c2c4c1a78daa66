"""docs/security.md promises nothing without a test, and names none that is not there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs/security.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\| (.+) \| (.*) \| (.*`test_\w+`.*) \|$", DOCUMENT, re.MULTILINE)


def test_every_promise_has_a_row() -> None:
    promises = DOCUMENT.split("## Promises")[1].split("\n## ")[0]
    rows = [line for line in promises.split("\n") if re.match(r"\| (?!promise|---)", line)]
    assert len(rows) == len([row for row in PROMISES if row[0] in promises]) > 15


@pytest.mark.parametrize("promise", [row[0] for row in PROMISES])
def test_what_shows_a_promise_is_a_test_that_exists(promise: str) -> None:
    (shown,) = {row[2] for row in PROMISES if row[0] == promise}
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    tests = re.findall(r"`(test_\w+)`", shown)
    assert [name for name in tests if f"def {name}(" not in source] == []


def test_the_figures_of_fuzzing_add_up() -> None:
    rows = re.findall(r"^\| ([\w\s,()`.]+?) \| ([\d,]+) \|", DOCUMENT, re.MULTILINE)
    counts = {name: int(number.replace(",", "")) for name, number in rows}
    assert sum(counts.values()) == 2 * counts["all"]
