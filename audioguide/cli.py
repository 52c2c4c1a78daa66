"""The command line: the only place that prints and exits.

Exit codes: 0 all well; 1 something went wrong that the message tells how to mend; 2 the command
was typed wrongly; 3 the scripts have errors that stop a build.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

import audioguide
from audioguide.errors import AudioguideError, ScriptError
from audioguide.model.guide import Guide
from audioguide.model.text import Finding, Severity

if TYPE_CHECKING:  # these import numpy and more, which a light command does without
    from audioguide.bundle.build import BuildReport, Progress

EXIT_ERROR, EXIT_FINDINGS = 1, 3
_KIND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
scripts_option = click.option(
    "--scripts",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("scripts"),
    show_default=True,
    help="Folder that holds the guides' scripts.",
)
audio_option = click.option(
    "--audio",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("audio"),
    show_default=True,
    help="Folder that built guides go to.",
)


class _MessageGroup(click.Group):
    """Turns errors that people can mend into one message on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AudioguideError as error:
            click.secho(f"Error: {error}", fg="red", err=True)
            ctx.exit(EXIT_ERROR)


@click.group(cls=_MessageGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(audioguide.__version__, prog_name="audioguide")
def main() -> None:
    """Make narrated, captioned audio guides from scripts, and let people listen to them."""


@main.command()
@click.argument("guides", nargs=-1)
@scripts_option
@audio_option
@click.option("--voice", help="Use this voice instead of the one that guide.toml names.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes to use.  [default: cores]")
@click.option("--json", "as_json", is_flag=True, help="Print a report for machines.")
def build(
    guides: tuple[str, ...],
    scripts: Path,
    audio: Path,
    voice: str | None,
    workers: int | None,
    as_json: bool,  # noqa: FBT001 (Click passes flags by name)
) -> None:
    """Build GUIDES (all, if none is named) from the scripts.

    Only what has changed is made again. A build that fails leaves the old guide as it was.
    """
    from audioguide.bundle.build import build_guide
    from audioguide.bundle.pool import open_pool

    read = list(_read_guides(scripts, guides))
    _stop_on_errors([finding for _, _, findings in read for finding in findings])
    reports = []
    with open_pool(workers) as executor:
        for folder, guide, _ in read:
            with _progress(guide, quiet=as_json) as on_progress:
                report = build_guide(
                    guide,
                    spec=voice,
                    source=folder,
                    audio=audio,
                    executor=executor,
                    on_progress=on_progress,
                )
            reports.append(report)
            for finding in report.findings:
                _print_finding(finding)
            if not as_json:
                click.echo(_sentence_on(report, audio))
    if as_json:
        click.echo(json.dumps([_report_of(report) for report in reports], indent=2))


@main.command()
@click.argument("guides", nargs=-1)
@scripts_option
def check(guides: tuple[str, ...], scripts: Path) -> None:
    """Check the scripts of GUIDES (all, if none is named) and print every finding in one pass."""
    from audioguide.bundle.guesses import check_pronunciation

    findings: list[Finding] = []
    for _, guide, of_script in _read_guides(scripts, guides):
        findings += of_script
        findings += check_pronunciation(guide)
    for finding in findings:
        _print_finding(finding)
    counts = dict.fromkeys(Severity, 0)
    for finding in findings:
        counts[finding.severity] += 1
    click.echo(", ".join(_count(number, _KIND[kind]) for kind, number in counts.items()))
    if counts[Severity.ERROR]:
        sys.exit(EXIT_FINDINGS)


@main.command()
@click.option("--lang", help="Only voices for this language, such as `en` or `fr-FR`.")
@click.option("--say", help="Say this into a file, to hear a voice.")
@click.option("--voice", default="auto", show_default=True, help="The voice that says it.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("voice.wav"),
    show_default=True,
    help="The file that --say writes.",
)
def voices(lang: str | None, say: str | None, voice: str, output: Path) -> None:
    """List the voices that are there, by language, or hear one."""
    from audioguide.speech.engines import find_voice, list_voices

    if say is not None:
        from audioguide.bundle.sample import write_sample

        chosen = find_voice(voice, lang or "en")
        write_sample(say, chosen, output)
        click.echo(f"{output}: {chosen.label} ({chosen.engine}:{chosen.name})")
        return
    listed = sorted(list_voices(), key=lambda each: each.lang)
    for each in listed:
        if lang is None or (each.lang + "-").lower().startswith(lang.lower() + "-"):
            click.echo(f"{each.lang:<12} {each.engine}:{each.name:<24} {each.label}")


@main.command()
@audio_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on.  [default: 8000, or the next free one]",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the player in a browser.")
def serve(audio: Path, host: str, port: int | None, open_browser: bool) -> None:  # noqa: FBT001
    """Serve the built guides to listeners."""
    from audioguide.player import create_app
    from audioguide.player.server import serve_app

    def announce(address: str) -> None:
        click.echo(f"The player is at {address}  (stop it with Ctrl+C)")
        if open_browser:
            click.launch(address)

    serve_app(create_app(audio), host=host, port=port, on_ready=announce)


def _read_guides(
    scripts: Path, names: Sequence[str]
) -> Iterator[tuple[Path, Guide, tuple[Finding, ...]]]:
    from audioguide.script.source import find_guide_folders, read_guide

    folders = [scripts / name for name in names] or find_guide_folders(scripts)
    if not folders:
        raise click.UsageError(
            f"There is no guide in '{scripts}'. A guide is a folder with a guide.toml in it; "
            "see docs/script-format.md."
        )
    seen: dict[str, Path] = {}
    for folder in folders:
        guide, findings = read_guide(folder)
        if guide.info.id in seen:
            raise ScriptError(
                f"It has the same id as {seen[guide.info.id]}: '{guide.info.id}'.",
                where=str(folder / "guide.toml"),
                hint="Give each guide an id of its own.",
            )
        seen[guide.info.id] = folder
        yield folder, guide, findings


def _stop_on_errors(findings: Sequence[Finding]) -> None:
    for finding in findings:
        if finding.severity is not Severity.INFO:
            _print_finding(finding)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        click.secho(f"Nothing was built: {_count(errors, 'error')} to mend.", fg="red", err=True)
        sys.exit(EXIT_FINDINGS)


def _print_finding(finding: Finding) -> None:
    colour = {Severity.ERROR: "red", Severity.WARNING: "yellow"}.get(finding.severity)
    head = click.style(f"{finding.severity} {finding.code}", fg=colour)
    click.echo(f"{finding.source}: {head}: {finding.message} {finding.hint}", err=True)


@contextmanager
def _progress(guide: Guide, *, quiet: bool) -> Iterator[Callable[["Progress"], None]]:
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
            click.echo(
                f"{self.guide_id}: {_count(progress.to_speak, 'sentence')} to speak", err=True
            )
        else:
            click.echo(
                f"{self.guide_id}: chapter {progress.made} of {progress.to_make} made", err=True
            )
        self.made = progress.made


def _sentence_on(report: "BuildReport", audio: Path) -> str:
    minutes = report.speech_ms / 60_000
    length = f"{_count(len(report.chapters), 'chapter')}, {minutes:.1f} minutes"
    if not report.made:
        return f"{audio / report.guide_id}: up to date ({length})"
    return (
        f"{audio / report.guide_id}: {length}, voice {report.voice}; "
        f"made {_count(len(report.made), 'chapter')}, spoke {report.spoken} of "
        f"{_count(report.sentences, 'sentence')} in {report.seconds:.1f} s "
        f"({report.times_real_time:.0f} times real time)"
    )


def _report_of(report: "BuildReport") -> dict[str, object]:
    return {
        **asdict(report),
        "seconds": round(report.seconds, 3),
        "times_real_time": round(report.times_real_time, 1),
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
