"""Reads a guide that was saved, builds it, and posts what pages wait for.

The engine is loaded once and stays; chapters and sentences that stand are left, as in any build.
"""

import time
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from audioguide.bundle.build import BuildReport, build_guide
from audioguide.bundle.casting import Cast
from audioguide.bundle.guesses import find_guesses
from audioguide.bundle.lock import CACHE
from audioguide.bundle.store import find_timelines
from audioguide.bundle.work import CLIPS
from audioguide.errors import AudioguideError, ScriptError, SpeechError
from audioguide.model.guide import Guide
from audioguide.model.text import Finding, Severity
from audioguide.preview.board import Board, Note
from audioguide.preview.engines import Engines
from audioguide.preview.placing import place_findings, to_note
from audioguide.script.findings import NOT_BUILT, UNREADABLE, VOICE_MISSING, to_finding
from audioguide.script.overrides import apply_overrides
from audioguide.script.source import advise_guide, read_guide
from audioguide.speech.casting import Caster


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a save. `report` is None when nothing was built; `findings` say why."""

    guide_id: str
    findings: tuple[Finding, ...]
    report: BuildReport | None
    seconds: float
    is_over: bool = True
    """False when it should be tried again: another program holds the guide, or the disk is full."""


class Studio:
    """Takes up guides into the folder `audio`, one after the other."""

    def __init__(self, audio: Path, board: Board, executor: Executor) -> None:
        self._audio, self._board, self._executor = audio, board, executor
        self._ids: dict[Path, str] = {}
        self._hasty: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self._casters: dict[tuple[str, str], Caster] = {}
        self._engines = Engines(audio / CACHE / CLIPS)
        self._finished: set[Path] = set()

    def take_up(self, folder: Path) -> Outcome:
        """Bring a guide and its pages up to date with the files in its folder."""
        began = time.perf_counter()
        guide_id = self._ids.get(folder, folder.name)
        try:
            guide, found = read_guide(folder)
            guide_id = guide.info.id
            self._claim(folder, guide_id)
            missing = Cast.of(guide, self._caster(guide)).find_missing()
            found += (*advise_guide(folder, guide), *apply_overrides(missing, guide.overrides))
        except ScriptError as error:
            found = (to_finding(UNREADABLE, error, error.where),)
            self._board.post(guide_id, tuple(map(to_note, found)))
            return _outcome(guide_id, found, began)
        if any(finding.severity is Severity.ERROR for finding in found):
            self._board.post(guide_id, self._place(found, guide))
            return _outcome(guide_id, found, began)
        return self._build(folder, guide, found, began)

    def finish(self, folder: Path) -> None:
        """Do once what the first pages need not wait for: load the voices, find guessed words.

        From then on only a sentence that is new has to be looked at. Raises ScriptError or
        SpeechError.
        """
        if folder in self._finished:
            return
        guide, _ = read_guide(folder)
        cast = Cast.of(guide, self._caster(guide))
        for part in {part.voice.name: part for part in cast.all_utterances()}.values():
            self._engines(part.voice.engine).load(part)
        more = self._place(self._find_guesses(guide), guide)
        self._finished.add(folder)
        if more:
            self._board.post(guide.info.id, (*self._board.read(guide.info.id).notes, *more))

    def _find_guesses(self, guide: Guide) -> tuple[Finding, ...]:
        try:
            found = find_guesses(Cast.of(guide, self._caster(guide)), self._engines)
        except SpeechError as error:
            found = (to_finding(VOICE_MISSING, error, error.where),)
        return apply_overrides(found, guide.overrides)

    def _build(
        self, folder: Path, guide: Guide, found: tuple[Finding, ...], began: float
    ) -> Outcome:
        guide_id = guide.info.id
        try:
            report = build_guide(
                guide,
                spec=self._caster(guide),
                source=folder,
                audio=self._audio,
                executor=self._executor,
            )
        except (AudioguideError, OSError) as error:
            found += (_not_built(error, folder),)
            self._board.post(guide_id, self._place(found, guide))
            return _outcome(guide_id, found, began, is_over=False)
        found += self._remember_hasty(guide, report)
        if folder in self._finished:
            found += self._find_guesses(guide)
        self._board.post(guide_id, self._place(found, guide))
        return _outcome(guide_id, found, began, report)

    def _claim(self, folder: Path, guide_id: str) -> None:
        """See that no two folders are one guide. Raises ScriptError."""
        for other, taken in self._ids.items():
            if taken == guide_id and other != folder and other.is_dir():
                raise ScriptError(
                    f"It has the same id as {other.name}: '{guide_id}'.",
                    where=f"{folder.name}/guide.toml",
                    hint="Give each guide an id of its own.",
                )
        self._ids[folder] = guide_id

    def _caster(self, guide: Guide) -> Caster:
        # Listing the system's voices starts a process: 0.1 s, a tenth of the whole cycle.
        wanted = guide.voice, guide.info.lang
        return self._casters.setdefault(wanted, Caster(*wanted))

    def _place(self, found: tuple[Finding, ...], guide: Guide) -> tuple[Note, ...]:
        if not found:
            return ()
        return place_findings(found, guide, find_timelines(self._audio, guide.info.id))

    def _remember_hasty(self, guide: Guide, report: BuildReport) -> tuple[Finding, ...]:
        """Keep what was found in chapters as they were made: they are not made each time."""
        for section in guide.sections:
            path = section.source.path
            mine = tuple(each for each in report.findings if each.source.path == path)
            if section.id in report.made:
                self._hasty[guide.info.id, path] = mine
        paths = [section.source.path for section in guide.sections]
        hasty = (each for path in paths for each in self._hasty.get((guide.info.id, path), ()))
        return apply_overrides(hasty, guide.overrides)


def _not_built(error: AudioguideError | OSError, folder: Path) -> Finding:
    if isinstance(error, OSError):
        error = AudioguideError(
            f"{error.strerror or error}.",
            where=str(error.filename or folder),
            hint="Does the disk have room, and may this program write there?",
        )
    return to_finding(NOT_BUILT, error, error.where)


def _outcome(
    guide_id: str,
    found: tuple[Finding, ...],
    began: float,
    report: BuildReport | None = None,
    *,
    is_over: bool = True,
) -> Outcome:
    seconds = time.perf_counter() - began
    return Outcome(
        guide_id=guide_id, findings=found, report=report, seconds=seconds, is_over=is_over
    )
