"""The Nu HTML checker, which knows the HTML standard and ARIA in HTML."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
JAR = Path(os.environ.get("VNU_JAR", ROOT / ".venv/nu/node_modules/vnu-jar/build/dist/vnu.jar"))


def check_html(pages: Sequence[Path], *, meant: str = "") -> str:
    """Give what the checker says of these files, without what matches `meant`; skips without it."""
    if not shutil.which("java"):
        pytest.skip("there is no Java here")
    if not JAR.is_file():
        pytest.skip("the Nu HTML checker is not here; see tests/player/ensure-nu.sh")
    command = ["java", "-jar", str(JAR), "--format", "gnu"]
    if meant:
        command += ["--filterpattern", meant]
    checked = subprocess.run(
        [*command, *map(str, pages)], capture_output=True, text=True, timeout=120, check=False
    )
    assert checked.stderr or checked.returncode == 0
    return checked.stderr
