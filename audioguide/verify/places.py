"""Where a finding stands: the script's line where the script is known, else the bundle's file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audioguide.model.guide import Chapter
from audioguide.model.text import Section, Sentence, SourceLocation
from audioguide.model.timing import TimedSentence

_QUOTED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A chapter of a bundle in `folder`, and the script that it was made from, if that is known."""

    folder: Path
    chapter: Chapter
    section: Section | None = None
    _sentences: Mapping[str, Sentence] = field(init=False)

    def __post_init__(self) -> None:
        known = self.section.sentences if self.section else ()
        object.__setattr__(self, "_sentences", {each.id: each for each in known})

    def file(self, href: str) -> SourceLocation:
        """Name a file of the bundle."""
        return SourceLocation(path=(self.folder / href).as_posix())

    @property
    def sound(self) -> SourceLocation:
        """Name the chapter's MP3."""
        return self.file(self.chapter.audio.href)

    def script(self, timed: TimedSentence) -> Sentence | None:
        """Find the sentence in the script; None when that has changed since the build."""
        sentence = self._sentences.get(timed.id)
        return sentence if sentence and sentence.text == timed.text else None

    def of(self, timed: TimedSentence) -> SourceLocation:
        """Say where a sentence stands."""
        sentence = self.script(timed)
        return sentence.source if sentence else self.sound

    def told(self, timed: TimedSentence) -> str:
        """`welcome s3, 1:02, “Hello there.”`: enough to find and to recognize a sentence."""
        return f"{self.chapter.id} {timed.id}, {clock(timed.span.start_ms)}, “{quoted(timed.text)}”"


def clock(time_ms: int) -> str:
    """Write a time as a player shows it: 62000 is `1:02`."""
    minutes, seconds = divmod(time_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def quoted(text: str) -> str:
    """Shorten a text to what a line has room for, at a word."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if len(text) <= _QUOTED else text[:_QUOTED].rpartition(" ")[0] + " …"
