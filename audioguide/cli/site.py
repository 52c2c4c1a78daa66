"""`audioguide export site`: the player and its guides as plain files, in a folder or a store."""

from pathlib import Path

import click

from audioguide.cli.options import audio_option


@click.command()
@click.argument("guides", nargs=-1)
@audio_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("site"),
    show_default=True,
    help="Folder that the site goes to.",
)
@click.option("--to", help="Publish there instead: s3://BUCKET/PREFIX, or another fsspec address.")
@click.option("--base-url", help="Address of the site, such as https://example.org/guides/.")
@click.option("--lang", help="Language of the library's page.  [default: that of most guides]")
@click.option("--check", is_flag=True, help="Only follow every link of the site in --output.")
def site(  # noqa: PLR0913, PLR0917 (Click passes options by name)
    guides: tuple[str, ...],
    audio: Path,
    output: Path,
    to: str | None,
    base_url: str | None,
    lang: str | None,
    check: bool,  # noqa: FBT001
) -> None:
    """Make a site of plain files, for any host: the player with GUIDES (all, if none is named).

    Only what has changed is touched. Feeds and a sitemap need --base-url; so does a site that is
    not at the root of its host, for its page that tells of a missing one.
    """
    from audioguide.export.site.export import check_folder, export_site, open_target

    if check:
        if not output.is_dir():
            raise click.UsageError(f"There is no folder '{output}' to check.")
        click.echo(f"{output}: every link leads somewhere, {check_folder(output, base_url)} files")
        return
    target = open_target(to or str(output))
    report = export_site(audio, guides, target, base_url=base_url, lang=lang)
    removed = f", {len(report.removed)} removed" if report.removed else ""
    done = f"{len(report.sent)} written{removed}" if report.sent or removed else "up to date"
    click.echo(f"{target.where}: {report.count} files, {done}")
