"""What the author wrote, parsed: words, sentences, blocks, sections, and findings about them.

Offsets count Unicode code points in the shown text of their sentence.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLocation:
    """A place in an author's file; `line` counts from 1, 0 means the file as a whole."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Severity(StrEnum):
    """How bad a finding is: an error alone stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that would not be spoken or shown as the author expects.

    `code` is stable kebab-case (listed in docs/findings.md); `hint` says what to do.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    source: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What the author of a guide decided about a code. `severity` None: it is not told."""

    code: str
    severity: Severity | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as shown, and how to say it where that differs.

    `spoken` replaces the shown word for the engine; `ipa` gives its sound in IPA and wins over
    `spoken`; `lang` marks a word of another language (BCP 47); `voice` is the voice that the
    author wants for it, as `guide.toml` names voices.
    """

    offset: int
    length: int
    spoken: str | None = None
    ipa: str | None = None
    lang: str | None = None
    voice: str | None = None


class InlineKind(StrEnum):
    """Inline meaning that the page shows: HTML em, strong, code, a, and a lang attribute."""

    EMPHASIS = "em"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    LANG = "lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A stretch of a sentence's text with meaning.

    `value` is the address of a link or the language tag of a lang.
    """

    kind: InlineKind
    offset: int
    length: int
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The unit of everything: synthesized, cached, captioned and highlighted alone.

    `id` is unique in its section (`s1`, `s2`, ...). `text` is what is shown. `pause_after_ms`
    is the pause that the author asked for in place of the pacing's; 0 leaves it to the pacing.
    """

    id: str
    text: str
    words: tuple[Word, ...]
    source: SourceLocation
    lang: str | None = None
    inlines: tuple[Inline, ...] = ()
    pause_after_ms: int = 0


class BlockKind(StrEnum):
    """Kinds of block, by their meaning in HTML."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    IMAGE = "image"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a section.

    `level`: 1 to 6 for a heading, depth from 1 for a list item. `ordinal`: the number of an
    ordered list's item. `href`: where an image is, relative to the guide's folder; its sentences
    are its description.
    """

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    level: int = 0
    ordinal: int | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One script file, parsed. Its first block is the heading that gives its title.

    `voice` is the chapter's own, as `guide.toml` names voices, and `voice_source` where it stands.
    `recording` is a file of a person's voice, relative to the guide's folder, that takes the place
    of voices.
    """

    id: str
    title: str
    lang: str
    blocks: tuple[Block, ...]
    source: SourceLocation
    description: str = ""
    voice: str | None = None
    voice_source: SourceLocation | None = None
    recording: str | None = None
    recording_source: SourceLocation | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence in reading order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)
