"""The commands. Each imports what it needs when it runs, so that `--help` is there at once.

Exit codes: 0 all well; 1 something went wrong that the message tells how to mend; 2 the command
was typed wrongly; 3 `check`, `build` or `verify` found errors.
"""

import json
import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path

import click

import audioguide
from audioguide.cli.exports import export
from audioguide.cli.guides import check_guides, find_folders, read_guides
from audioguide.cli.imports import import_command
from audioguide.cli.lexicon import lexicon
from audioguide.cli.options import (
    audio_option,
    base_url_option,
    format_option,
    scripts_option,
)
from audioguide.cli.output import (
    print_findings,
    print_report,
    render_count,
    render_counts,
    render_report,
    show_progress,
    to_json_report,
)
from audioguide.cli.private import access
from audioguide.cli.verifying import verify
from audioguide.cli.words import words
from audioguide.errors import AudioguideError
from audioguide.model.text import Finding, Severity

EXIT_ERROR, EXIT_FINDINGS = 1, 3


class _MessageGroup(click.Group):
    """Turns what people can mend into one message on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AudioguideError as error:
            message = str(error)
        except OSError as error:
            if error.strerror is None:  # not from the system: a fault of ours
                raise
            # A write that finds the disk full does not know the name of its file.
            message = (
                f"{error.filename or 'While writing'}: {error.strerror}. Look whether it is there, "
                "whether you may read and write there, and whether the disk has room."
            )
        click.secho(f"Error: {message}", fg="red", err=True)
        return ctx.exit(EXIT_ERROR)


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
    from audioguide.script.overrides import apply_overrides

    read = list(read_guides(find_folders(scripts, guides)))
    _stop_at_errors(finding for each in read for finding in each.findings)
    reports = []
    with open_pool(workers) as executor:
        for folder, guide, _ in read:
            with show_progress(guide, quiet=as_json) as on_progress:
                report = build_guide(
                    guide,
                    spec=voice,
                    source=folder,
                    audio=audio,
                    executor=executor,
                    on_progress=on_progress,
                )
            reports.append(report)
            print_findings(apply_overrides(report.findings, guide.overrides))
            if not as_json:
                click.echo(render_report(report, audio))
    if as_json:
        click.echo(json.dumps([to_json_report(report) for report in reports], indent=2))


def _stop_at_errors(findings: Iterable[Finding]) -> None:
    """Print what was found in the scripts, and build nothing when some of it is an error."""
    counts = print_findings(each for each in findings if each.severity is not Severity.INFO)
    if counts[Severity.ERROR]:
        errors = render_count(counts[Severity.ERROR], "error")
        click.secho(f"Nothing was built: {errors} to mend.", fg="red", err=True)
        sys.exit(EXIT_FINDINGS)


@main.command()
@click.argument("guides", nargs=-1)
@format_option
@scripts_option
def check(guides: tuple[str, ...], report_format: str, scripts: Path) -> None:
    """Check the scripts of GUIDES (all, if none is named) and print every finding in one pass."""
    findings = check_guides(find_folders(scripts, guides))
    if report_format == "text":
        counts = print_findings(findings)
        click.echo(render_counts(counts))
    else:
        counts = print_report(findings, report_format)
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
    if say is None:
        _list_voices(lang)
        return
    from audioguide.bundle.sample import write_sample
    from audioguide.speech.engines import find_voice

    if not say.strip():
        raise click.UsageError('There is nothing to say. Write some words: --say "Good morning."')
    chosen = find_voice(voice, lang or "en")
    write_sample(say, chosen, output)
    click.echo(f"{output}: {chosen.label} ({chosen.engine}:{chosen.name})")


def _list_voices(lang: str | None) -> None:
    from audioguide.speech.engines import list_voices

    every = sorted(list_voices(), key=lambda voice: voice.lang)
    chosen = [
        voice
        for voice in every
        if lang is None or f"{voice.lang}-".lower().startswith(f"{lang.lower()}-")
    ]
    if not chosen:
        tags = " ".join(dict.fromkeys(voice.lang.partition("-")[0] for voice in every))
        raise AudioguideError(
            "No voice speaks this language.", where=f"--lang {lang}", hint=f"There are: {tags}."
        )
    width = max(len(voice.lang) for voice in chosen)
    for voice in chosen:
        click.echo(f"{voice.lang:<{width}}  {voice.engine}:{voice.name:<24} {voice.label}")


@main.command()
@audio_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on.  [default: 8000, or the next free one]",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the player in a browser.")
@click.option(
    "--embed-origin",
    "embed_origins",
    multiple=True,
    help="A site that may embed guides, such as https://example.org. Can be given again.",
)
@base_url_option
@click.option(
    "--allow-host",
    "allow_hosts",
    multiple=True,
    help="A name that this server may be asked by; others are then refused. Can be given again.",
)
@click.option("--watch", is_flag=True, help="Speak what is saved at once, and show it in the page.")
@scripts_option
def serve(  # noqa: PLR0913, PLR0917 (each is an option)
    audio: Path,
    host: str,
    port: int | None,
    open_browser: bool,  # noqa: FBT001
    embed_origins: tuple[str, ...],
    base_url: str | None,
    allow_hosts: tuple[str, ...],
    watch: bool,  # noqa: FBT001
    scripts: Path,
) -> None:
    """Serve the built guides to listeners, or with --watch a live preview to their author."""
    from audioguide.cli.watching import watching
    from audioguide.player import create_app
    from audioguide.player.server import serve_app

    def announce(address: str) -> None:
        click.echo(f"The player is at {address}  (stop it with Ctrl+C)")
        if open_browser:
            click.launch(address)

    app = create_app(audio, embed_origins, base_url=base_url, allow_hosts=allow_hosts)
    with watching(app, scripts, host) if watch else nullcontext():
        serve_app(app, host=host, port=port, on_ready=announce)


main.add_command(access)
main.add_command(export)
main.add_command(import_command)
main.add_command(verify)
main.add_command(words)
main.add_command(lexicon)
