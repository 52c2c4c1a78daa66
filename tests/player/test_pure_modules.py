"""The modules that are pure, by node's own test runner: see tests/js."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "tests/js").glob("*.test.mjs"))
NODE = shutil.which("node")
LEAST = 18


def _version() -> int:
    if NODE is None:
        return 0
    told = subprocess.run(
        [NODE, "--version"], capture_output=True, text=True, check=True, timeout=60
    )
    return int(told.stdout.lstrip("v").split(".")[0])


@pytest.mark.skipif(_version() < LEAST, reason=f"there is no node {LEAST} or newer here")
def test_the_pure_modules_do_what_their_tests_say() -> None:
    assert TESTS
    run = subprocess.run(
        [str(NODE), "--test", *map(str, TESTS)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
