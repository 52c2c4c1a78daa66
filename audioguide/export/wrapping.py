"""Lines of plain text, none wider than 72 columns, so that they fit on a page and in a mail."""

from collections.abc import Iterator

from audioguide.narration.display_width import columns_before
from audioguide.narration.line_breaking import to_pieces

WIDTH = 72


def wrap(text: str, *, lang: str, lead: str = "", hang: str | None = None) -> Iterator[str]:
    """Break a text where its language allows it; `lead` opens the first line.

    `hang` opens the others, or as much white space as `lead` is wide. Text that is empty is one
    line. White space becomes plain spaces, nothing else is lost.
    """
    pieces = to_pieces(text, lang=lang)
    rest = " " * _columns(lead) if hang is None else hang
    opening, first = lead, 0
    for end in range(1, len(pieces) + 1):
        next_width = pieces.width(first, end + 1) if end < len(pieces) else WIDTH
        if end == len(pieces) or _columns(opening) + next_width > WIDTH:
            yield f"{opening}{pieces.text[pieces.starts[first] : pieces.ends[end - 1]]}"
            opening, first = rest, end
    if not len(pieces):
        yield lead.rstrip()


def _columns(text: str) -> int:
    return columns_before(text)[-1]
