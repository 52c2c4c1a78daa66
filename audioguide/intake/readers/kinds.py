"""Which reader reads a document: by the ending of its name, else by how its bytes begin.

A reader is imported when it is used; one whose package is missing says how to install it.
"""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Protocol, cast

from audioguide.errors import ScriptError
from audioguide.intake.draft import Draft


class Reader(Protocol):
    """Takes a document apart. ScriptError: it cannot be read, with what to do."""

    def __call__(self, data: bytes, *, keep_all: bool) -> Draft:
        """With `keep_all` nothing is left out, whatever it looks like."""
        ...


TEXT = "text"

# kind: module and function, and the endings of names.
READERS: dict[str, tuple[str, tuple[str, ...]]] = {
    TEXT: ("audioguide.intake.readers.plain_text:read_plain_text", (".txt", ".text")),
    "markdown": ("audioguide.intake.readers.markdown:read_markdown", (".md", ".markdown")),
    "html": ("audioguide.intake.readers.html:read_html", (".html", ".htm", ".xhtml")),
    "docx": ("audioguide.intake.readers.word:read_docx", (".docx",)),
    "odt": ("audioguide.intake.readers.opendocument:read_odt", (".odt",)),
    "epub": ("audioguide.intake.readers.epub:read_epub", (".epub",)),
    "pdf": ("audioguide.intake.readers.pdf:read_pdf", (".pdf",)),
}

TRUSTED = {TEXT, "markdown"}
"""Kinds whose readers take time and memory by the length of the text alone."""

_HEAD_BYTES = 4096
# How documents begin, in small letters; a zip of these kinds names itself first.
_SIGNS = (
    (b"%pdf-", "pdf"),
    (b"application/epub+zip", "epub"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"[content_types].xml", "docx"),
    (b"<!doctype html", "html"),
    (b"<html", "html"),
)


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
    with import_extra(f"reading {kind}"):
        return cast("Reader", getattr(importlib.import_module(module), function))


@contextmanager
def import_extra(doing: str) -> Iterator[None]:
    """Turn a missing package of the extra `import` into a ScriptError that says so."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("audioguide"):
            raise
        raise ScriptError(
            f"The package '{error.name}' is not installed.",
            where=doing,
            hint="Install what imports need: pip install 'audioguide[import]'",
        ) from error


def _kind_by_content(data: bytes) -> str | None:
    head = data[:_HEAD_BYTES]
    for sign, kind in _SIGNS:
        if sign in head.lower():
            return kind
    return None if b"\0" in head.removeprefix(b"\xff\xfe") and b"\0\0" in head else TEXT
