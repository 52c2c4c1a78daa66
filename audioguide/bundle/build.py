"""The recipe: a guide's sections become a bundle, complete or not at all.

`build_guide` skips chapters that stand, speaks the sentences that no cache holds, and puts the
new bundle in the place of the old one as its last act.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache as cache_of
from pathlib import Path
from typing import Any

from audioguide.bundle.access import ensure_token
from audioguide.bundle.casting import Cast
from audioguide.bundle.images import write_images
from audioguide.bundle.lock import CACHE, hold_guide
from audioguide.bundle.plan import Line, Step, find_manifest, plan_steps, write_record
from audioguide.bundle.store import remove_stale, write_manifest
from audioguide.bundle.work import make_chapter, speak_lines, unspoken
from audioguide.model.guide import Chapter, Guide, Manifest
from audioguide.model.text import Finding
from audioguide.speech.casting import Caster
from audioguide.speech.engines import load_engine

BATCH = 8
"""Sentences that a worker speaks in one task: few enough to share out the work evenly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is: sentences spoken, then chapters made."""

    spoken: int
    to_speak: int
    made: int
    to_make: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did. `speech_ms` is the length of the guide, `seconds` what the build took."""

    guide_id: str
    voice: str
    chapters: tuple[str, ...]
    made: tuple[str, ...]
    sentences: int
    spoken: int
    speech_ms: int
    made_ms: int
    seconds: float
    findings: tuple[Finding, ...]

    @property
    def times_real_time(self) -> float:
        """Sound made in this build, divided by the time it took."""
        return self.made_ms / 1000 / self.seconds


def build_guide(
    guide: Guide,
    *,
    spec: str | Caster | None = None,
    source: Path,
    audio: Path,
    executor: Executor,
    on_progress: Callable[[Progress], None] = lambda _: None,
) -> BuildReport:
    """Make or bring up to date the bundle `audio/<guide>` from `guide`, read from `source`.

    `spec` names a voice that takes the place of the guide's own, or is who gave out its voices
    before. A build that fails or is killed leaves the old bundle as it was. Raises SpeechError,
    EncodingError, BundleError or OSError.
    """
    began = time.perf_counter()
    cast = Cast.of(guide, spec)
    voice = cast.voice
    fingerprint_of = cache_of(lambda engine: load_engine(engine).fingerprint)
    folder, cache = audio / guide.info.id, audio / CACHE
    with hold_guide(audio, guide.info.id):
        folder.mkdir(parents=True, exist_ok=True)
        remove_stale(folder, find_manifest(folder))
        info, hrefs, extras = write_images(guide, source, folder)
        steps = plan_steps(cast, fingerprint_of, hrefs, source, folder)
        to_make = [step for step in steps if step.done is None]
        engines = {part.voice.engine for step in to_make for part in step.job.parts}
        lines = unspoken(to_make, {name: fingerprint_of(name) for name in engines}, cache)
        crew = _Crew(executor, cache, folder, on_progress)
        made, findings = crew.run(lines, to_make)
        chapters = tuple(step.done or made[step.made_from] for step in steps)
        manifest = Manifest(info=info, narrator=voice.label, chapters=chapters, extras=extras)
        _put_in_place(manifest, steps, audio)
    return BuildReport(
        guide_id=guide.info.id,
        voice=f"{voice.engine}:{voice.name}",
        chapters=tuple(chapter.id for chapter in chapters),
        made=tuple(chapter.id for chapter in made.values()),
        sentences=sum(len(step.job.parts) for step in steps),
        spoken=len(lines),
        speech_ms=manifest.duration_ms,
        made_ms=sum(chapter.duration_ms for chapter in made.values()),
        seconds=time.perf_counter() - began,
        findings=findings,
    )


def _put_in_place(manifest: Manifest, steps: Sequence[Step], audio: Path) -> None:
    """Let the new bundle take the place of the old one: the manifest is the last file written."""
    folder = audio / manifest.info.id
    if manifest.info.is_private:
        ensure_token(audio, manifest.info.id)  # before anybody can ask for the guide
    write_record(folder, tuple(steps), manifest.chapters)
    write_manifest(folder, manifest)


@dataclass(frozen=True, slots=True)
class _Crew:
    """An executor with what its workers need to know of one guide."""

    executor: Executor
    cache: Path
    folder: Path
    on_progress: Callable[[Progress], None]

    def run(
        self, lines: Sequence[Line], steps: Sequence[Step]
    ) -> tuple[dict[str, Chapter], tuple[Finding, ...]]:
        """Speak `lines`, then make the chapters of `steps`: by what they are made from."""
        progress = Progress(spoken=0, to_speak=len(lines), made=0, to_make=len(steps))
        self.on_progress(progress)
        speech = [
            self.executor.submit(speak_lines, self.cache, lines[start : start + BATCH])
            for start in range(0, len(lines), BATCH)
        ]
        with _none_left_running(speech):
            for spoken in as_completed(speech):
                progress = replace(progress, spoken=progress.spoken + spoken.result())
                self.on_progress(progress)
        making = {
            self.executor.submit(make_chapter, self.cache, step.job, self.folder): step
            # The longest first, so that no core waits for it at the end.
            for step in sorted(steps, key=lambda step: -len(step.job.utterances))
        }
        made = {}
        with _none_left_running(making):
            for chapter in as_completed(making):
                made[making[chapter].made_from] = chapter.result()
                progress = replace(progress, made=len(made))
                self.on_progress(progress)
        in_order = [(step.made_from, *made[step.made_from]) for step in steps]
        return (
            {made_from: chapter for made_from, chapter, _ in in_order},
            tuple(finding for _, _, findings in in_order for finding in findings),
        )


@contextmanager
def _none_left_running(tasks: Collection[Future[Any]]) -> Iterator[None]:
    """After an error, see that no task of this guide runs on when its lock is given back."""
    try:
        yield
    except Exception:
        for task in tasks:
            task.cancel()
        wait(tasks)
        raise
