"""An HTML tree becomes parts in reading order: web pages, e-books, Word files. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from audioguide.intake.draft import Dropped, Part
from audioguide.intake.inlines import Picture, Run
from audioguide.intake.tables import is_layout, to_sentences
from audioguide.model.text import BlockKind

HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *HEADINGS,
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
    *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
    *("hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_SILENT = {
    *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object"),
    *("canvas", "audio", "video", "select", "datalist"),
}

# Left out with a reason, unless all is kept.
REASONS = {
    "nav": "navigation of the website",
    "footer": "the foot of the page",
    "form": "a form",
    "aside": "beside the text",
    "button": "a button",
    "dialog": "a dialog of the website",
}


@dataclass(slots=True, kw_only=True)
class Walker:
    """Walks a tree once. `find_image` gives a picture's file in the document, or None.

    Afterwards `dropped` has what was left out, and `note_marks` the number of footnote marks.
    `counts_lines` is set where the tree has lines of its own; else parts are counted.
    """

    file: str = ""
    counts_lines: bool = True
    keep_all: bool = False
    find_image: Callable[[str], str | None] = lambda _: None
    dropped: list[Dropped] = field(default_factory=list)
    note_marks: int = 0
    _made: int = 0
    _reason: str = ""

    def walk(self, root: HtmlElement) -> tuple[Part, ...]:
        """Give the parts of a tree in reading order."""
        return tuple(self._block(root, BlockKind.PARAGRAPH, 0))

    def notes(self) -> tuple[str, ...]:
        """Tell what was left out that has no part of its own."""
        return to_notes(self.note_marks)

    def _block(self, element: HtmlElement, kind: BlockKind, depth: int) -> Iterator[Part]:
        """Give the parts inside a block; loose text in it is a part of `kind`."""
        run, ordinal = Run(), _first_ordinal(element)
        line = element.sourceline or 0
        run.add_text(element.text)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                pass
            elif child.tag == "br" and run.ends_with_break:
                yield from self._flush(run, kind, line, depth)
                run = Run()
            elif _is_block(child):
                yield from self._flush(run, kind, line, depth)
                run = Run()
                yield from self._child(child, kind, depth, ordinal)
                ordinal = ordinal + 1 if ordinal is not None and child.tag == "li" else ordinal
                kind = BlockKind.PARAGRAPH if kind is BlockKind.ITEM else kind
            else:
                run.add_element(child)
            run.add_text(child.tail)
        yield from self._flush(run, kind, line, depth)

    def _child(
        self, child: HtmlElement, kind: BlockKind, depth: int, ordinal: int | None
    ) -> Iterator[Part]:
        tag = child.tag
        if tag in HEADINGS:
            yield from self._heading(child)
        elif tag == "table":
            yield from self._table(child)
        elif tag in REASONS and not (self.keep_all or self._reason):
            yield from self._left_out(child, REASONS[tag])
        elif tag in {"ul", "ol", "menu"}:
            yield from self._block(child, BlockKind.PARAGRAPH, depth + 1)
        elif tag == "li":
            made = list(self._block(child, BlockKind.ITEM, max(depth, 1)))
            if made and ordinal is not None:
                made[0] = replace(made[0], ordinal=ordinal)
            yield from made
        elif tag == "blockquote":
            yield from self._block(child, BlockKind.QUOTE, depth)
        else:
            inside = kind if kind in {BlockKind.ITEM, BlockKind.QUOTE} else BlockKind.PARAGRAPH
            yield from self._block(child, inside, depth)

    def _heading(self, element: HtmlElement) -> Iterator[Part]:
        run = Run()
        run.add_text(element.text)
        for child in element:
            run.add_element(child)
            run.add_text(child.tail)
        yield from self._flush(
            run, BlockKind.HEADING, element.sourceline or 0, HEADINGS[element.tag]
        )

    def _table(self, element: HtmlElement) -> Iterator[Part]:
        if is_layout(element):
            yield from self._block(element, BlockKind.PARAGRAPH, 0)
            return
        caption = element.find("caption")
        if caption is not None:
            yield from self._block(caption, BlockKind.PARAGRAPH, 0)
        for row, (said, written) in enumerate(to_sentences(element), start=1):
            part = self._part(BlockKind.PARAGRAPH, said, element.sourceline or 0)
            yield replace(part, written=written, row=row)

    def _left_out(self, element: HtmlElement, reason: str) -> Iterator[Part]:
        """Walk an element for the report alone."""
        self._reason = reason
        parts = list(self._block(element, BlockKind.PARAGRAPH, 0))
        self._reason = ""
        self.dropped += [Dropped(part=part, reason=reason) for part in parts]
        yield from ()

    def _flush(self, run: Run, kind: BlockKind, line: int, level: int) -> Iterator[Part]:
        self.note_marks += run.note_marks
        if any(char.isalnum() for char in run.said):
            shown_level = level if kind in {BlockKind.HEADING, BlockKind.ITEM} else 0
            yield replace(self._part(kind, run.said, line), markdown=run.written, level=shown_level)
        for picture in run.pictures:
            yield from self._picture(picture)

    def _picture(self, picture: Picture) -> Iterator[Part]:
        href = self.find_image(picture.src)
        said = " ".join((picture.alt or "").split())
        part = replace(self._part(BlockKind.IMAGE, said, picture.line), href=href)
        if picture.alt is not None and not said:
            self.dropped.append(Dropped(part=part, reason="an image that its page calls ornament"))
        elif href is None:
            self.dropped.append(Dropped(part=part, reason="an image that is not in the document"))
        else:
            yield part

    def _part(self, kind: BlockKind, text: str, line: int) -> Part:
        self._made += 1
        return Part(
            kind=kind,
            text=text,
            line=line if self.counts_lines else self._made,
            file=self.file,
        )


def to_notes(note_marks: int) -> tuple[str, ...]:
    """Tell of marks of footnotes that were left out."""
    return (f"Marks of footnotes, which are not read aloud: {note_marks}.",) if note_marks else ()


def _is_block(element: HtmlElement) -> bool:
    """Whether it is a block, or holds one: old pages put paragraphs into <font>."""
    return (
        element.tag in _BLOCKS
        or element.tag in REASONS
        or any(inner.tag in _BLOCKS or inner.tag == "br" for inner in element.iterdescendants())
    )


def _first_ordinal(element: HtmlElement) -> int | None:
    if element.tag != "ol":
        return None
    start = element.get("start", "1")
    return int(start) if start.isascii() and start.isdigit() else 1
