"""One script file: Markdown in, a `Section` and its findings out. Pure; any bytes will do."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from audioguide.model.text import Block, BlockKind, Finding, Section, Sentence, SourceLocation
from audioguide.script.checks import check_blocks, check_picture, check_references
from audioguide.script.decoding import decode_text
from audioguide.script.findings import Notepad
from audioguide.script.front_matter import cut_front_matter
from audioguide.script.outline import THEMATIC_BREAK_MS, Piece, to_pieces, walk_inlines
from audioguide.script.pls import SharedLexicon
from audioguide.script.pronunciation import Lexicon
from audioguide.script.sentences import Splitter
from audioguide.script.shown import Picture, Shown, to_shown
from audioguide.script.spans import make_parser

_PARSER = make_parser()


def parse_section(
    data: bytes,
    *,
    path: str,
    section_id: str,
    lang: str,
    lexicon: Lexicon,
    shared: Sequence[SharedLexicon] = (),
) -> tuple[Section, tuple[Finding, ...]]:
    """Parse a chapter's file. `lang` is the guide's, for files that name none; never fails.

    `lexicon` is the guide's own; of the `shared` ones, those of the file's language count.
    """
    notepad = Notepad(path)
    front, body = cut_front_matter(decode_text(data, notepad), notepad)
    lang = front.lang or lang
    env: dict[str, Any] = {}
    tokens = _PARSER.parse(body, env)
    ids = (f"s{number}" for number in count(1))
    lexicons = (lexicon, *(each.lexicon for each in shared if each.is_for(lang)))
    splitter = Splitter(lang=lang, lexicons=lexicons, notepad=notepad, new_id=lambda: next(ids))
    assembler = _Assembler(splitter=splitter, notepad=notepad)
    for piece in to_pieces(tokens, notepad):
        assembler.add(piece)
    blocks = tuple(assembler.blocks)
    check_references(tokens, env.get("references", {}), notepad)
    check_blocks(blocks, notepad)
    section = Section(
        id=section_id,
        title=_find_title(blocks) or section_id,
        lang=lang,
        blocks=blocks,
        source=SourceLocation(path=path, line=1),
        description=front.description,
        voice=front.voice or None,
        voice_source=SourceLocation(path=path, line=front.voice_line) if front.voice else None,
        recording=front.audio or None,
        recording_source=SourceLocation(path=path, line=front.audio_line) if front.audio else None,
    )
    return section, notepad.findings


@dataclass(slots=True, kw_only=True)
class _Assembler:
    splitter: Splitter
    notepad: Notepad
    blocks: list[Block] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Append a piece: a block of its text, then one for each image in it."""
        if piece.kind is None:
            self.add_pause(THEMATIC_BREAK_MS, piece.line)
            return
        lang = self.splitter.lang
        parts = [to_shown(tokens, line, self.notepad, lang) for tokens, line in walk_inlines(piece)]
        block = Block(kind=piece.kind, sentences=(), level=piece.level, ordinal=piece.ordinal)
        said = self.add_block(block, parts, piece.line)
        text = " ".join(part.text for part in parts).strip()
        if not said and (text or not any(part.pictures or part.pauses for part in parts)):
            self.notepad.note("nothing-to-say", piece.line, f"There is nothing to say in {text!r}.")
        for picture in (picture for part in parts for picture in part.pictures):
            self.add_picture(picture)

    def add_picture(self, picture: Picture) -> None:
        href = check_picture(picture.href, picture.line, self.notepad)
        said = self.add_block(Block(kind=BlockKind.IMAGE, sentences=(), href=href), [picture.alt])
        if not said:
            what = f"The image {picture.href!r} has no description."
            self.notepad.note("image-without-alt", picture.line, what)
        for inner in picture.alt.pictures:
            self.add_picture(inner)

    def add_block(self, block: Block, parts: list[Shown], line: int = 0) -> bool:
        """Append a block with the sentences of the parts; False if there are none."""
        sentences: list[Sentence] = []
        for part in parts:
            pause_ms, more = self.splitter.split(part)
            if pause_ms and sentences:
                sentences[-1] = _longer(sentences[-1], pause_ms)
            elif pause_ms:
                self.add_pause(pause_ms, line)
            sentences += more
        if sentences:
            self.blocks.append(replace(block, sentences=tuple(sentences)))
        return bool(sentences)

    def add_pause(self, pause_ms: int, line: int) -> None:
        """Lengthen the silence after what was said last."""
        if not self.blocks:
            self.notepad.note("pause-first", line, "A pause before the first words is left out.")
            return
        *before, last = self.blocks[-1].sentences
        sentences = (*before, _longer(last, pause_ms))
        self.blocks[-1] = replace(self.blocks[-1], sentences=sentences)


def _longer(sentence: Sentence, pause_ms: int) -> Sentence:
    return replace(sentence, pause_after_ms=sentence.pause_after_ms + pause_ms)


def _find_title(blocks: tuple[Block, ...]) -> str:
    titles = (b for b in blocks if b.kind is BlockKind.HEADING and b.level == 1)
    first = next(titles, None)
    return " ".join(sentence.text for sentence in first.sentences) if first else ""
