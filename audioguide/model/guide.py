"""A guide at its two ends: what an author sets up (`Guide`), what a bundle holds (`Manifest`)."""

from dataclasses import dataclass, field

from audioguide.model.podcast import PodcastInfo
from audioguide.model.sound import Pacing
from audioguide.model.text import Override, Section, SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideInfo:
    """What a guide is called, who made it, and under what terms. `published` is ISO 8601.

    `is_private`: it is in no list, and reached by a secret address alone. `translation_of` is the
    id of the guide that it translates; `translations` are the ids of those that translate it.
    """

    id: str
    title: str
    lang: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    description: str = ""
    published: str | None = None
    license: str | None = None
    cover: str | None = None
    cover_alt: str = ""
    is_private: bool = False
    translation_of: str | None = None
    translations: tuple[str, ...] = ()
    podcast: PodcastInfo = field(default_factory=PodcastInfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """A guide as its author set it up: its sections in order, the voice and the pacing.

    `voice` is `auto`, an engine (`natural`), or an engine and a voice (`system:gmw/en-us`), and
    `voice_source` where it is written.
    """

    info: GuideInfo
    sections: tuple[Section, ...]
    voice: str = "auto"
    rate: float = 1.0
    pacing: Pacing = field(default_factory=Pacing)
    overrides: tuple[Override, ...] = ()
    voice_source: SourceLocation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A file of a bundle: `href` is relative to the bundle, `sha256` is hexadecimal."""

    href: str
    media_type: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter as files: MP3, WebVTT captions, and the timeline with its full text."""

    id: str
    title: str
    duration_ms: int
    audio: Resource
    captions: Resource
    timeline: Resource
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A whole bundle. `narrator` is the label of the voice; `extras` are the cover and images."""

    info: GuideInfo
    narrator: str
    chapters: tuple[Chapter, ...]
    extras: tuple[Resource, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Length of all chapters together."""
        return sum(chapter.duration_ms for chapter in self.chapters)
