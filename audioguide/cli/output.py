"""What the commands print: findings, progress, and what a build did."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import audioguide
from audioguide.model.guide import Guide
from audioguide.model.text import Finding, Severity

if TYPE_CHECKING:  # it imports numpy and more, which a light command does without
    from audioguide.bundle.build import BuildReport, Progress

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def print_findings(findings: Iterable[Finding]) -> dict[Severity, int]:
    """Print each as it comes, on stderr, and count them."""
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
        head = click.style(f"{finding.severity} {finding.code}", fg=COLOURS.get(finding.severity))
        click.echo(f"{finding.source}: {head}: {finding.message} {finding.hint}", err=True)
    return counts


def print_report(findings: Iterable[Finding], report_format: str) -> dict[Severity, int]:
    """Print findings for a program, on stdout, and count them."""
    from audioguide.formats import finding_reports

    every = list(findings)
    render = getattr(finding_reports, f"render_{report_format}")
    click.echo(render(every, audioguide.__version__))
    return {kind: sum(each.severity is kind for each in every) for kind in Severity}


def render_counts(counts: dict[Severity, int]) -> str:
    """`1 error, 2 warnings, 0 notes`."""
    return ", ".join(render_count(number, NOUNS[kind]) for kind, number in counts.items())


def render_count(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


@contextmanager
def show_progress(guide: Guide, *, quiet: bool) -> Iterator[Callable[["Progress"], None]]:
    """Show a bar on a terminal, a line for each stage elsewhere, nothing when `quiet`."""
    if quiet or not sys.stderr.isatty():
        yield _Lines(guide.info.id, quiet=quiet)
        return
    with click.progressbar(length=1, label=guide.info.title, file=sys.stderr) as bar:

        def on_progress(progress: "Progress") -> None:
            bar.length = progress.to_speak + progress.to_make or 1
            bar.update(progress.spoken + progress.made - bar.pos)

        yield on_progress


class _Lines:
    """Progress as plain lines: one when speaking starts, one for each chapter made."""

    def __init__(self, guide_id: str, *, quiet: bool) -> None:
        self.guide_id, self.quiet, self.made = guide_id, quiet, -1

    def __call__(self, progress: "Progress") -> None:
        if self.quiet or not progress.to_make or progress.made == self.made:
            return
        if self.made < 0:
            told = f"{render_count(progress.to_speak, 'sentence')} to speak"
        else:
            told = f"chapter {progress.made} of {progress.to_make} made"
        click.echo(f"{self.guide_id}: {told}", err=True)
        self.made = progress.made


def render_report(report: "BuildReport", audio: Path) -> str:
    """Say in a sentence what a build did."""
    folder = audio / report.guide_id
    minutes = report.speech_ms / 60_000
    length = f"{render_count(len(report.chapters), 'chapter')}, {minutes:.1f} minutes"
    if not report.made:
        return f"{folder}: up to date ({length})"
    return (
        f"{folder}: {length}, voice {report.voice}; "
        f"made {render_count(len(report.made), 'chapter')}, spoke {report.spoken} of "
        f"{render_count(report.sentences, 'sentence')} in {report.seconds:.1f} s "
        f"({report.times_real_time:.0f} times real time)"
    )


def to_json_report(report: "BuildReport") -> dict[str, object]:
    """Give a report as docs/commands.md describes it."""
    return {
        **asdict(report),
        "seconds": round(report.seconds, 3),
        "times_real_time": round(report.times_real_time, 1),
    }
