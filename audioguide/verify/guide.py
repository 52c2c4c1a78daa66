"""The recipe: a built guide is read, heard and judged, chapter by chapter, without changing it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audioguide.bundle.store import MANIFEST, load_manifest, load_timeline
from audioguide.errors import BundleError, EncodingError, FormatError
from audioguide.formats.webvtt import parse_webvtt
from audioguide.model.guide import Resource
from audioguide.model.text import Finding, Section, SourceLocation
from audioguide.model.timing import Timeline
from audioguide.verify.captions import check_captions, check_times
from audioguide.verify.codes import to_finding
from audioguide.verify.decoding import SOUND_HZ, decode_floats, decode_sentences
from audioguide.verify.files import check_files
from audioguide.verify.hearing import Hearing
from audioguide.verify.places import Places
from audioguide.verify.recognizers.recognizer import Recognizer
from audioguide.verify.sound import check_sound, hear
from audioguide.verify.spoken import Pace, check_paces, find_silent, paces

Sections = Mapping[str, Section]


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How closely to look. `sound`: decode it; `find_recognizer`: None recognizes nothing."""

    sound: bool = True
    find_recognizer: Callable[[str], Recognizer | None] | None = None


def verify_guide(
    audio: Path, guide_id: str, *, depth: Depth, sections: Sections | None = None
) -> Iterator[Finding]:
    """Find all that is wrong with the bundle `audio/<guide_id>`, files first.

    `sections` are the guide's scripts by chapter: with them, a finding stands at its line, and
    words are known as they should be said. BundleError when there is no such guide.
    """
    folder = audio / guide_id
    try:
        manifest = load_manifest(audio, guide_id)
    except BundleError as error:
        if not (folder / MANIFEST).is_file():
            raise
        place = SourceLocation(path=(folder / MANIFEST).as_posix())
        yield to_finding("guide-damaged", place, error.what)
        return
    broken = set()
    for finding in check_files(folder, manifest):
        broken.add(finding.source.path)
        yield finding
    look = _Look(audio=audio, guide_id=guide_id, depth=depth, broken=frozenset(broken))
    for chapter in manifest.chapters:
        section = (sections or {}).get(chapter.id)
        yield from look.at(Places(folder=folder, chapter=chapter, section=section))
    yield from look.at_all(SourceLocation(path=folder.as_posix()))


@dataclass(slots=True, kw_only=True)
class _Look:
    """What is gathered from chapter to chapter, to be judged in the end: two numbers a sentence."""

    audio: Path
    guide_id: str
    depth: Depth
    broken: frozenset[str]
    hearing: Hearing | None = field(init=False)
    paces: list[Pace] = field(default_factory=list)

    def __post_init__(self) -> None:
        find = self.depth.find_recognizer
        self.hearing = Hearing(find) if find else None

    def at(self, places: Places) -> Iterator[Finding]:
        """Look at one chapter. What is not whole was told before; the rest is looked at."""
        chapter = places.chapter
        timeline = None
        try:
            if self._is_whole(places, chapter.timeline):
                timeline = load_timeline(self.audio, self.guide_id, chapter)
        except BundleError as error:
            yield to_finding("file-not-read", places.file(chapter.timeline.href), error.what)
        if timeline is not None:
            yield from check_times(timeline, places)
            if self._is_whole(places, chapter.captions):
                yield from _check_captions(timeline, places)
        if self.depth.sound and self._is_whole(places, chapter.audio):
            try:
                yield from self._listen(timeline, places)
            except EncodingError as error:
                yield to_finding("file-not-read", places.sound, error.what)

    def at_all(self, place: SourceLocation) -> Iterator[Finding]:
        """Judge what can only be judged against the rest of the guide."""
        yield from check_paces(self.paces)
        if self.hearing:
            yield from self.hearing.judge(place)

    def _is_whole(self, places: Places, resource: Resource) -> bool:
        return places.file(resource.href).path not in self.broken

    def _listen(self, timeline: Timeline | None, places: Places) -> Iterator[Finding]:
        path = places.folder / places.chapter.audio.href
        heard = hear(decode_floats(path), SOUND_HZ)
        yield from check_sound(heard, timeline, places)
        if timeline is None:
            return
        silent = find_silent(heard, timeline, places)
        yield from silent.values()
        self.paces += paces(heard, timeline, places, but=silent)
        if self.hearing:
            sounds = decode_sentences(path, [each.span for each in timeline.sentences])
            self.hearing.hear(timeline, sounds, places, but=silent)


def _check_captions(timeline: Timeline, places: Places) -> Iterator[Finding]:
    href = places.chapter.captions.href
    try:
        cues = parse_webvtt((places.folder / href).read_text(encoding="utf-8"))
    except (FormatError, UnicodeDecodeError) as error:
        yield to_finding("file-not-read", places.file(href), f"These are no captions: {error}")
        return
    yield from check_captions(cues, timeline, places)
