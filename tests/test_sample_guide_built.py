"""The sample guide as listeners get it: its length, its levels, its silences and its captions."""

import re
import subprocess
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from mutagen.mp3 import MP3

from audioguide.bundle.build import BuildReport, build_guide
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.guesses import check_pronunciation
from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.errors import SpeechError
from audioguide.formats.webvtt import parse_webvtt
from audioguide.model.guide import Manifest
from audioguide.model.timing import Timeline
from audioguide.script.source import read_guide
from audioguide.speech.engines import load_engine
from audioguide.verify.guide import Depth, verify_guide
from audioguide.verify.recognizers.table import recognizer_finder

SCRIPTS = Path(__file__).parents[1] / "scripts"
ENGLISH, SPANISH = SCRIPTS / "tumor-metastasis", SCRIPTS / "tumor-metastasis-es"
LONGEST_SILENCE_S = 3.0
SILENCES = re.compile(r"silence_duration: ([\d.]+)")


@dataclass(frozen=True)
class Built:
    report: BuildReport
    manifest: Manifest
    timelines: tuple[Timeline, ...]
    folder: Path


@pytest.fixture(
    scope="module",
    params=[(ENGLISH, "natural"), (ENGLISH, "system"), (SPANISH, None)],
    ids=["natural", "system", "Spanish"],
)
def built(
    request: pytest.FixtureRequest, executor: Executor, tmp_path_factory: pytest.TempPathFactory
) -> Built:
    source, engine = request.param
    try:
        load_engine(engine or "system").close()
    except SpeechError as error:
        pytest.skip(str(error))
    audio = tmp_path_factory.mktemp("sample")
    guide, _ = read_guide(source)
    report = build_guide(guide, spec=engine, source=source, audio=audio, executor=executor)
    manifest = load_manifest(audio, guide.info.id)
    timelines = tuple(load_timeline(audio, guide.info.id, each) for each in manifest.chapters)
    return Built(report, manifest, timelines, audio / guide.info.id)


def measure(mp3: Path, *filters: str) -> str:
    """Run ffmpeg's own meters over the decoded sound."""
    command = [find_ffmpeg(), "-hide_banner", "-nostats", "-i", str(mp3)]
    command += ["-af", ",".join(filters), "-f", "null", "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stderr


@pytest.mark.parametrize("source", [ENGLISH, SPANISH], ids=["English", "Spanish"])
def test_the_scripts_have_no_finding_and_no_word_is_guessed(source: Path) -> None:
    guide, findings = read_guide(source)
    assert (findings, check_pronunciation(guide)) == ((), ())


def test_it_takes_eight_to_twelve_minutes(built: Built) -> None:
    assert 8 * 60_000 <= built.manifest.duration_ms <= 12 * 60_000


def test_no_caption_is_too_fast_to_read(built: Built) -> None:
    assert built.report.findings == ()


def test_every_word_has_a_time_of_the_engines_own(built: Built) -> None:
    for timeline in built.timelines:
        for sentence in timeline.sentences:
            assert sentence.words
            assert not sentence.estimated
            assert all(word.span.duration_ms > 0 for word in sentence.words), sentence.text


def test_every_chapter_is_as_loud_as_podcasts_are_and_does_not_clip(built: Built) -> None:
    for chapter in built.manifest.chapters:
        summary = measure(built.folder / chapter.audio.href, "ebur128=peak=true")
        loudness, peak = re.findall(r"(?:I|Peak): +(-?[\d.]+) (?:LUFS|dBFS)", summary)[-2:]
        assert -17 <= float(loudness) <= -15, chapter.id
        assert float(peak) <= -1, chapter.id


def test_no_silence_inside_a_chapter_leaves_a_listener_alone(built: Built) -> None:
    for chapter in built.manifest.chapters:
        found = measure(built.folder / chapter.audio.href, "silencedetect=n=-50dB:d=0.5")
        silences = [float(each) for each in SILENCES.findall(found)]
        assert silences, "pauses there must be"
        assert max(silences) < LONGEST_SILENCE_S, chapter.id


def test_verify_listens_to_all_of_it_and_blames_nothing(built: Built) -> None:
    depth = Depth(find_recognizer=recognizer_finder("pocketsphinx"))

    found = list(verify_guide(built.folder.parent, built.folder.name, depth=depth))

    # Pocketsphinx knows no Spanish, and says so.
    only_length = [each.code for each in found if each.code == "judged-by-length"]
    assert [each.code for each in found] == only_length
    assert len(only_length) == (built.manifest.info.lang.startswith("es"))


def test_the_files_are_what_podcast_players_expect(built: Built) -> None:
    for number, chapter in enumerate(built.manifest.chapters, start=1):
        mp3 = MP3(built.folder / chapter.audio.href)
        assert (mp3.info.channels, mp3.info.sample_rate, mp3.info.bitrate) == (1, 24_000, 64_000)
        assert str(mp3.tags["TIT2"]) == chapter.title
        assert str(mp3.tags["TRCK"]) == f"{number}/7"
        assert str(mp3.tags["TALB"]) == built.manifest.info.title
        assert mp3.info.length == pytest.approx(chapter.duration_ms / 1000, abs=0.1)


def test_captions_follow_each_other_and_say_all_that_is_said(built: Built) -> None:
    for chapter, timeline in zip(built.manifest.chapters, built.timelines, strict=True):
        cues = parse_webvtt((built.folder / chapter.captions.href).read_text(encoding="utf-8"))
        for before, after in pairwise(cues):
            assert before.span.end_ms <= after.span.start_ms
        shown = " ".join(" ".join(cue.lines) for cue in cues).split()
        said = " ".join(sentence.text for sentence in timeline.sentences).split()
        assert shown == said
