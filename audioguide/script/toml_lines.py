"""Where a key stands in a TOML file: the parser gives values only, people need lines."""

import re

_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")


def find_line(text: str, table: str, key: str) -> int:
    """Find the line of a key in a table ("" is the top); else the table's first line, else 0."""
    assignment = re.compile(rf"\s*{_written(key)}\s*[=.]")
    dotted = re.compile(rf"\s*{_written(table)}\s*\.\s*{_written(key)}\s*=")
    inline = re.compile(rf"\s*{_written(table)}\s*[=.]")
    here, fallback = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header:
            here = header[1].strip("\"' ")
        if here == table and not header and assignment.match(line):
            return number
        if not here and table and dotted.match(line):
            return number
        is_start = header and here == (table or key)
        if not fallback and (is_start or (table and not here and inline.match(line))):
            fallback = number
    return fallback


def _written(key: str) -> str:
    return rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')"""
