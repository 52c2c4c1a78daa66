"""A build with the `silent` engine: what it makes, what it leaves alone, and what survives it."""

import hashlib
import itertools
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest
from built_guide import CHAPTERS, content

from audioguide.bundle.build import BuildReport, build_guide
from audioguide.bundle.store import load_manifest, load_timeline, resources_of
from audioguide.script.source import read_guide

WriteGuide = Callable[..., Path]


def test_every_file_is_there_and_is_what_the_manifest_says(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    build(write_guide(CHAPTERS))
    manifest = load_manifest(tmp_path / "audio", "lungs")
    assert [chapter.title for chapter in manifest.chapters] == ["Start", "Breath"]
    for resource in resources_of(manifest):
        data = (tmp_path / "audio" / "lungs" / resource.href).read_bytes()
        assert len(data) == resource.size_bytes
        assert hashlib.sha256(data).hexdigest() == resource.sha256


def test_every_sentence_of_the_script_is_in_the_timeline(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    build(write_guide(CHAPTERS))
    chapter = load_manifest(tmp_path / "audio", "lungs").chapters[1]
    timeline = load_timeline(tmp_path / "audio", "lungs", chapter)
    assert [sentence.text for sentence in timeline.sentences] == [
        "Breath", "Breathe in.", "Breathe out.", "Slowly.", "Gently.",
    ]  # fmt: skip
    assert timeline.duration_ms == chapter.duration_ms


def test_two_builds_of_the_same_scripts_give_the_same_bytes(
    write_guide: WriteGuide, executor: Executor, tmp_path: Path
) -> None:
    folder = write_guide(CHAPTERS)
    guide, _ = read_guide(folder)
    for name in ("first", "second"):
        build_guide(guide, source=folder, audio=tmp_path / name, executor=executor)
    assert content(tmp_path / "first" / "lungs") == content(tmp_path / "second" / "lungs")


def test_a_build_without_changes_makes_nothing(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport]
) -> None:
    folder = write_guide(CHAPTERS)
    first, second = build(folder), build(folder)
    assert (first.made, first.spoken) == (("start", "breath"), 8)
    assert (second.made, second.spoken) == ((), 0)
    assert second.speech_ms == first.speech_ms


def test_one_edited_sentence_is_spoken_alone_and_one_chapter_made(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport]
) -> None:
    build(write_guide(CHAPTERS))
    edited = {"01-start.md": "# Start\n\nHello there. You have two good lungs.\n"}
    report = build(write_guide(edited))
    assert (report.made, report.spoken) == (("start",), 1)


def test_moving_a_line_in_a_script_makes_nothing_again(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport]
) -> None:
    build(write_guide(CHAPTERS))
    report = build(write_guide({"01-start.md": "\n\n" + CHAPTERS["01-start.md"]}))
    assert report.made == ()


@pytest.mark.parametrize("part", ["audio", "captions", "timeline"])
def test_a_file_that_one_letter_was_changed_in_is_made_again(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path, part: str
) -> None:
    folder = write_guide(CHAPTERS)
    build(folder)
    chapter = load_manifest(tmp_path / "audio", "lungs").chapters[0]
    path = tmp_path / "audio" / "lungs" / getattr(chapter, part).href
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes([whole[100] ^ 1]) + whole[101:])
    assert build(folder).made == ("start",)
    assert path.read_bytes() == whole


def test_a_damaged_file_is_made_again(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    folder = write_guide(CHAPTERS)
    build(folder)
    manifest = load_manifest(tmp_path / "audio", "lungs")
    mp3 = tmp_path / "audio" / "lungs" / manifest.chapters[0].audio.href
    whole = mp3.read_bytes()
    mp3.write_bytes(whole[:1000])
    assert build(folder).made == ("start",)
    assert mp3.read_bytes() == whole


def test_a_replaced_file_stays_until_the_next_build_for_whoever_listens_to_it(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    build(write_guide(CHAPTERS))
    old = load_manifest(tmp_path / "audio", "lungs").chapters[0].audio.href
    edited = write_guide({"01-start.md": "# Start\n\nAnother text.\n"})
    build(edited)
    assert (tmp_path / "audio" / "lungs" / old).exists()
    build(edited)
    assert not (tmp_path / "audio" / "lungs" / old).exists()


def test_a_chapter_that_was_removed_leaves_the_guide(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    folder = write_guide(CHAPTERS)
    build(folder)
    (folder / "02-breath.md").unlink()
    build(folder)
    manifest = load_manifest(tmp_path / "audio", "lungs")
    assert [chapter.id for chapter in manifest.chapters] == ["start"]


def test_images_come_along_and_the_text_points_at_them(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    folder = write_guide({"01-start.md": "# Start\n\n![Two lungs in a chest.](lungs.png)\n"})
    (folder / "lungs.png").write_bytes(b"\x89PNG\r\n\x1a\n picture")
    build(folder)
    manifest = load_manifest(tmp_path / "audio", "lungs")
    timeline = load_timeline(tmp_path / "audio", "lungs", manifest.chapters[0])
    (image,) = manifest.extras
    assert timeline.blocks[1].href == image.href
    assert (tmp_path / "audio" / "lungs" / image.href).read_bytes() == b"\x89PNG\r\n\x1a\n picture"


def test_pauses_are_the_pacing_or_what_the_author_asked_for(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    build(write_guide({"01-start.md": "# Start\n\nOne. Two. []{pause=2s}\n\nThree.\n"}))
    (chapter,) = load_manifest(tmp_path / "audio", "lungs").chapters
    sentences = load_timeline(tmp_path / "audio", "lungs", chapter).sentences
    starts_and_ends = [(each.span.start_ms, each.span.end_ms) for each in sentences]
    silences = [starts_and_ends[0][0]] + [
        after[0] - before[1] for before, after in itertools.pairwise(starts_and_ends)
    ]
    assert silences == [500, 900, 350, 2000]
    assert chapter.duration_ms - starts_and_ends[-1][1] == 1000


def test_a_caption_that_goes_by_too_fast_is_reported_with_its_line(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport]
) -> None:
    hasty = (
        'title = "Lungs"\nlang = "en"\n[voice]\nname = "silent"\nrate = 2.0\n'
        "[pacing]\nafter_sentence_ms = 0\nafter_block_ms = 0\n"
    )
    text = "# Start\n\nNobody can read a sentence as fast as this one goes by. Yes.\n"
    (finding,) = build(write_guide({"01-start.md": text}, hasty)).findings
    assert (finding.code, str(finding.source)) == (
        "caption-too-fast",
        "scripts/lungs/01-start.md:3",
    )
