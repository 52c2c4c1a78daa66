"""Transcripts of guides that are hard: 500 chapters, odd titles, one sentence, right to left."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hard_guides import ODD_TITLES, ONE_SENTENCE, TOML, write_many
from markdown_it import MarkdownIt
from mutagen.id3 import ID3

from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.export.run import export_guide
from audioguide.formats.webvtt import parse_webvtt

FORMATS = ["html", "text", "markdown", "vtt", "srt", "transcript-json"]


def exported(audio: Path, guide_id: str, format_name: str) -> str:
    (download,) = export_guide(audio, guide_id, format_name).downloads
    path = audio / guide_id / "downloads" / download.file.href
    return path.read_text(encoding="utf-8")


def as_read(written: str, format_name: str) -> str:
    """Give what a reader sees of a file, as one line of words."""
    if format_name == "markdown":
        written = MarkdownIt("commonmark").render(written)
    if format_name in {"html", "markdown"}:
        written = html.unescape(re.sub(r"<[^>]*>", " ", written))
    if format_name == "vtt":
        written = " ".join(line for cue in parse_webvtt(written) for line in cue.lines)
    if format_name == "transcript-json":
        written = written.replace('\\"', '"')
    # Captions break lines at words, JSON begins a segment for each line.
    written = re.sub(r'"\},\s*\{"speaker".*?"body": "', " ", written)
    return " ".join(re.sub(r"\n\n\d+\n\S+ --> \S+\n", " ", written).split())


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("chapters", [ODD_TITLES, ONE_SENTENCE], ids=["odd titles", "one sentence"])
def test_every_sentence_is_read_as_it_was_written(
    format_name: str, chapters: dict[str, str], hard: Callable[[dict[str, str]], Path]
) -> None:
    audio = hard(chapters)
    shown = as_read(exported(audio, "hard", format_name), format_name)
    for chapter in load_manifest(audio, "hard").chapters:
        for sentence in load_timeline(audio, "hard", chapter).sentences:
            assert " ".join(sentence.text.split()) in shown


@pytest.mark.parametrize("chapters", [ODD_TITLES, ONE_SENTENCE], ids=["odd titles", "one sentence"])
def test_podcast_and_mp3_mark_every_chapter_with_its_title(
    chapters: dict[str, str], hard: Callable[[dict[str, str]], Path]
) -> None:
    audio = hard(chapters)
    titles = [chapter.title for chapter in load_manifest(audio, "hard").chapters]
    (sound, *_), parts = (
        export_guide(audio, "hard", name).downloads for name in ("mp3", "podcast")
    )
    folder = audio / "hard/downloads"
    marks = sorted(ID3(folder / sound.file.href).getall("CHAP"), key=lambda mark: mark.start_time)
    assert [str(mark.sub_frames["TIT2"]) for mark in marks] == titles
    listed = json.loads((folder / parts[-1].file.href).read_bytes())["chapters"]
    assert [chapter["title"] for chapter in listed] == titles


@pytest.fixture(scope="module")
def hard(build_bundle: Callable[..., Path]) -> Callable[[dict[str, str]], Path]:
    """Build each of these guides once."""
    built: dict[int, Path] = {}

    def build(chapters: dict[str, str]) -> Path:
        if id(chapters) not in built:
            built[id(chapters)] = build_bundle(chapters, TOML.format(lang="he"))
        return built[id(chapters)]

    return build


@pytest.fixture(scope="module")
def many(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    audio = tmp_path_factory.mktemp("many")
    write_many(built, audio)
    return audio


@pytest.mark.parametrize(
    ("format_name", "chapter"),
    [
        ("html", r"<h2 id=\"title-c\d+\">"),
        ("text", r"\n\n\nStart here\n"),
        ("markdown", r"\n## Start here\n"),
        ("vtt", r"\nc\d+\.s1\n"),
        ("srt", r"\nStart here\n"),
        ("transcript-json", r'"body": "Start here"'),
    ],
)
def test_five_hundred_chapters_are_all_in_it(format_name: str, chapter: str, many: Path) -> None:
    assert len(re.findall(chapter, exported(many, "many", format_name))) == 500
