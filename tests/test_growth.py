"""Texts made to be slow take time by their length alone: four times as long, about four times.

CPU time of one run against another of the same run, never against a clock: a quadratic step would
give 16. What is left quadratic, in libraries, is told in docs/security.md.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "fuzz"))
sys.path.append(str(Path(__file__).parent / "intake"))
from targets import fuzz_captions, fuzz_html, fuzz_script, fuzz_settings, fuzz_text

MOST = 10.0
TRIES = 4

SCRIPTS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "emphasis": lambda n: "*a **b " * n,
    "spans": lambda n: "[a]{say=b} " * n,
    "open spans": lambda n: "[a]{say=" * n,
    "open links": lambda n: "[a](<b " * n,
    "quotes": lambda n: "> " * n,
    "entities": lambda n: "&a;&#x;" * n,
    "tags": lambda n: "<a b=" * n,
    "comments": lambda n: "<!-- " * n,
    "a long word": lambda n: "a" * 8 * n,
    "a long sentence": lambda n: "word " * n,
    "dots": lambda n: ". " * n,
    "spaces": lambda n: "a" + " " * 8 * n + "b",
    "items": lambda n: "- a\n" * n,
    "marks on a letter": lambda n: "a" + "\u0301" * 4 * n,
    "references": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)),
    "figures": lambda n: "1.2.3." * n,
    "pictures": lambda n: "![a](a.png) " * n,
    "backslashes": lambda n: "\\" * 4 * n,
}
SETTINGS: dict[str, Callable[[int], str]] = {
    "sayings": lambda n: "[pronounce]\n" + "".join(f'w{i} = "b"\n' for i in range(n)),
    "unknown keys": lambda n: "".join(f'w{i} = "b"\n' for i in range(n)),
    "arrays in arrays": lambda n: "a = " + "[" * n,
}
TEXTS: dict[str, Callable[[int], str]] = {
    "a long line": lambda n: "a " * 4 * n,
    "hyphens": lambda n: "a-\n" * n,
    "short lines": lambda n: "Word\n\n" * n,
    "rules": lambda n: "- " * 4 * n + "a",
    "a byline": lambda n: "By " + "and a, " * n,
    "crumbs": lambda n: "Home " + "> a " * n,
    "a comment form": lambda n: "enter your comment" + " browser" * n,
}
PAGES: dict[str, Callable[[int], str]] = {
    "inline in inline": lambda n: "<p>" + ("<i>" * 40 + "a" + "</i>" * 40) * (n // 20),
    "bold words": lambda n: "<p>" + "<b>a</b> " * n,
    "rows": lambda n: "<table>" + "<tr><td>a<td>b</tr>" * n + "</table>",
    "a row over all": lambda n: f"<table><tr><td rowspan={n}0000 colspan={n}0000>a</table>",
    "open tags": lambda n: "<a href=x " * n,
    "headings": lambda n: "<h2>A title</h2><p>Hello there.</p>" * n,
}
CAPTIONS: dict[str, Callable[[int], str]] = {
    "cues": lambda n: "WEBVTT\n\n" + "00:00.000 --> 00:01.000\na\n\n" * n,
    "open tags": lambda n: "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<" * 8 * n,
    "stamps": lambda n: "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "<00:00.500>a" * n,
}
TABLE = [
    pytest.param(function, make, id=f"{function.__name__.removeprefix('fuzz_')}: {name}")
    for function, made in (
        (fuzz_script, SCRIPTS),
        (fuzz_settings, SETTINGS),
        (fuzz_text, TEXTS),
        (fuzz_html, PAGES),
        (fuzz_captions, CAPTIONS),
    )
    for name, make in made.items()
]


def cpu_seconds(function: Callable[[bytes], None], data: bytes) -> float:
    before = time.process_time()
    function(data)
    return time.process_time() - before


@pytest.mark.parametrize(("function", "make"), TABLE)
def test_four_times_the_text_takes_about_four_times_as_long(
    function: Callable[[bytes], None], make: Callable[[int], str]
) -> None:
    small, large = make(400).encode(), make(1600).encode()
    function(make(20).encode())  # what is loaded once is loaded
    ratios = []
    for _ in range(TRIES):  # a neighbour on the machine can spoil one
        # What takes no time at all has no ratio.
        ratios.append(cpu_seconds(function, large) / max(cpu_seconds(function, small), 0.005))
        if ratios[-1] <= MOST:
            return
    pytest.fail(f"it grows: {ratios}")
