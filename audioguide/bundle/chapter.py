"""One chapter, from its sentences to its files: runs in a worker, one sentence in memory at a time.

Two passes over the clips, which the cache holds: the first measures, the second encodes. Where
several voices speak, a pass before these listens how loud each is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from audioguide.bundle.encode import Tags, encode_mp3
from audioguide.bundle.recorded import Recorded, Recording, listen
from audioguide.bundle.store import adopt_resource, write_resource
from audioguide.formats.timeline import render_timeline
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.guide import Chapter
from audioguide.model.sound import ClipTimes, Pacing, Pcm, SpeechClip, Utterance
from audioguide.model.text import Finding, Section
from audioguide.narration.blending import Blend, fit_clip, join_parts, plan_blend
from audioguide.narration.captions import check_cues, to_cues
from audioguide.narration.joining import join_clips
from audioguide.narration.layout import Layout, lay_out, silences_of, with_hrefs
from audioguide.narration.loudness import CEILING_DBTP, LoudnessMeter, plan_gain
from audioguide.narration.peaks import limit
from audioguide.narration.segments import AudioSegment
from audioguide.speech.engine import TTSEngine

EngineOf = Callable[[str], TTSEngine]
"""Gives the engine of a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterJob:
    """All that a chapter is made from. `hrefs` maps the author's images to files of the bundle.

    `utterances[i]` says sentence `i`, part by part: one, where one voice says it all.
    """

    guide_id: str
    section: Section
    utterances: tuple[tuple[Utterance, ...], ...]
    pacing: Pacing
    tags: Tags
    hrefs: dict[str, str]
    recording: Recording | None = None

    @property
    def parts(self) -> tuple[Utterance, ...]:
        """Everything that is said, in order."""
        return tuple(part for sentence in self.utterances for part in sentence)


def build_chapter(
    job: ChapterJob, engine_of: EngineOf, folder: Path
) -> tuple[Chapter, tuple[Finding, ...]]:
    """Make a chapter's MP3, captions and timeline in `folder`, a bundle's; find hasty captions.

    A recording that does not fit its script is a finding too.

    Raises SpeechError, EncodingError or OSError; leaves no file half-written.
    """
    section = job.section
    said: _Speech | Recorded = (
        listen(job.recording, section) if job.recording else _Speech(job, engine_of)
    )
    rate_hz = said.rate_hz
    meter = LoudnessMeter(rate_hz)
    for piece in said.pieces():
        meter.feed(piece)
    timeline = with_hrefs(said.layout().timeline, job.hrefs)
    gain = plan_gain(meter)
    levelled = (limit(piece, gain, CEILING_DBTP, rate_hz).tobytes() for piece in said.pieces())
    mp3 = folder / f".{section.id}.part"
    encode_mp3(levelled, mp3, rate_hz=rate_hz, tags=job.tags)
    cues = to_cues(timeline)
    captions = render_webvtt(cues, lang=section.lang)
    chapter = Chapter(
        id=section.id,
        title=section.title,
        description=section.description,
        duration_ms=timeline.duration_ms,
        audio=adopt_resource(mp3, section.id, ".mp3"),
        captions=write_resource(folder, section.id, ".vtt", captions.encode()),
        timeline=write_resource(
            folder, section.id, ".json", render_timeline(timeline, guide_id=job.guide_id)
        ),
    )
    sources = {sentence.id: sentence.source for sentence in section.sentences}
    return chapter, (*said.findings, *check_cues(cues, timeline, sources=sources))


class _Speech:
    """What a chapter's voices say, a sentence at a time, as often as it is asked for."""

    findings: tuple[Finding, ...] = ()

    def __init__(self, job: ChapterJob, engine_of: EngineOf) -> None:
        self._job = job
        self._engine_of = engine_of
        self._times: list[ClipTimes] = []
        self._blend: Blend | None = None
        if len({part.voice for part in job.parts}) > 1:
            self._blend = plan_blend((part.voice, self._ask(part).pcm) for part in job.parts)

    @property
    def rate_hz(self) -> int:
        """Frames a second of the chapter's sound."""
        return self._blend.rate_hz if self._blend else self._ask(self._job.parts[0]).pcm.rate_hz

    def pieces(self) -> Iterator[AudioSegment]:
        """Give the chapter's sound sentence by sentence."""
        silences = silences_of(self._job.section, self._job.pacing, self.rate_hz)
        self._times.clear()
        return join_clips(self._clips(), silences)

    def layout(self) -> Layout:
        """Say when all is said; after `pieces` were heard to the end."""
        return lay_out(self._job.section, self._times, self._job.pacing)

    def _clips(self) -> Iterator[Pcm]:
        for parts in self._job.utterances:
            clip = join_parts([self._fit(part) for part in parts])
            self._times.append(clip.times)
            yield clip.pcm

    def _fit(self, part: Utterance) -> SpeechClip:
        clip = self._ask(part)
        return fit_clip(clip, part.voice, self._blend) if self._blend else clip

    def _ask(self, part: Utterance) -> SpeechClip:
        return self._engine_of(part.voice.engine).synthesize(part)
