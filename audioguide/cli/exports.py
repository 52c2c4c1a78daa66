"""`audioguide export FORMAT [GUIDES]`: a command for each format of the table, and `all`."""

from pathlib import Path

import click

from audioguide.cli.options import audio_option
from audioguide.cli.site import site
from audioguide.export.exporters import EXPORTERS
from audioguide.model.downloads import Download

ALL = "all"


@click.group()
def export() -> None:
    """Make files to take along from built guides: FORMAT is one of those below.

    They go to audio/GUIDE/downloads, and the player offers them. What stands already is left.
    """


def _add_command(name: str, formats: tuple[str, ...], help_line: str) -> None:
    @export.command(name, help=f"{help_line} GUIDES: all, if none is named.")
    @click.argument("guides", nargs=-1)
    @audio_option
    def command(guides: tuple[str, ...], audio: Path) -> None:
        for guide_id in guides or _find_ids(audio):
            for format_name in formats:
                _export(audio, guide_id, format_name)


for _name, _exporter in EXPORTERS.items():
    _add_command(_name, (*_exporter.needs, _name), _exporter.label)
_add_command(ALL, tuple(EXPORTERS), "Every format.")
# Of the whole library, and so no exporter of one guide.
export.add_command(site)


def _find_ids(audio: Path) -> tuple[str, ...]:
    from audioguide.bundle.store import find_guides

    ids = tuple(manifest.info.id for manifest in find_guides(audio))
    if not ids:
        raise click.UsageError(f"There is no guide in '{audio}'. `audioguide build` makes one.")
    return ids


def _export(audio: Path, guide_id: str, format_name: str) -> None:
    from audioguide.bundle.downloads import FOLDER
    from audioguide.export.run import export_guide

    report = export_guide(audio, guide_id, format_name)
    folder = audio / guide_id / FOLDER
    click.echo(f"{folder}: {_told(report.downloads)}{'' if report.made else ' (up to date)'}")


def _told(downloads: tuple[Download, ...]) -> str:
    """`tumor-metastasis.epub, 4.6 MB`, or how many when there is one for each chapter."""
    from audioguide.player.catalogs import CATALOGS, DEFAULT
    from audioguide.player.durations import render_size

    size_bytes = sum(each.file.size_bytes for each in downloads)
    size = render_size(size_bytes, CATALOGS[DEFAULT])
    first = downloads[0].file.href
    more = f" and {len(downloads) - 1} more" if len(downloads) > 1 else ""
    return f"{first}{more}, {size}"
