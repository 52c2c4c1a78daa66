"""Whether every file that a manifest names is there and whole, by its size and hash."""

from collections.abc import Iterator
from pathlib import Path

from audioguide.bundle.store import is_whole, resources_of
from audioguide.model.guide import Manifest
from audioguide.model.text import Finding, SourceLocation
from audioguide.verify.codes import to_finding


def check_files(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    """Find `file-missing` and `file-damaged`, each file once; `folder` is the bundle's."""
    for resource in dict.fromkeys(resources_of(manifest)):
        path = folder / resource.href
        place = SourceLocation(path=path.as_posix())
        if not path.is_file():
            yield to_finding("file-missing", place, "The manifest names it, but it is not there.")
        elif (size := path.stat().st_size) != resource.size_bytes:
            what = f"It has {size} bytes; the manifest says {resource.size_bytes}."
            yield to_finding("file-damaged", place, what)
        elif not is_whole(folder, resource):
            yield to_finding("file-damaged", place, "Its hash is not the one in the manifest.")
