"""What a feed needs beside the sound, as files: read back by programs of others."""

import html
import io
import json
import shutil
from pathlib import Path

import pytest
import webvtt
from book_of_many import with_chapters
from click.testing import CliRunner
from PIL import Image

from audioguide.bundle.downloads import find_downloads
from audioguide.bundle.store import load_manifest
from audioguide.cli import main
from audioguide.export.book import load_book
from audioguide.export.podcast import export_podcast
from audioguide.export.run import export_guide
from audioguide.model.downloads import Download


@pytest.fixture(scope="module")
def parts(
    built: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str | None, str], bytes]:
    """What was exported, by chapter and media type."""
    audio = tmp_path_factory.mktemp("podcast")
    shutil.copytree(built / "lungs", audio / "lungs")
    export_guide(audio, "lungs", "podcast")
    return {
        (each.chapter_id, each.file.media_type): _read(audio, each)
        for each in find_downloads(audio, "lungs")
    }


def _read(audio: Path, download: Download) -> bytes:
    return (audio / "lungs/downloads" / download.file.href).read_bytes()


def test_the_cover_is_a_square_jpeg_of_the_size_that_apple_asks_for(
    parts: dict[tuple[str | None, str], bytes],
) -> None:
    with Image.open(io.BytesIO(parts[None, "image/jpeg"])) as cover:
        assert cover.width == cover.height
        assert 1400 <= cover.width <= 3000
        assert (cover.format, cover.mode) == ("JPEG", "RGB")


@pytest.mark.parametrize("chapter", ["start", "air", None])
def test_every_chapter_and_the_whole_guide_have_three_transcripts_of_short_lines(
    parts: dict[tuple[str | None, str], bytes], chapter: str | None
) -> None:
    vtt = parts[chapter, "text/vtt"].decode()
    captions = webvtt.from_string(vtt).captions
    srt = webvtt.from_buffer(io.StringIO(parts[chapter, "application/x-subrip"].decode()), "srt")
    told = json.loads(parts[chapter, "application/json"])
    lines = [html.unescape(line) for caption in captions for line in caption.lines]
    assert lines == [line for caption in srt.captions for line in caption.lines]
    assert lines == [segment["body"] for segment in told["segments"]]
    assert max(map(len, lines)) <= 65
    assert "<0" not in vtt
    assert [(one.start, one.end) for one in captions] == [(one.start, one.end) for one in srt]


def test_the_chapters_follow_each_other_to_the_end_of_the_guide(
    parts: dict[tuple[str | None, str], bytes], built: Path
) -> None:
    written = json.loads(parts[None, "application/json+chapters"])
    manifest = load_manifest(built, "lungs")
    chapters = written["chapters"]
    assert written["version"] == "1.2.0"
    assert [chapter["title"] for chapter in chapters] == ["Start here", "Air, and “more”"]
    assert chapters[0]["startTime"] == 0
    assert chapters[0]["endTime"] == chapters[1]["startTime"]
    assert chapters[1]["endTime"] == manifest.duration_ms / 1000


def test_files_of_five_hundred_chapters_sort_in_their_order(audio: Path, tmp_path: Path) -> None:
    products = list(export_podcast(with_chapters(load_book(audio, "lungs"), 500), tmp_path))
    chapters = [each for each in products if each.chapter_id and each.name.endswith(".vtt")]
    assert [each.chapter_id for each in chapters] == [f"c{number}" for number in range(500)]
    assert chapters == sorted(chapters, key=lambda each: each.name)


def test_the_command_makes_the_sound_first(audio: Path) -> None:
    done = CliRunner().invoke(main, ["export", "podcast", "lungs", "--audio", str(audio)])
    assert done.exit_code == 0, done.output
    made = {(each.format, each.chapter_id) for each in find_downloads(audio, "lungs")}
    assert made == {
        (name, chapter) for name in ("mp3", "podcast") for chapter in (None, "start", "air")
    }
