"""What a build has to do: which chapters stand as they are, and which sentences are to be spoken.

Pure but for looking at which files and clips are there.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from audioguide.atomic import write_atomic
from audioguide.bundle.casting import Cast
from audioguide.bundle.chapter import ChapterJob
from audioguide.bundle.encode import Tags
from audioguide.bundle.recorded import Recording
from audioguide.bundle.store import is_whole, load_manifest
from audioguide.errors import BundleError
from audioguide.model.guide import Chapter, Manifest
from audioguide.model.sound import Utterance
from audioguide.model.text import Section, SourceLocation
from audioguide.speech.alignment.word_times import name_aligner
from audioguide.speech.cache import FORMAT

RECIPE = 1
"""Raise it when the same scripts and voice give other files: every chapter is then made again."""

RECORD = "build.json"
_PLACES = {"source", "voice_source", "recording_source", "path"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An utterance and where its sentence, of which it may be a part, stands in the scripts."""

    utterance: Utterance
    source: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A chapter of the plan: `made_from` names all it depends on, `done` is set when it stands."""

    job: ChapterJob
    made_from: str
    done: Chapter | None


def plan_steps(
    cast: Cast,
    fingerprint_of: Callable[[str], str],
    hrefs: dict[str, str],
    source: Path,
    folder: Path,
) -> tuple[Step, ...]:
    """Plan every chapter of a guide that was read from `source`, whose bundle is in `folder`.

    `fingerprint_of` gives that of an engine. Raises SpeechError for a voice that is not there.
    """
    guide = cast.guide
    standing = _standing_chapters(folder)
    steps = []
    for number, section in enumerate(guide.sections, start=1):
        job = ChapterJob(
            guide_id=guide.info.id,
            section=section,
            utterances=tuple(cast.utterances(sentence, section) for sentence in section.sentences),
            pacing=guide.pacing,
            tags=Tags(
                title=section.title,
                number=number,
                total=len(guide.sections),
                album=guide.info.title,
                artist=", ".join(guide.info.authors),
                lang=section.lang,
            ),
            hrefs={block.href: hrefs[block.href] for block in section.blocks if block.href},
            recording=_to_recording(section, source),
        )
        engines = sorted({part.voice.engine for part in job.parts})
        made_from = _fingerprint(job, [fingerprint_of(engine) for engine in engines])
        steps.append(Step(job=job, made_from=made_from, done=standing.get(made_from)))
    return tuple(steps)


def _to_recording(section: Section, source: Path) -> Recording | None:
    if section.recording is None:
        return None
    path = source / section.recording
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Recording(path=str(path.absolute()), sha256=sha256, aligner=name_aligner(section.lang))


def lines_of(step: Step) -> tuple[Line, ...]:
    """Every part of a sentence of a chapter, ready to be spoken."""
    sentences = step.job.section.sentences
    return tuple(
        Line(utterance=utterance, source=sentence.source)
        for parts, sentence in zip(step.job.utterances, sentences, strict=True)
        for utterance in parts
    )


def find_manifest(folder: Path) -> Manifest | None:
    """Read the bundle that stands in `folder`, if there is a whole one."""
    try:
        return load_manifest(folder.parent, folder.name)
    except BundleError:
        # No bundle yet, or a damaged one: it is made again either way.
        return None


def write_record(folder: Path, steps: tuple[Step, ...], chapters: tuple[Chapter, ...]) -> None:
    """Note what each chapter was made from, for the next build."""
    made = {step.made_from: _files(chapter) for step, chapter in zip(steps, chapters, strict=True)}
    write_atomic(folder / RECORD, json.dumps(made, indent=1, sort_keys=True).encode())


def _standing_chapters(folder: Path) -> dict[str, Chapter]:
    """Chapters of the present bundle by what they were made from, when their files are whole."""
    manifest = find_manifest(folder)
    try:
        made = json.loads((folder / RECORD).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if manifest is None or not isinstance(made, dict):
        return {}
    chapters = {json.dumps(_files(chapter)): chapter for chapter in manifest.chapters}
    standing = {}
    for made_from, files in made.items():
        chapter = chapters.get(json.dumps(files))
        if chapter is not None and _is_whole(chapter, folder):
            standing[made_from] = chapter
    return standing


def _files(chapter: Chapter) -> list[str]:
    return [chapter.audio.href, chapter.captions.href, chapter.timeline.href]


def _is_whole(chapter: Chapter, folder: Path) -> bool:
    resources = (chapter.audio, chapter.captions, chapter.timeline)
    return all(is_whole(folder, resource) for resource in resources)


def _fingerprint(job: ChapterJob, engine_fingerprints: list[str]) -> str:
    made_from = [RECIPE, FORMAT, engine_fingerprints, asdict(job, dict_factory=_without_source)]
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def _without_source(items: list[tuple[str, object]]) -> dict[str, object]:
    """Leave out where things stand in the script: moving a line changes nothing that is heard."""
    return {name: value for name, value in items if name not in _PLACES}
