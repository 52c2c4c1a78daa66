"""What several tests of the build share."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest

from audioguide.bundle.build import BuildReport, build_guide
from audioguide.script.source import read_guide


@pytest.fixture
def build(executor: Executor, tmp_path: Path) -> Callable[[Path], BuildReport]:
    """Build the guide in a folder, which has nothing to mend."""

    def run(folder: Path) -> BuildReport:
        guide, findings = read_guide(folder)
        assert not findings
        return build_guide(guide, source=folder, audio=tmp_path / "audio", executor=executor)

    return run
