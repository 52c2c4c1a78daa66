"""When things are said: spans in whole milliseconds, and the timeline that anchors everything.

Milliseconds are rounded once, from frames (see `narration.layout`); nothing here does
arithmetic that could drift.
"""

from dataclasses import dataclass

from audioguide.model.text import BlockKind, Inline


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time: `start_ms` is in it, `end_ms` is the first moment after it."""

    start_ms: int
    end_ms: int

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedWord:
    """A word as shown: `offset` and `length` count code points in its sentence's text."""

    offset: int
    length: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedSentence:
    """A sentence and when it is spoken. `estimated`: the engine gave no word times of its own."""

    id: str
    text: str
    span: Span
    words: tuple[TimedWord, ...] = ()
    inlines: tuple[Inline, ...] = ()
    lang: str | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedBlock:
    """A heading, paragraph, list item, quote or image with its timed sentences."""

    kind: BlockKind
    sentences: tuple[TimedSentence, ...]
    level: int = 0
    ordinal: int | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All that is said in one chapter and when; enough to show its text without the script."""

    section_id: str
    title: str
    lang: str
    duration_ms: int
    blocks: tuple[TimedBlock, ...]

    @property
    def sentences(self) -> tuple[TimedSentence, ...]:
        """Every sentence in the order spoken."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWord:
    """A word inside a cue's lines; `line` and `offset` say where it stands, in code points."""

    line: int
    offset: int
    length: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A caption: at most two lines. Further cues of a sentence have its id with `.2`, `.3`."""

    id: str
    span: Span
    lines: tuple[str, ...]
    words: tuple[CueWord, ...] = ()
