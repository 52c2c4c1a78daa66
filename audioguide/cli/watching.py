"""`audioguide serve --watch`: a preview beside the player, told of line by line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from audioguide.cli.guides import find_folders
from audioguide.cli.output import print_findings, render_count
from audioguide.model.text import Severity

if TYPE_CHECKING:  # they import numpy and more, which a light command does without
    from flask import Flask

    from audioguide.preview.studio import Outcome


@contextmanager
def watching(app: "Flask", scripts: Path, host: str) -> Iterator[None]:
    """Keep guides and pages up to date with `scripts` while the block runs.

    Raises AudioguideError when others could reach `host`, UsageError when there are no scripts.
    """
    from audioguide.preview.guard import check_host
    from audioguide.preview.run import previewing

    check_host(host)
    find_folders(scripts, ())
    with previewing(app, scripts, on_outcome=_tell):
        yield


def _tell(outcome: "Outcome") -> None:
    print_findings(each for each in outcome.findings if each.severity is not Severity.INFO)
    if outcome.report is None:
        told = "not built, and its pages stay as they were"
    elif outcome.report.made:
        spoken = render_count(outcome.report.spoken, "sentence")
        told = f"spoke {spoken}, ready after {outcome.seconds:.1f} s"
    else:
        told = "up to date"
    click.echo(f"{outcome.guide_id}: {told}", err=True)
