"""A chapter that a person has recorded: where its sentences are, how loud it is, what is amiss.

An engine reads for the person, so that true times are known.
"""

import socket
import statistics
import subprocess
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest
from recorded_chapters import write_recording

from audioguide.bundle.build import BuildReport, build_guide
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.recorded import MISMATCH, Recording, listen
from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.errors import EncodingError
from audioguide.model.guide import Guide
from audioguide.model.timing import TimedSentence
from audioguide.narration.loudness import LoudnessMeter
from audioguide.script.source import read_guide

SAMPLE = Path(__file__).parents[2] / "scripts/tumor-metastasis"
SETTINGS = 'id = "lungs"\ntitle = "Lungs"\nlang = "en"\nvoice = "silent"\n'
TEXT = (
    "---\naudio: welcome.mp3\n---\n"
    + (SAMPLE / "01-welcome.md").read_text("utf-8").split("---\n", 2)[2]
)
CHAPTERS = {"01-welcome.md": TEXT, "02-end.md": "# End\n\nGoodbye now.\n"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide whose first chapter is a recording."""
    folder = tmp_path_factory.mktemp("recorded") / "scripts" / "lungs"
    folder.mkdir(parents=True)
    for name, text in {**CHAPTERS, "guide.toml": SETTINGS}.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "welcome.mp3").touch()
    return folder


@pytest.fixture(scope="module")
def guide(folder: Path) -> Guide:
    guide, findings = read_guide(folder)
    assert findings == ()
    return guide


@pytest.fixture(scope="module")
def words() -> dict[str, list[int]]:
    """When each word of the recording starts, in ms; filled when it is recorded."""
    return {}


@pytest.fixture(scope="module")
def starts(folder: Path, guide: Guide, words: dict[str, list[int]]) -> dict[str, int]:
    """Record it; when each sentence starts, in ms."""
    return write_recording(guide.sections[0], folder / "welcome.mp3", spec="system", words=words)


@pytest.fixture(scope="module")
def report(folder: Path, guide: Guide, starts: dict[str, int], executor: Executor) -> BuildReport:
    assert starts
    audio = folder.parents[1] / "audio"
    return build_guide(guide, source=folder, audio=audio, executor=executor)


@pytest.fixture
def sentences(folder: Path, report: BuildReport) -> tuple[TimedSentence, ...]:
    audio = folder.parents[1] / "audio"
    return load_timeline(
        audio, report.guide_id, load_manifest(audio, report.guide_id).chapters[0]
    ).sentences


def test_every_sentence_is_found_where_it_is_said(
    sentences: tuple[TimedSentence, ...], starts: dict[str, int]
) -> None:
    errors = sorted(abs(each.span.start_ms - starts[each.id]) for each in sentences)
    assert statistics.median(errors) <= 10
    assert errors[int(0.95 * len(errors))] <= 50


def test_english_words_are_laid_on_the_recording(
    sentences: tuple[TimedSentence, ...], words: dict[str, list[int]]
) -> None:
    errors: list[int] = []
    for sentence in sentences:
        edges = [edge for word in sentence.words for edge in (word.span.start_ms, word.span.end_ms)]
        assert not sentence.estimated
        assert edges == sorted(edges)
        said = zip(sentence.words, words[sentence.id], strict=True)
        errors += [abs(word.span.start_ms - start) for word, start in said]
    assert statistics.median(errors) <= 25
    assert sorted(errors)[int(0.95 * len(errors))] <= 100


def test_words_of_other_languages_are_estimated_and_said_to_be(
    tmp_path: Path, write_guide: Callable[..., Path]
) -> None:
    text = "# Bienvenida\n\nRespire despacio. Tiene dos pulmones, uno a cada lado.\n"
    section = read_guide(write_guide({"01-a.md": f"---\nlang: es\n---\n{text}"}))[0].sections[0]
    write_recording(section, tmp_path / "a.wav", spec="system")
    recorded = listen(Recording(path=str(tmp_path / "a.wav"), sha256=""), section)
    assert sum(len(piece) for piece in recorded.pieces()) == recorded.frames
    for sentence in recorded.layout().timeline.sentences:
        edges = [edge for word in sentence.words for edge in (word.span.start_ms, word.span.end_ms)]
        assert sentence.estimated
        assert edges == sorted(edges)


def test_a_sentence_whose_words_do_not_fit_its_sound_is_estimated(
    folder: Path, guide: Guide, starts: dict[str, int]
) -> None:
    assert starts
    other = guide.sections[1]  # two words, laid on a minute of others
    recorded = listen(Recording(path=str(folder / "welcome.mp3"), sha256=""), other)
    assert sum(len(piece) for piece in recorded.pieces()) == recorded.frames
    assert len(recorded.layout().timeline.sentences) == len(other.sentences)


def test_it_is_levelled_as_voices_are_and_as_long_as_its_timeline_says(
    folder: Path, report: BuildReport
) -> None:
    audio = folder.parents[1] / "audio"
    chapter = load_manifest(audio, report.guide_id).chapters[0]
    meter = LoudnessMeter(24_000)
    command = [find_ffmpeg(), "-v", "error", "-i", str(audio / "lungs" / chapter.audio.href)]
    command += ["-f", "s16le", "-ac", "1", "-ar", "24000", "-"]
    sound = subprocess.run(command, check=True, capture_output=True).stdout
    meter.feed(sound)
    assert -17 <= meter.integrated_lufs() <= -15
    assert len(sound) / 48 == pytest.approx(chapter.duration_ms, abs=2)
    assert report.findings == ()


def test_another_recording_makes_its_chapter_alone_again(
    folder: Path, guide: Guide, report: BuildReport, executor: Executor
) -> None:
    before = (folder / "welcome.mp3").read_bytes()
    (folder / "welcome.mp3").write_bytes(before + bytes(10))
    again = build_guide(guide, source=folder, audio=folder.parents[1] / "audio", executor=executor)
    (folder / "welcome.mp3").write_bytes(before)
    assert (report.made, again.made) == (("welcome", "end"), ("welcome",))


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.m4a"])
def test_any_kind_that_ffmpeg_reads_will_do(
    folder: Path, guide: Guide, starts: dict[str, int], name: str
) -> None:
    path = folder.parent / name
    command = [find_ffmpeg(), "-v", "error", "-y", "-i", str(folder / "welcome.mp3"), str(path)]
    subprocess.run(command, check=True)
    places = listen(Recording(path=str(path), sha256=""), guide.sections[0]).places
    first = guide.sections[0].sentences[0].id
    assert places[0].start * 10 == pytest.approx(starts[first], abs=50)


def test_a_sentence_that_was_not_said_is_told_with_its_line(folder: Path, guide: Guide) -> None:
    section = guide.sections[0]
    longest = max(section.sentences, key=lambda sentence: len(sentence.text))
    path = folder.parent / "short.wav"
    write_recording(section, path, spec="system", left_out=frozenset({longest.id}))
    findings = listen(Recording(path=str(path), sha256=""), section).findings
    assert {finding.code for finding in findings} == {MISMATCH}
    lines = {finding.source.line for finding in findings}
    assert any(abs(line - longest.source.line) <= 2 for line in lines)


def test_a_recording_of_something_else_is_told_where_it_is_named(
    folder: Path, guide: Guide, starts: dict[str, int]
) -> None:
    assert starts
    path = str(folder / "welcome.mp3")
    (finding,) = listen(Recording(path=path, sha256=""), guide.sections[1]).findings
    assert finding.code == MISMATCH
    assert "2 s or so" in finding.message or "1 s or so" in finding.message


def test_a_file_that_is_no_sound_is_told(folder: Path, guide: Guide) -> None:
    path = folder.parent / "no.mp3"
    path.write_text("no sound", encoding="utf-8")
    with pytest.raises(EncodingError, match="cannot be read"):
        listen(Recording(path=str(path), sha256=""), guide.sections[0])


def test_a_playlist_does_not_make_ffmpeg_fetch_anything(folder: Path, guide: Guide) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.mp3"
        path = folder.parent / "list.m3u8"
        path.write_text(f"#EXTM3U\n#EXTINF:5,\n{address}\n#EXT-X-ENDLIST\n", encoding="utf-8")
        with pytest.raises(EncodingError):
            listen(Recording(path=str(path), sha256=""), guide.sections[0])
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("name", ["none.wav", "../../outside.wav"])
def test_a_recording_that_is_not_in_the_folder_is_told_with_its_line(
    write_guide: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    (tmp_path / "outside.wav").touch()
    text = f"---\nlang: en\naudio: {name}\n---\n# A\n\nText.\n"
    _, (finding,) = read_guide(write_guide({"01-a.md": text}))
    assert (finding.code, str(finding.source)) == (
        "recording-missing",
        "scripts/lungs/01-a.md:3",
    )
