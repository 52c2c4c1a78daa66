"""A site in a folder of this machine: each file comes whole, by a rename."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from audioguide.atomic import write_atomic
from audioguide.export.site.files import SiteFile

SCRATCH, PART = ".making-", ".part"


class FolderTarget:
    """A folder, made when it is not there. Sound is linked to where it lies, or else copied."""

    def __init__(self, root: Path) -> None:
        self.where = str(root)
        self._root = root

    def make_scratch(self) -> Path:
        """Make a folder on the same disk for what comes here; it is removed by whoever asks.

        What a killed export left is removed first.
        """
        self._root.mkdir(parents=True, exist_ok=True)
        for leftover in self._root.glob(f"{SCRATCH}*"):
            shutil.rmtree(leftover)
        for leftover in self._root.rglob(f".*{PART}"):
            leftover.unlink()
        return Path(mkdtemp(prefix=SCRATCH, dir=self._root))

    def list_sizes(self) -> dict[str, int]:
        """Give every file there is by its path, with its bytes."""
        paths = (path for path in self._root.rglob("*") if path.is_file())
        sizes = {path.relative_to(self._root).as_posix(): path.stat().st_size for path in paths}
        return {path: size for path, size in sizes.items() if not path.startswith(SCRATCH)}

    def read(self, path: str) -> bytes:
        """Give the content of a small file."""
        return (self._root / path).read_bytes()

    def put(self, file: SiteFile) -> None:
        """Bring a file here by a rename."""
        target = self._root / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}{PART}")
        part.unlink(missing_ok=True)
        if file.own:
            file.source.replace(part)
            part.chmod(0o644)
        else:
            _link_or_copy(file.source, part)
        part.replace(target)
        # Two links of one file are renamed by doing nothing at all (POSIX rename).
        part.unlink(missing_ok=True)

    def write(self, path: str, data: bytes) -> None:
        """Write a small file, whole or not at all."""
        write_atomic(self._root / path, data)

    def remove(self, paths: list[str]) -> None:
        """Remove files, and the folders that they leave empty."""
        for name in paths:
            path = self._root / name
            path.unlink(missing_ok=True)
            with suppress(OSError):  # not empty
                for folder in path.relative_to(self._root).parents[:-1]:
                    (self._root / folder).rmdir()


def _link_or_copy(source: Path, target: Path) -> None:
    """Name a file once more: builds and exports never write into one, they replace it."""
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, target)
