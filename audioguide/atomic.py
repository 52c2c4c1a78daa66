"""Files that are there whole or not at all, even when the machine stops."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_atomic(path: Path, data: bytes, *, mode: int = 0o644) -> None:
    """Write a file, or put it in the place of another, on the disk before this returns.

    `mode` says who may read it, from its first moment on.
    """
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            part.chmod(mode)
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
