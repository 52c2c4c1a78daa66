"""Audiobooks, as mutagen, ffprobe and mpv read them."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from book_of_many import TITLES, spans, with_chapters
from mutagen.mp4 import MP4
from scipy.signal import correlate
from sound_reading import chapters_of, decode, find_ffprobe, probe

from audioguide.errors import EncodingError
from audioguide.export.aac import read_frames
from audioguide.export.book import Book, load_book
from audioguide.export.m4b import export_m4b
from audioguide.export.marks import to_marks

needs_ffprobe = pytest.mark.skipif(
    find_ffprobe() is None, reason="there is no ffprobe here; see ensure-ffprobe.sh"
)
MPV = shutil.which("mpv")


def export(book: Book, folder: Path) -> Path:
    (product,) = export_m4b(book, folder)
    assert [path.name for path in folder.iterdir()] == [product.name]
    assert (product.media_type, product.duration_ms) == ("audio/mp4", book.manifest.duration_ms)
    return folder / product.name


@pytest.fixture(scope="module")
def book(built: Path) -> Book:
    return load_book(built, "lungs")


@pytest.fixture(scope="module")
def m4b(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(with_chapters(book, len(TITLES)), tmp_path_factory.mktemp("m4b"))


@pytest.fixture(scope="module")
def long_m4b(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(with_chapters(book, 500), tmp_path_factory.mktemp("m4b"))


def test_it_says_who_wrote_it_who_reads_it_and_what_it_is(m4b: Path, book: Book) -> None:
    file = MP4(m4b)
    assert file.tags is not None
    (cover,) = file.tags.pop("covr")
    assert bytes(cover).startswith(b"\xff\xd8\xff")
    assert dict(file.tags) == {
        "©nam": ["Your “lungs” & you 🫁"],
        "©alb": ["Your “lungs” & you 🫁"],
        "©ART": ["Ada Writer, Bo <Editor>"],
        "aART": ["Ada Writer, Bo <Editor>"],
        "©wrt": [book.manifest.narrator],
        "©nrt": [book.manifest.narrator],
        "©pub": ["The Clinic"],
        "©day": ["2026-11-01"],
        "©gen": ["Audiobook"],
        "©cmt": ["How you breathe."],
        "desc": ["How you breathe."],
        "ldes": ["How you breathe."],
        "cprt": ["CC BY 4.0"],
        "stik": [2],
        "pgap": True,
    }


def test_mutagen_reads_the_chapters_at_the_times_of_the_timelines(m4b: Path, book: Book) -> None:
    found = [(round(each.start * 1000), each.title) for each in MP4(m4b).chapters]
    assert found == [(start, title) for start, _, title in spans(with_chapters(book, len(TITLES)))]


@needs_ffprobe
def test_ffprobe_reads_aac_a_cover_and_every_chapter(m4b: Path, book: Book) -> None:
    known = probe(m4b)
    few = with_chapters(book, len(TITLES))
    sound, *_ = known["streams"]
    assert (sound["codec_name"], sound["profile"], sound["channels"]) == ("aac", "LC", 1)
    assert sound["tags"]["language"] == "eng"
    assert [each["codec_name"] for each in known["streams"] if each["codec_type"] == "video"] == [
        "mjpeg"
    ]
    assert float(known["format"]["duration"]) * 1000 == few.manifest.duration_ms
    assert chapters_of(known) == spans(few)


def test_more_chapters_than_the_short_list_holds_are_in_the_long_one_alone(
    long_m4b: Path, book: Book
) -> None:
    assert not MP4(long_m4b).chapters  # a short list of half of them would hide the others
    if find_ffprobe():
        assert chapters_of(probe(long_m4b)) == spans(with_chapters(book, 500))


@pytest.mark.skipif(not MPV, reason="there is no mpv here")
def test_mpv_lists_every_chapter(long_m4b: Path) -> None:
    shown = "--term-playing-msg=${chapters} ${chapter-list/499/title}"
    quiet = ("--no-config", "--no-video", "--ao=null", "--length=0.1")
    run = subprocess.run(
        [str(MPV), *quiet, shown, str(long_m4b)], capture_output=True, check=True, timeout=60
    )
    assert f"500 499 {TITLES[4]}" in run.stdout.decode("utf-8", "replace")


def test_playing_starts_at_once_because_the_header_comes_first(m4b: Path) -> None:
    data = m4b.read_bytes()
    kinds, at = [], 0
    while at < len(data):
        kinds.append(data[at + 4 : at + 8])
        at += int.from_bytes(data[at : at + 4])
    assert (kinds, at) == ([b"ftyp", b"moov", b"mdat"], len(data))


def test_each_chapter_sounds_where_its_mark_is(
    build_bundle: Callable[..., Path], tmp_path: Path
) -> None:
    chapters = {"01-one.md": "# One\n\nThe fox jumps.\n", "02-two.md": "# Two\n\nIt rests.\n"}
    toml = 'id = "lungs"\ntitle = "Spoken"\nlang = "en"\nvoice = "system"\n'
    spoken = load_book(build_bundle(chapters, toml), "lungs")
    whole = decode(export(spoken, tmp_path))
    assert len(whole) == spoken.manifest.duration_ms * 24
    for mark in to_marks(spoken.manifest):
        alone = decode(spoken.path(mark.chapter.audio)).astype(float)
        heard = whole[mark.span.start_ms * 24 :][: len(alone)].astype(float)
        match = correlate(heard, alone[: len(heard)], method="fft")
        lag_ms = (int(np.argmax(match)) - (len(heard) - 1)) / 24
        assert abs(lag_ms) <= 13


def test_a_guide_of_one_sentence_is_an_audiobook_too(
    build_bundle: Callable[..., Path], tmp_path: Path
) -> None:
    one = load_book(build_bundle({"01-one.md": "# Breathe\n"}), "lungs")
    path = export(one, tmp_path)
    assert [each.title for each in MP4(path).chapters] == ["Breathe"]
    assert len(decode(path)) == one.manifest.duration_ms * 24


def test_a_guide_with_hardly_a_word_about_it_is_an_audiobook_too(
    book: Book, tmp_path: Path
) -> None:
    bare = replace(book.manifest.info, authors=(), publisher="", description="", published=None)
    path = export(replace(book, manifest=replace(book.manifest, info=bare)), tmp_path)
    tags = MP4(path).tags
    assert tags is not None
    assert "©ART" not in tags
    assert "desc" not in tags


def test_sound_that_was_cut_off_is_no_audiobook(tmp_path: Path) -> None:
    path = tmp_path / "sound.aac"
    path.write_bytes(b"\xff\xf1\x58\x40\x02\x9f\xfc" + bytes(5))
    with pytest.raises(EncodingError, match="not whole"):
        list(read_frames(path))
