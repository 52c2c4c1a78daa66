"""A bundle of 500 chapters with all of their text; only the sound is one file that they share.

So it is made in seconds. `benchmarks/page` builds the same guide whole.
"""

from pathlib import Path

from player_bundle import to_mp3

from audioguide.bundle.store import write_manifest, write_resource
from audioguide.formats.timeline import render_timeline
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.guide import Chapter, Guide, Manifest, Resource
from audioguide.model.text import Section
from audioguide.narration.captions import to_cues
from audioguide.narration.layout import lay_out
from audioguide.narration.utterance import to_utterance
from audioguide.script.source import read_guide
from audioguide.speech.silent import VOICE, SilentEngine
from benchmarks.page.large import write_scripts

SOUND_MS = 80_000


def write_long_bundle(folder: Path) -> Path:
    """Write scripts and bundle below `folder`; returns the folder of bundles."""
    guide, _ = read_guide(write_scripts(folder / "scripts"))
    bundle = folder / "audio" / guide.info.id
    bundle.mkdir(parents=True)
    sound = write_resource(bundle, "sound", ".mp3", to_mp3(SOUND_MS))
    chapters = tuple(_write(bundle, guide, section, sound) for section in guide.sections)
    write_manifest(bundle, Manifest(info=guide.info, narrator="Silence", chapters=chapters))
    return folder / "audio"


def _write(bundle: Path, guide: Guide, section: Section, sound: Resource) -> Chapter:
    engine = SilentEngine()
    clips = [
        engine.synthesize(to_utterance(sentence, VOICE, lang=section.lang)).times
        for sentence in section.sentences
    ]
    timeline = lay_out(section, clips, guide.pacing).timeline
    captions = render_webvtt(to_cues(timeline), lang=section.lang).encode()
    text = render_timeline(timeline, guide_id=guide.info.id)
    return Chapter(
        id=section.id,
        title=section.title,
        description=section.description,
        duration_ms=timeline.duration_ms,
        audio=sound,
        captions=write_resource(bundle, section.id, ".vtt", captions),
        timeline=write_resource(bundle, section.id, ".json", text),
    )
