"""`audioguide verify [GUIDES]`: built guides are whole, sound right, and say what is written."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audioguide.cli.options import audio_option, format_option, scripts_option
from audioguide.cli.output import print_findings, print_report, render_counts
from audioguide.errors import ScriptError
from audioguide.model.text import Finding, Severity

if TYPE_CHECKING:
    from audioguide.model.guide import Guide
    from audioguide.verify.guide import Depth

EXIT_FINDINGS = 3


@click.command()
@click.argument("guides", nargs=-1)
@audio_option
@scripts_option
@format_option
@click.option(
    "--recognizer",
    type=click.Choice(["auto", "pocketsphinx", "vosk", "whisper"]),
    default="auto",
    show_default=True,
    help="What listens to the sentences.",
)
@click.option("--no-recognition", is_flag=True, help="Do not compare what is said with the text.")
@click.option("--fast", is_flag=True, help="Do not listen at all: files, captions and times only.")
def verify(  # noqa: PLR0913 - an option each
    guides: tuple[str, ...],
    *,
    audio: Path,
    scripts: Path,
    report_format: str,
    recognizer: str,
    no_recognition: bool,
    fast: bool,
) -> None:
    """Listen to the built GUIDES (all, if none is named) and find what is wrong with them.

    Every file is whole, loudness and silences are right, captions keep their rules, and what is
    said is what is written.
    """
    from audioguide.verify.guide import Depth
    from audioguide.verify.recognizers.table import recognizer_finder

    heeds = None if fast or no_recognition else recognizer_finder(recognizer)
    depth = Depth(sound=not fast, find_recognizer=heeds)
    findings = _findings(guides or _find_ids(audio), audio, scripts, depth)
    if report_format == "text":
        counts = print_findings(findings)
        click.echo(render_counts(counts))
    else:
        counts = print_report(findings, report_format)
    if counts[Severity.ERROR]:
        sys.exit(EXIT_FINDINGS)


def _findings(
    guides: tuple[str, ...], audio: Path, scripts: Path, depth: "Depth"
) -> Iterator[Finding]:
    from audioguide.script.overrides import apply_overrides
    from audioguide.verify.guide import verify_guide

    written = {guide.info.id: guide for guide in _read_guides(scripts)}
    for guide_id in guides:
        guide = written.get(guide_id)
        sections = {section.id: section for section in guide.sections} if guide else {}
        found = verify_guide(audio, guide_id, depth=depth, sections=sections)
        for finding in found:
            yield from apply_overrides([finding], guide.overrides if guide else ())


def _find_ids(audio: Path) -> tuple[str, ...]:
    """Name every built guide, damaged ones too: those are what one looks for here."""
    ids = tuple(sorted(path.parent.name for path in audio.glob("*/manifest.json")))
    if not ids:
        raise click.UsageError(f"There is no guide in '{audio}'. `audioguide build` makes one.")
    return ids


def _read_guides(scripts: Path) -> "Iterator[Guide]":
    """Read what scripts there are: without them, findings stand at the files of the guide."""
    from audioguide.script.source import find_guide_folders, read_guide

    for folder in find_guide_folders(scripts):
        try:
            yield read_guide(folder)[0]
        except ScriptError:
            continue  # `check` tells of it; here, the guide was built from it before
