"""A small guide of the silent engine, built and exported as its podcast needs it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from audioguide.bundle.build import build_guide
from audioguide.export.run import export_guide
from audioguide.script.source import read_guide

GUIDE = "lungs"
TOML = """\
id = "lungs"
title = "Your “lungs” & you 🫁"
authors = ["Ada Writer"]
description = "How you breathe."
published = 2026-11-01
lang = "en"
voice = "silent"
"""
FIRST = "# Start here\n\nHello & welcome.\n"
SECOND = "# Air \\<in> & out\n\nAir comes in.\n"


def build_podcast(audio: Path, *, toml: str = TOML, first: str = FIRST) -> None:
    """Build the guide into `audio`, and export what its feeds are made of."""
    source = audio.parent / "scripts" / GUIDE
    source.mkdir(parents=True, exist_ok=True)
    for name, text in (("guide.toml", toml), ("01-start.md", first), ("02-air.md", SECOND)):
        (source / name).write_text(text, encoding="utf-8")
    guide, findings = read_guide(source)
    assert [finding for finding in findings if finding.severity == "error"] == []
    with ThreadPoolExecutor(max_workers=2) as pool:
        build_guide(guide, source=source, audio=audio, executor=pool)
    for format_name in ("mp3", "podcast"):
        export_guide(audio, guide.info.id, format_name)
