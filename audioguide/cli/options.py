"""Options that several commands have."""

from pathlib import Path

import click

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
base_url_option = click.option(
    "--base-url",
    envvar="AUDIOGUIDE_BASE_URL",
    help="The address that listeners use, such as https://example.org: podcasts need it.",
)
format_option = click.option(
    "--format",
    "report_format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How findings are printed: for people, or for programs.",
)
