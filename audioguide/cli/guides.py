"""Which guides a command is about, and reading them."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from audioguide.errors import AudioguideError, ScriptError
from audioguide.model.guide import Guide
from audioguide.model.text import Finding


class ReadGuide(NamedTuple):
    """A guide, the folder it was read from, and what was found in its files."""

    folder: Path
    guide: Guide
    findings: tuple[Finding, ...]


def find_folders(scripts: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Find the folders of the guides named, or of all guides; a name may be a path as well."""
    from audioguide.script.source import find_guide_folders

    folders = tuple(dict.fromkeys(_folder(scripts, name) for name in names))
    folders = folders or find_guide_folders(scripts)
    if not folders:
        raise click.UsageError(
            f"There is no guide in '{scripts}'. A guide is a folder with a guide.toml in it; "
            "see docs/script-format.md."
        )
    return folders


def read_guides(folders: Sequence[Path]) -> Iterator[ReadGuide]:
    """Read each guide in its turn. Raises ScriptError, also when two have one id."""
    from audioguide.script.source import read_guide

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
        yield ReadGuide(folder, guide, findings)


def check_guides(folders: Sequence[Path]) -> Iterator[Finding]:
    """Find all there is to find: a guide that cannot be read does not hide the next."""
    told: set[Finding] = set()
    for finding in _find_all(folders):
        if finding not in told:  # a lexicon of all guides is read with each
            told.add(finding)
            yield finding


def _find_all(folders: Sequence[Path]) -> Iterator[Finding]:
    from audioguide.bundle.guesses import check_pronunciation
    from audioguide.script.findings import UNREADABLE, VOICE_MISSING, to_finding
    from audioguide.script.overrides import apply_overrides
    from audioguide.script.source import advise_guide

    for folder in folders:
        try:
            (read,) = read_guides([folder])
        except ScriptError as error:
            yield to_finding(UNREADABLE, error, error.where)
            continue
        yield from read.findings
        yield from advise_guide(folder, read.guide)
        try:
            yield from apply_overrides(check_pronunciation(read.guide), read.guide.overrides)
        except AudioguideError as error:
            yield to_finding(VOICE_MISSING, error, str(folder / "guide.toml"))


def _folder(scripts: Path, name: str) -> Path:
    inside = scripts / name
    return inside if inside.is_dir() or not Path(name).is_dir() else Path(name)
