"""`audioguide import SOURCE`: a document becomes a guide's scripts, with a report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audioguide.cli.options import scripts_option
from audioguide.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audioguide.intake.folder import Placed

STDIN = "-"
LIMIT_BYTES = 100_000_000


@click.command("import")
@click.argument("source")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the new guide.  [default: scripts/NAME, after the document]",
)
@click.option("--lang", help="The language of the document, such as `en` or `pt-BR`.")
@click.option("--keep-all", is_flag=True, help="Leave nothing out, whatever it looks like.")
@click.option("--fetch", "is_web", is_flag=True, help="SOURCE is an address on the web: fetch it.")
@click.option("--private", is_flag=True, help="With --fetch: also from this machine's own network.")
@scripts_option
def import_command(  # noqa: PLR0913 - an option each
    source: str,
    *,
    into: Path | None,
    lang: str | None,
    keep_all: bool,
    is_web: bool,
    private: bool,
    scripts: Path,
) -> None:
    """Make a guide's scripts from SOURCE: a document, or - for standard input.

    Prints what became of every part, each with its line. What an author has edited since the last
    import is never overwritten: the new text goes beside it.
    """
    from audioguide.intake.chapters import to_slug
    from audioguide.intake.report import render_intake_report
    from audioguide.intake.run import import_document

    name, data = _fetch(source, private=private) if is_web else (source, _read(source))
    folder = into or scripts / to_slug("guide" if source == STDIN else Path(name).stem)
    beside = None if is_web or source == STDIN else Path(source).parent
    report, placed = import_document(
        data, name, folder, lang=lang, keep_all=keep_all, beside=beside
    )
    for line in render_intake_report(report):
        click.echo(line)
    _tell(folder, placed)


def _fetch(address: str, *, private: bool) -> tuple[str, bytes]:
    from audioguide.intake.readers.kinds import import_extra

    with import_extra("fetching from the web"):
        from audioguide.intake.fetch import fetch
    fetched = fetch(address, allow_private=private)
    return fetched.name, fetched.data


def _read(source: str) -> bytes:
    if source == STDIN:
        data = sys.stdin.buffer.read(LIMIT_BYTES + 1)
    elif source.startswith(("http://", "https://")):
        raise click.UsageError("This is an address on the web. Add --fetch to fetch it.")
    else:
        path = Path(source)
        if path.is_dir():
            raise click.UsageError(f"'{source}' is a folder. Name one document in it.")
        with path.open("rb") as file:
            data = file.read(LIMIT_BYTES + 1)
    if len(data) > LIMIT_BYTES:
        raise ScriptError(
            f"It is larger than {LIMIT_BYTES // 1_000_000} MB.",
            where=source,
            hint="Save it without its pictures, or in several parts.",
        )
    return data


def _tell(folder: Path, placed: "Sequence[Placed]") -> None:
    from audioguide.intake.folder import BESIDE, Outcome

    for each in placed:
        if each.outcome is Outcome.BESIDE:
            click.echo(f"{each.path}: you have edited it; the new text is in {each.path}{BESIDE}")
            click.echo("\n".join(f"  {line}" for line in each.difference))
        elif each.outcome is Outcome.LEFT:
            click.echo(f"{each.path}: the document no longer has it; kept, since you edited it")
        elif each.outcome is Outcome.REMOVED:
            click.echo(f"{each.path}: the document no longer has it; removed")
    written = sum(each.outcome is Outcome.WRITTEN for each in placed)
    click.echo(f"{folder}: {written} of {len(placed)} files written")
    click.echo(f"Next: look through {folder}, then `audioguide check {folder}` and build it.")
