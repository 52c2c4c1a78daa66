"""What a build hands to its workers: plain functions on plain data, for any executor."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from audioguide.bundle.chapter import ChapterJob, build_chapter
from audioguide.bundle.plan import Line, Step, lines_of
from audioguide.bundle.pool import engine_of_worker
from audioguide.errors import SpeechError
from audioguide.model.guide import Chapter
from audioguide.model.text import Finding
from audioguide.speech.cache import ClipCache

CLIPS = "clips"


def unspoken(
    steps: Sequence[Step], fingerprints: Mapping[str, str], cache: Path
) -> tuple[Line, ...]:
    """Lines of these chapters that the cache does not hold, each once, in reading order.

    `fingerprints` are those of the engines, by name.
    """
    clips = ClipCache(cache / CLIPS)
    lines = {line.utterance.key: line for step in steps for line in lines_of(step)}
    return tuple(
        line
        for line in lines.values()
        if clips.find_times(fingerprints[line.utterance.voice.engine], line.utterance) is None
    )


def speak_lines(cache: Path, lines: Sequence[Line]) -> int:
    """Speak lines into the cache and count them. SpeechError says where the sentence stands."""
    for line in lines:
        try:
            engine_of_worker(line.utterance.voice.engine, cache / CLIPS).synthesize(line.utterance)
        except SpeechError as error:
            raise SpeechError(
                error.what, where=f"{line.source} ({error.where})", hint=error.hint
            ) from error
    return len(lines)


def make_chapter(cache: Path, job: ChapterJob, folder: Path) -> tuple[Chapter, tuple[Finding, ...]]:
    """Make one chapter's files from clips in the cache; a clip that is gone is spoken again."""
    return build_chapter(job, partial(engine_of_worker, cache=cache / CLIPS), folder)
