"""Which reader reads a document: by the ending of its name, else by how its bytes begin.

A reader is imported when it is used; one whose package is missing says how to install it.
"""

import importlib
from collections.abc import Callable
from pathlib import PurePath
from typing import cast

from audioguide.errors import ScriptError
from audioguide.intake.draft import Draft

Reader = Callable[[bytes], Draft]
"""Takes a document apart. ScriptError: it cannot be read, with what to do."""

TEXT = "text"

# kind: module and function, and the endings of names.
READERS: dict[str, tuple[str, tuple[str, ...]]] = {
    TEXT: ("audioguide.intake.readers.plain_text:read_plain_text", (".txt", ".text")),
}


def find_kind(name: str, data: bytes) -> str:
    """Tell what kind of document this is. ScriptError if it is none that can be read."""
    suffix = PurePath(name).suffix.lower()
    kind = next((kind for kind, (_, suffixes) in READERS.items() if suffix in suffixes), None)
    kind = kind or _kind_by_content(data)
    if kind is None:
        endings = " ".join(suffix for _, suffixes in READERS.values() for suffix in suffixes)
        raise ScriptError(
            "This is no kind of document that can be imported.",
            where=name,
            hint=f"Save it as one of: {endings}",
        )
    return kind


def load_reader(kind: str) -> Reader:
    """Import the reader of a kind. ScriptError if a package is missing."""
    module, _, function = READERS[kind][0].partition(":")
    try:
        return cast("Reader", getattr(importlib.import_module(module), function))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("audioguide"):
            raise
        raise ScriptError(
            f"The package '{error.name}' is not installed.",
            where=f"reading {kind}",
            hint="Install what imports need: pip install 'audioguide[import]'",
        ) from error


def _kind_by_content(data: bytes) -> str | None:
    return None if b"\0" in data[:4096] else TEXT
