"""From a file's Markdown tokens to a flat run of pieces: what each is, and its inline tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from audioguide.model.text import BlockKind
from audioguide.script.findings import Notepad
from audioguide.script.spans import BLOCK_ATTRIBUTES

THEMATIC_BREAK_MS = 1500
_MAX_LEVEL = 50


@dataclass(slots=True, kw_only=True)
class Piece:
    """A block before its sentences are known. `kind` None: a thematic break."""

    kind: BlockKind | None
    line: int
    level: int = 0
    ordinal: int | None = None
    inlines: list[Token] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Container:
    """A list, an item or a quote that is open. `item` is the item's piece once it has one.

    `first`: the number of the first piece inside.
    """

    type: str
    first: int = 0
    next_number: int | None = None
    ordinal: int | None = None
    item: Piece | None = None


def to_pieces(tokens: Sequence[Token], notepad: Notepad) -> tuple[Piece, ...]:
    """Give the pieces in reading order. The paragraphs of a list item are one piece.

    A row of a table is a paragraph, and so is a code block.
    """
    outliner = _Outliner(notepad=notepad)
    for token in tokens:
        outliner.take(token)
    return tuple(outliner.pieces)


@dataclass(slots=True, kw_only=True)
class _Outliner:
    notepad: Notepad
    pieces: list[Piece] = field(default_factory=list)
    open: list[_Container] = field(default_factory=list)
    heading: int = 0
    row: Piece | None = None

    def take(self, token: Token) -> None:
        line = token.map[0] + 1 if token.map else 0
        if token.level >= _MAX_LEVEL:
            self.notepad.note("too-deep", line, "Lists or quotes are nested too deep to be read.")
        method = getattr(self, f"take_{token.type}", None)
        if method:
            method(token, line)

    def take_heading_open(self, token: Token, _line: int) -> None:
        self.heading = int(token.tag[1])

    def take_heading_close(self, _token: Token, _line: int) -> None:
        self.heading = 0

    def take_inline(self, token: Token, line: int) -> None:
        container = next((c for c in reversed(self.open) if c.type != "list"), None)
        if self.row:
            self.row.inlines.append(token)
        elif self.heading:
            self.add(BlockKind.HEADING, token, line).level = self.heading
        elif container and container.type == "item":
            self.take_item_text(container, token, line)
        else:
            self.add(BlockKind.QUOTE if container else BlockKind.PARAGRAPH, token, line)

    def take_item_text(self, item: _Container, token: Token, line: int) -> None:
        if item.item is None:
            item.item = self.add(BlockKind.ITEM, token, line)
            item.item.level = sum(c.type == "list" for c in self.open)
            item.item.ordinal = item.ordinal
        elif self.pieces[-1] is item.item:
            item.item.inlines.append(token)
        else:
            self.add(BlockKind.PARAGRAPH, token, line)

    def add(self, kind: BlockKind, token: Token, line: int) -> Piece:
        piece = Piece(kind=kind, line=line, inlines=[token])
        self.pieces.append(piece)
        return piece

    def take_bullet_list_open(self, _token: Token, _line: int) -> None:
        self.open.append(_Container(type="list"))

    def take_ordered_list_open(self, token: Token, _line: int) -> None:
        self.open.append(_Container(type="list", next_number=int(token.attrs.get("start", 1))))

    def take_list_item_open(self, _token: Token, _line: int) -> None:
        around = self.open[-1]
        self.open.append(_Container(type="item", ordinal=around.next_number))
        if around.next_number is not None:
            around.next_number += 1

    def take_blockquote_open(self, _token: Token, _line: int) -> None:
        self.open.append(_Container(type="quote", first=len(self.pieces)))

    def take_blockquote_close(self, _token: Token, _line: int) -> None:
        """Braces at the end of a quotation are for all of it."""
        inside = [piece for piece in self.pieces[self.open.pop().first :] if piece.kind]
        braces = _braces(inside[-1]) if inside else None
        for piece in inside:
            if braces and _braces(piece) is None:
                piece.inlines[-1].children = [*(piece.inlines[-1].children or []), braces]

    def close(self, _token: Token, _line: int) -> None:
        self.open.pop()

    take_bullet_list_close = take_ordered_list_close = close
    take_list_item_close = close

    def take_hr(self, _token: Token, line: int) -> None:
        self.pieces.append(Piece(kind=None, line=line))

    def take_table_open(self, _token: Token, line: int) -> None:
        self.notepad.note("table", line, "A table is read cell by cell, which is hard to follow.")

    def take_tr_open(self, _token: Token, line: int) -> None:
        self.row = Piece(kind=BlockKind.PARAGRAPH, line=line)
        self.pieces.append(self.row)

    def take_tr_close(self, _token: Token, _line: int) -> None:
        self.row = None

    def take_html_block(self, token: Token, line: int) -> None:
        if not token.content.lstrip().startswith("<!--"):
            self.notepad.note("raw-html", line, "This block of HTML is left out, text and all.")

    def take_code_block(self, token: Token, line: int) -> None:
        self.notepad.note("code-block", line, "A block of code is read aloud as it stands.")
        self.add(BlockKind.PARAGRAPH, _to_inline(token, line), line)

    def take_fence(self, token: Token, line: int) -> None:
        self.take_code_block(token, line)


def _to_inline(code: Token, line: int) -> Token:
    """Make a block of code an inline token: its lines as code, breaks that know their line."""
    first = 1 if code.type == "fence" else 0
    children: list[Token] = [Token("softbreak", "br", 0, meta={"line": first})]
    for number, text in enumerate(code.content.splitlines(), start=first + 1):
        children.append(Token("code_inline", "code", 0, content=text))
        children.append(Token("softbreak", "br", 0, meta={"line": number}))
    return Token("inline", "", 0, children=children, map=[line - 1, line])


def _braces(piece: Piece) -> Token | None:
    children = piece.inlines[-1].children if piece.inlines else None
    return children[-1] if children and children[-1].type == BLOCK_ATTRIBUTES else None


def walk_inlines(piece: Piece) -> Iterator[tuple[list[Token], int]]:
    """Give the children and the first line of each of a piece's inline tokens."""
    for token in piece.inlines:
        yield token.children or [], token.map[0] + 1 if token.map else piece.line
