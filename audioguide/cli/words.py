"""`audioguide words`: the words that an author should hear before listeners do."""

from pathlib import Path

import click

from audioguide.cli.guides import find_folders, read_guides
from audioguide.cli.options import audio_option, scripts_option


@click.command()
@click.argument("guides", nargs=-1)
@scripts_option
@audio_option
@click.option("--voice", help="Use this voice instead of the one that guide.toml names.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("words"),
    show_default=True,
    help="Folder for the pages to listen to, one folder for each guide.",
)
@click.option("--list", "only_list", is_flag=True, help="Print the words alone; speak nothing.")
def words(
    guides: tuple[str, ...],
    *,
    scripts: Path,
    audio: Path,
    voice: str | None,
    output: Path,
    only_list: bool,
) -> None:
    """Find the words in GUIDES that a voice may say wrongly, and make a page to hear each.

    They are those that the voice guesses, and those spelled alike and said in two ways, such as
    "read" and "live".
    """
    from audioguide.words.find import find_words
    from audioguide.words.page import write_words_page

    for _, guide, _ in read_guides(find_folders(scripts, guides)):
        found = find_words(guide, spec=voice)
        width = max((len(word.word) for word in found), default=0)
        for word in found:
            said = f"/{word.said}/" if word.said else "-"
            more = f" and {len(word.places) - 1} more" if len(word.places) > 1 else ""
            click.echo(f"{word.word:<{width}}  {word.why:<7}  {said}  {word.places[0]}{more}")
        if only_list:
            continue
        page = write_words_page(guide, found, output / guide.info.id, audio)
        click.echo(f"{page}: open it in a browser to hear {len(found)} words")
