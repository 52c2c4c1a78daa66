"""Tables as sentences, row by row: `Lung: bone, brain, liver.` Pure."""

from collections.abc import Iterator

from lxml.html import HtmlElement

_PAIR = 2


def is_layout(table: HtmlElement) -> bool:
    """Whether it only places things on a page, as old ones do: one row or column, or one in it."""
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    return (
        len(rows) <= 1
        or max(map(len, rows)) <= 1
        or table.find(".//table") is not None
        or any(table.find(f".//{tag}") is not None for tag in ("h1", "h2", "h3", "article"))
    )


def to_sentences(table: HtmlElement) -> Iterator[tuple[str, str]]:
    """Say each row: its first cell, then the others with the heads of their columns.

    Gives each with its cells as they are written.

    A table of two columns, or one without heads, needs no heads to be understood.
    """
    rows = [_cells(row) for row in table.iter("tr")]
    rows = [row for row in rows if any(text for text, _ in row)]
    heads: list[str] = []
    if rows and len(rows) > 1 and all(is_head for _, is_head in rows[0]):
        heads = [text for text, _ in rows.pop(0)]
    for row in rows:
        cells = [text for text, _ in row]
        yield _say(cells, heads), " ".join(cells)


def _say(cells: list[str], heads: list[str]) -> str:
    label, *values = cells
    if len(heads) > _PAIR and len(heads) == len(cells):
        told = [f"{head}: {value}" for head, value in zip(heads[1:], values, strict=True) if value]
        return _end(". ".join([label, *told] if label else told))
    told = [value for value in values if value]
    if not told:
        return _end(label)
    return _end(f"{label}: {', '.join(told)}" if label else ", ".join(told))


def _end(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _cells(row: HtmlElement) -> list[tuple[str, bool]]:
    cells = (cell for cell in row if cell.tag in {"td", "th"})
    return [(" ".join(cell.text_content().split()), cell.tag == "th") for cell in cells]
