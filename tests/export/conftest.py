"""Bundles to export: a small guide of the silent engine, built once."""

import shutil
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest

from audioguide.bundle.build import build_guide
from audioguide.script.source import read_guide

TOML = """\
id = "lungs"
title = "Your “lungs” & you 🫁"
authors = ["Ada Writer", "Bo <Editor>"]
publisher = "The Clinic"
description = "How you breathe."
license = "CC BY 4.0"
published = "2026-11-01"
lang = "en"
voice = "silent"
"""
CHAPTERS = {
    "01-start.md": (
        "# Start here\n\nHello & welcome. This is *yours*.\n\n## What you need\n\n"
        "- A chair\n- A [clock](https://example.org/clock)\n  - with hands\n\n"
        "1. Sit down.\n2. Breathe \\<in>.\n"
    ),
    "02-air.md": (
        "# Air, and “more”\n\nAir comes in.\n\n### Small print\n\n"
        "> Breathe out slowly.\n\nSay [buenos días]{lang=es}.\n"
    ),
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, executor: Executor) -> Path:
    """The folder of bundles with one guide, `lungs`. Do not write into it: copy it by `audio`."""
    root = tmp_path_factory.mktemp("export")
    source = root / "scripts" / "lungs"
    source.mkdir(parents=True)
    (source / "guide.toml").write_text(TOML, encoding="utf-8")
    for name, text in CHAPTERS.items():
        (source / name).write_text(text, encoding="utf-8")
    guide, findings = read_guide(source)
    assert [finding for finding in findings if finding.severity == "error"] == []
    build_guide(guide, source=source, audio=root / "audio", executor=executor)
    return root / "audio"


@pytest.fixture
def audio(built: Path, tmp_path: Path) -> Path:
    """A folder of bundles of the test's own, with the guide `lungs` in it."""
    shutil.copytree(built / "lungs", tmp_path / "audio" / "lungs")
    return tmp_path / "audio"


@pytest.fixture(scope="session")
def build_bundle(
    tmp_path_factory: pytest.TempPathFactory, executor: Executor
) -> Callable[..., Path]:
    """Build a guide from chapters' texts: `build_bundle({"01-a.md": "# A\\n\\nB."}, toml=...)`."""

    def build(chapters: dict[str, str], toml: str = TOML) -> Path:
        root = tmp_path_factory.mktemp("built")
        source = root / "scripts" / "guide"
        source.mkdir(parents=True)
        (source / "guide.toml").write_text(toml, encoding="utf-8")
        for name, text in chapters.items():
            (source / name).write_text(text, encoding="utf-8")
        guide, _ = read_guide(source)
        build_guide(guide, source=source, audio=root / "audio", executor=executor)
        return root / "audio"

    return build
