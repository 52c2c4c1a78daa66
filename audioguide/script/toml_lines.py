"""Where a key stands in a TOML file: the parser gives values only, people need lines."""

import re
from dataclasses import dataclass
from functools import lru_cache

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_FIRST_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s=."'\[\]#]+))\s*[=.]""")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line that begins a table or names a key; `here` is the table that it stands in."""

    here: str
    text: str
    key: str | None


def find_line(text: str, table: str, key: str) -> int:
    """Find the line of a key in a table ("" is the top); else the table's first line, else 0."""
    dotted = re.compile(rf"\s*{_written(table)}\s*\.\s*{_written(key)}\s*=")
    named, fallback = _lines_by_name(text), 0
    for number, line in sorted((named.get(table, {}) | named.get(key, {})).items()):
        if line.here == table and line.key == key:
            return number
        at_top = not line.here and line.key is not None
        if at_top and table and dotted.match(line.text):
            return number
        is_start = line.key is None and line.here == (table or key)
        if not fallback and (is_start or (table and at_top and line.key == table)):
            fallback = number
    return fallback


@lru_cache(maxsize=4)
def _lines_by_name(text: str) -> dict[str, dict[int, _Line]]:
    """Sort a file's lines by the table (its key is None) or the first key that each names.

    Once a file: a guide may have thousands of pronunciations.
    """
    named: dict[str, dict[int, _Line]] = {}
    here = ""
    for number, line in enumerate(text.split("\n"), start=1):
        header, key = _HEADER.match(line), None
        if header:
            here = header[1].strip("\"' ")
        elif (key := _first_key(line)) is None:
            continue
        name = here if key is None else key
        named.setdefault(name, {})[number] = _Line(here=here, text=line, key=key)
    return named


def _first_key(line: str) -> str | None:
    match = _FIRST_KEY.match(line)
    return next((part for part in match.groups() if part is not None), None) if match else None


def _written(key: str) -> str:
    return rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')"""
