"""A small guide in a real voice, built once; each test breaks a copy of its own."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest
from breaking import GUIDE

from audioguide.bundle.build import build_guide
from audioguide.errors import SpeechError
from audioguide.model.text import Finding
from audioguide.script.source import read_guide
from audioguide.speech.engines import load_engine
from audioguide.verify.guide import Depth, verify_guide
from audioguide.verify.recognizers.table import recognizer_finder

SETTINGS = f'id = "{GUIDE}"\ntitle = "Your lungs"\nlang = "en"\n'
CHAPTERS = {
    "01-start.md": """# Where they are

Your lungs fill most of the space inside your chest, on both sides of the heart.

They are soft, light and full of air, like two sponges. Each breath moves half a litre.

- The right one has three parts.
- The left one has two parts, because the heart needs room.
""",
    "02-work.md": """# What they do

When you breathe in, a strong muscle under your lungs pulls down.

Air flows through your nose, past your throat, and into smaller and smaller tubes.

At the end of each tube are tiny bags. Oxygen passes into the blood there.

Please talk to your doctor if breathing becomes hard.
""",
}


@pytest.fixture(scope="session")
def spoken_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scripts") / GUIDE
    folder.mkdir()
    (folder / "guide.toml").write_text(SETTINGS, encoding="utf-8")
    for name, text in CHAPTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def spoken_audio(
    spoken_source: Path, executor: Executor, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    try:
        load_engine("natural").close()
        spec = "natural"
    except SpeechError:
        spec = "system"
    audio = tmp_path_factory.mktemp("spoken")
    guide, _ = read_guide(spoken_source)
    build_guide(guide, spec=spec, source=spoken_source, audio=audio, executor=executor)
    return audio


@pytest.fixture
def audio(spoken_audio: Path, tmp_path: Path) -> Path:
    """A copy of the built guide, to be broken."""
    shutil.copytree(spoken_audio / GUIDE, tmp_path / "audio" / GUIDE)
    return tmp_path / "audio"


@pytest.fixture(scope="session")
def listen() -> Callable[..., list[Finding]]:
    """Verify a guide, `by_ear` with the recognizer that the tests have; loaded once."""
    find = recognizer_finder("pocketsphinx")

    def run(audio: Path, *, by_ear: bool = True, **options: object) -> list[Finding]:
        depth = Depth(find_recognizer=find if by_ear else None)
        return list(verify_guide(audio, GUIDE, depth=depth, **options))

    return run
