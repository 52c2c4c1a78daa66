"""One chapter, from its sentences to its files: runs in a worker, one sentence in memory at a time.

Two passes over the clips, which the cache holds: the first measures, the second encodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audioguide.bundle.encode import Tags, encode_mp3
from audioguide.bundle.store import adopt_resource, write_resource
from audioguide.formats.timeline import render_timeline
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.guide import Chapter
from audioguide.model.sound import ClipTimes, Pacing, Pcm, Utterance
from audioguide.model.text import Finding, Section
from audioguide.narration.captions import check_cues, to_cues
from audioguide.narration.joining import join_clips
from audioguide.narration.layout import lay_out, silences_of, with_hrefs
from audioguide.narration.loudness import CEILING_DBTP, LoudnessMeter, plan_gain
from audioguide.narration.peaks import limit
from audioguide.narration.segments import AudioSegment
from audioguide.speech.engine import TTSEngine


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterJob:
    """All that a chapter is made from. `hrefs` maps the author's images to files of the bundle."""

    guide_id: str
    section: Section
    utterances: tuple[Utterance, ...]
    pacing: Pacing
    tags: Tags
    hrefs: dict[str, str]


def build_chapter(
    job: ChapterJob, engine: TTSEngine, folder: Path
) -> tuple[Chapter, tuple[Finding, ...]]:
    """Make a chapter's MP3, captions and timeline in `folder`, a bundle's; find hasty captions.

    Raises SpeechError, EncodingError or OSError; leaves no file half-written.
    """
    section = job.section
    rate_hz = engine.synthesize(job.utterances[0]).pcm.rate_hz
    silences = silences_of(section, job.pacing, rate_hz)
    times: list[ClipTimes] = []
    meter = LoudnessMeter(rate_hz)
    for piece in _pieces(job, engine, silences, times):
        meter.feed(piece)
    gain = plan_gain(meter)
    levelled = (
        limit(piece, gain, CEILING_DBTP, rate_hz).tobytes()
        for piece in _pieces(job, engine, silences, [])
    )
    layout = lay_out(section, times, job.pacing)
    timeline = with_hrefs(layout.timeline, job.hrefs)
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
    return chapter, check_cues(cues, timeline, sources=sources)


def _pieces(
    job: ChapterJob, engine: TTSEngine, silences: tuple[int, ...], times: list[ClipTimes]
) -> Iterator[AudioSegment]:
    """Give the chapter's sound sentence by sentence; note each clip's times on the way."""

    def clips() -> Iterator[Pcm]:
        for utterance in job.utterances:
            clip = engine.synthesize(utterance)
            times.append(clip.times)
            yield clip.pcm

    return join_clips(clips(), silences)
