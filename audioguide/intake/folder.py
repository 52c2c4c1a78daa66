"""Puts an import into a guide's folder, and never over what an author has edited.

`import.json` remembers what the last import wrote. A file that differs from that has been edited:
the new text goes beside it, as `02-air.md.new`, and the difference is shown.
"""

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audioguide.atomic import write_atomic

RECORD = "import.json"
BESIDE = ".new"


class Outcome(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    BESIDE = "beside"
    REMOVED = "removed"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A file of an import. `difference` has the lines of a diff where the author's was kept."""

    path: Path
    outcome: Outcome
    difference: tuple[str, ...] = ()


def place_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Placed, ...]:
    """Write an import's files into `folder`, which is made if it is not there. Raises OSError.

    A file that an earlier import wrote and this one does not have is removed, unless it was edited.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = _read_record(folder)
    placed = [_place(folder / name, data, before.get(name)) for name, data in files.items()]
    placed += _clear(folder, {name: before[name] for name in before.keys() - files.keys()})
    # What was put beside is not in the author's file: its hash stays the one before.
    beside = {each.path.name for each in placed if each.outcome is Outcome.BESIDE}
    record = {
        name: before.get(name, "") if name in beside else _hash(data)
        for name, data in files.items()
    }
    write_atomic(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    return tuple(placed)


def _place(path: Path, data: bytes, before: str | None) -> Placed:
    present = path.read_bytes() if path.exists() else None
    if present == data:
        path.with_name(path.name + BESIDE).unlink(missing_ok=True)
        return Placed(path=path, outcome=Outcome.UNCHANGED)
    if present is None or _hash(present) == before:
        write_atomic(path, data)
        path.with_name(path.name + BESIDE).unlink(missing_ok=True)
        return Placed(path=path, outcome=Outcome.WRITTEN)
    write_atomic(path.with_name(path.name + BESIDE), data)
    return Placed(
        path=path, outcome=Outcome.BESIDE, difference=tuple(_difference(path, present, data))
    )


def _clear(folder: Path, gone: Mapping[str, str]) -> Iterator[Placed]:
    for name, before in sorted(gone.items()):
        path = folder / name
        if not path.is_file():
            continue
        if _hash(path.read_bytes()) == before:
            path.unlink()
            yield Placed(path=path, outcome=Outcome.REMOVED)
        else:
            yield Placed(path=path, outcome=Outcome.LEFT)


def _difference(path: Path, present: bytes, data: bytes) -> Iterator[str]:
    yours, imported = (each.decode("utf-8", "replace").splitlines() for each in (present, data))
    return difflib.unified_diff(yours, imported, path.name, path.name + BESIDE, lineterm="", n=1)


def _read_record(folder: Path) -> dict[str, str]:
    try:
        record = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}  # without it every file that differs is taken for edited
    if not isinstance(record, dict):
        return {}
    # A name is one of ours, and never a path out of the folder.
    return {name: str(value) for name, value in record.items() if Path(name).name == name != RECORD}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
