"""The table of contents: a chapter's headings as a tree. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Entry:
    """A line of the table of contents, and those below it."""

    href: str
    text: str
    lang: str
    entries: list["Entry"] = field(default_factory=list)


def nest(entries: Sequence[Entry], levels: Sequence[int]) -> Entry:
    """Put each entry under the last one of a smaller level; the first is the root of all."""
    open_entries = [(level, entry) for level, entry in zip(levels, entries, strict=True)][:1]
    for level, entry in zip(levels[1:], entries[1:], strict=True):
        while open_entries[-1][0] >= level:
            open_entries.pop()
        open_entries[-1][1].entries.append(entry)
        open_entries.append((level, entry))
    return entries[0]
