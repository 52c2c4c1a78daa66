"""`audioguide lexicon GUIDE`: the words of a guide's [pronounce] as a lexicon for all guides."""

from pathlib import Path

import click

from audioguide.cli.options import scripts_option


@click.command()
@click.argument("guide")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to write, such as scripts/lexicon.pls.  [default: print it]",
)
@scripts_option
def lexicon(guide: str, output: Path | None, scripts: Path) -> None:
    """Write the [pronounce] table of GUIDE as a W3C pronunciation lexicon (PLS)."""
    from audioguide.atomic import write_atomic
    from audioguide.cli.guides import find_folders
    from audioguide.script.pls import render_pls
    from audioguide.script.source import read_pronunciations

    (folder,) = find_folders(scripts, [guide])
    words, lang = read_pronunciations(folder)
    text = render_pls(words, lang)
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise click.UsageError(
            f"'{output}' is there already. Print the lexicon without --output, and add what is new."
        )
    write_atomic(output, text.encode())
    click.echo(f"{output}: {len(words.entries)} words")
