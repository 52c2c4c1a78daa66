"""Modules and styles go out without their comments and indents, which are for who reads the source.

A third of their weight. Lines stay as they are numbered, so that an error in a browser's console
still names its line.
"""

import re
from functools import lru_cache
from pathlib import Path

# Comments stand on lines of their own here, and no template literal spans lines; a test sees to it.
_COMMENT = {
    ".js": re.compile(r"^[ \t]*(?:/\*.*?\*/[ \t]*|//[^\n]*)$", re.MULTILINE | re.DOTALL),
    ".css": re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL),
}
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
SLIMMED = frozenset(_COMMENT)


def slim(source: str, suffix: str) -> str:
    """Take the comments and indents out of a module (".js") or a style sheet (".css")."""
    bare = _COMMENT[suffix].sub(lambda comment: "\n" * comment[0].count("\n"), source)
    return _INDENT.sub("", bare)


@lru_cache(maxsize=256)
def read_slim(path: Path, version: str) -> bytes:
    """Read and slim a file; `version` changes when its content does."""
    del version  # a part of the key
    return slim(path.read_text(encoding="utf-8"), path.suffix).encode()
