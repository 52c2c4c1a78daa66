"""Fixtures that several packages' tests share."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings
from long_bundle import write_long_bundle

# No test is timed. CI looks at the same examples each time, so that a red run means a change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

GUIDE_TOML = """\
id = "lungs"
title = "Your lungs"
authors = ["Ada Writer"]
lang = "en"
voice = "silent"
"""


@pytest.fixture(scope="session")
def executor() -> Iterator[Executor]:
    """The seam that a build runs through: threads here, processes or a cluster elsewhere."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        yield pool


@pytest.fixture(scope="session")
def long_audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one guide: ten hours in 500 chapters."""
    return write_long_bundle(tmp_path_factory.mktemp("long"))


@pytest.fixture
def write_guide(tmp_path: Path) -> Callable[..., Path]:
    """Write a guide's folder: `write_guide({"01-start.md": "# Start\\n\\nHello."})`."""

    def write(chapters: dict[str, str], settings: str = GUIDE_TOML, name: str = "lungs") -> Path:
        folder = tmp_path / "scripts" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "guide.toml").write_text(settings, encoding="utf-8")
        for file_name, text in chapters.items():
            (folder / file_name).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def hears_interrupts() -> Iterator[None]:
    """Let a process that is started hear Ctrl+C, also where a shell runs the tests behind it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
