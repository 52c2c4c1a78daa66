"""Each target of targets.py for a moment; docs/security.md tells of the long run."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NAMES = (
    *("script", "settings", "manifest", "timeline", "captions", "range", "text", "html"),
    *("epub", "docx", "odt", "pdf", "archive", "routes"),
)


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris is not installed: it is for Linux alone, and for some versions of Python",
)
@pytest.mark.parametrize("name", NAMES)
def test_no_input_breaks_it_in_a_moment_of_fuzzing(name: str, tmp_path: Path) -> None:
    command = [sys.executable, HERE / "run.py", name, "-seed=1", "-runs=3000", "-max_total_time=2"]
    done = subprocess.run(
        [*command, "-max_len=40000", "-timeout=60"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
