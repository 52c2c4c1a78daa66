"""`audioguide access GUIDE`: the secret address of a private guide, or another in its place."""

from pathlib import Path

import click

from audioguide.cli.options import audio_option, base_url_option
from audioguide.errors import AudioguideError


@click.command()
@click.argument("guide")
@audio_option
@base_url_option
@click.option("--revoke", is_flag=True, help="Make another address: the old one stops at once.")
def access(
    guide: str,
    audio: Path,
    base_url: str | None,
    revoke: bool,  # noqa: FBT001 (Click passes flags by name)
) -> None:
    """Print the secret address of GUIDE, which has access = "token" in its guide.toml."""
    from audioguide.bundle.access import ensure_token, replace_token
    from audioguide.bundle.store import load_manifest
    from audioguide.player.addresses import read_base_url
    from audioguide.player.routing import PRIVATE

    if not load_manifest(audio, guide).info.is_private:
        raise AudioguideError(
            "Everybody may find this guide.",
            where=guide,
            hint='Write access = "token" into its guide.toml and build it, to make it private.',
        )
    home = read_base_url(base_url)
    token = replace_token(audio, guide) if revoke else ensure_token(audio, guide)
    click.echo(f"{home or '/'}{PRIVATE}/{token}/")
    if revoke:
        click.echo("The old address leads nowhere now.", err=True)
    if home is None:
        click.echo(
            "Write the address of your player before it, or give it by --base-url.", err=True
        )
