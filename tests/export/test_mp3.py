from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from book_of_many import spans, with_chapters
from hypothesis import given
from hypothesis import strategies as st
from mutagen.id3 import ID3, CTOCFlags
from mutagen.mp3 import MP3, BitrateMode
from scipy.signal import correlate
from sound_reading import chapters_of, decode, find_ffprobe, probe

from audioguide.bundle.downloads import DOWNLOAD_FILE
from audioguide.errors import ExportError
from audioguide.export.book import Book, load_book
from audioguide.export.marks import ChapterMark, to_marks
from audioguide.export.mp3 import export_mp3
from audioguide.formats.mp3 import FRAME_BYTES, find_sound
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource

SPOKEN = {
    "01-one.md": "# One\n\nThe quick brown fox jumps.\n",
    "02-two.md": "# Two\n\nOver a lazy dog, twice.\n",
    "03-three.md": "# Three\n\nAnd then it rests.\n",
}
TOML = 'id = "lungs"\ntitle = "Spoken"\nlang = "en"\nvoice = "system"\n'


@pytest.fixture(scope="module")
def spoken(build_bundle: Callable[..., Path]) -> Book:
    return load_book(build_bundle(SPOKEN, TOML), "lungs")


def sound_of(path: Path) -> bytes:
    data = path.read_bytes()
    return data[find_sound(data) :]


def texts(path: Path) -> dict[str, str]:
    tags = ID3(path, translate=False)
    assert tags.version == (2, 3, 0)
    return {key: str(frame) for key, frame in tags.items() if key[0] == "T"}


def test_a_chapters_file_is_the_bundles_sound_with_tags_that_players_show(
    audio: Path, tmp_path: Path
) -> None:
    book = load_book(audio, "lungs")
    _, _, product = export_mp3(book, tmp_path)
    path = tmp_path / product.name
    assert product.name == "lungs.02-air.mp3"
    assert sound_of(path) == sound_of(book.path(book.manifest.chapters[1].audio))
    assert texts(path) == {
        "TIT2": "Air, and “more”",
        "TALB": "Your “lungs” & you 🫁",
        "TPE1": "Ada Writer, Bo <Editor>",
        "TPUB": "The Clinic",
        "TRCK": "2/2",
        "TYER": "2026",
        "TDAT": "0111",
        "TLAN": "eng",
    }
    tags = ID3(path)
    assert tags["COMM::eng"].text == ["How you breathe."]
    assert tags["USLT::eng"].text.startswith("Air, and “more”\n\nAir comes in.")
    assert (tags["APIC:"].type, tags["APIC:"].mime) == (3, "image/jpeg")
    assert len(tags["APIC:"].data) < 30_000


def test_the_whole_file_has_every_chapter_at_its_time(audio: Path, tmp_path: Path) -> None:
    book = load_book(audio, "lungs")
    whole, *_ = export_mp3(book, tmp_path)
    tags = ID3(tmp_path / whole.name)
    assert (whole.name, whole.duration_ms) == ("lungs.mp3", book.manifest.duration_ms)
    (table,) = tags.getall("CTOC")
    assert table.flags == CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    assert table.sub_frames["TIT2"].text == ["Your “lungs” & you 🫁"]
    chapters = [tags[f"CHAP:{name}"] for name in table.child_element_ids]
    assert [
        (each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in chapters
    ] == spans(book)
    assert {each.start_offset for each in chapters} == {0xFFFFFFFF}
    assert {each.end_offset for each in chapters} == {0xFFFFFFFF}
    assert chapters[-1].end_time <= MP3(tmp_path / whole.name).info.length * 1000
    assert "Start here" in tags["USLT::eng"].text
    assert "buenos días" in tags["USLT::eng"].text


def test_five_hundred_chapters_are_listed_in_tables_inside_a_table(
    audio: Path, tmp_path: Path
) -> None:
    book = with_chapters(load_book(audio, "lungs"), 500)
    products = list(export_mp3(book, tmp_path))
    tags = ID3(tmp_path / "lungs.mp3")
    tables = {table.element_id: table for table in tags.getall("CTOC")}
    top = tables["toc"]
    inner = [tables[name] for name in top.child_element_ids]
    assert [str(each.sub_frames["TIT2"]) for each in inner] == ["1–255", "256–500"]
    assert {each.flags for each in inner} == {CTOCFlags.ORDERED}
    children = [name for each in inner for name in each.child_element_ids]
    assert len(set(children)) == len(children) == len(tags.getall("CHAP")) == 500
    found = [tags[f"CHAP:{name}"] for name in children]
    assert [(each.start_time, each.end_time, str(each.sub_frames["TIT2"])) for each in found] == (
        spans(book)
    )
    assert all(DOWNLOAD_FILE.fullmatch(product.name) for product in products)
    assert products[500].name == "lungs.500-c499.mp3"
    if find_ffprobe():
        assert chapters_of(probe(tmp_path / "lungs.mp3")) == spans(book)


def test_every_frame_of_the_whole_file_is_as_long_as_every_other(
    spoken: Book, tmp_path: Path
) -> None:
    list(export_mp3(spoken, tmp_path))
    path = tmp_path / "lungs.mp3"
    sound = sound_of(path)
    assert {sound[at : at + 3] for at in range(0, len(sound), FRAME_BYTES)} == {b"\xff\xf3\x84"}
    assert len(sound) % FRAME_BYTES == 0
    assert sound.count(b"Lavc") + sound.count(b"LAME") >= 1
    assert [at for at in range(0, len(sound), FRAME_BYTES) if sound[at + 13 :][:4] == b"Info"] == [
        0
    ]
    info = MP3(path).info
    assert (info.bitrate_mode, info.bitrate) == (BitrateMode.CBR, 64_000)


def test_each_chapter_sounds_in_the_whole_file_as_it_does_alone(
    spoken: Book, tmp_path: Path
) -> None:
    list(export_mp3(spoken, tmp_path))
    whole = decode(tmp_path / "lungs.mp3")
    assert len(whole) == spoken.manifest.duration_ms * 24
    for mark in to_marks(spoken.manifest):
        alone = decode(spoken.path(mark.chapter.audio))
        start = round(mark.span.start_ms / 24) * 576
        assert abs(start - mark.span.start_ms * 24) <= 288  # 12 ms
        heard = whole[start : start + len(alone) - 1_800]
        assert np.array_equal(heard, alone[: len(heard)])
        assert alone.any()
        assert not alone[len(heard) :].any()


def test_chapters_that_end_without_a_pause_are_not_cut_off(
    build_bundle: Callable[..., Path], tmp_path: Path
) -> None:
    toml = f"{TOML}[pacing]\nlead_in_ms = 0\ntail_ms = 0\n"
    book = load_book(build_bundle(SPOKEN, toml), "lungs")
    list(export_mp3(book, tmp_path))
    whole = decode(tmp_path / "lungs.mp3")
    assert abs(len(whole) - book.manifest.duration_ms * 24) <= 1
    for mark in to_marks(book.manifest):
        alone = decode(book.path(mark.chapter.audio))
        start = mark.span.start_ms * 24
        heard = whole[start : start + len(alone)]
        match = correlate(heard.astype(float), alone.astype(float)[: len(heard)], method="fft")
        assert abs(int(np.argmax(match)) - (len(heard) - 1)) <= 1
    assert [path.suffix for path in tmp_path.iterdir()] == [".mp3"] * 4


def test_a_guide_of_one_sentence_is_one_chapter(
    build_bundle: Callable[..., Path], tmp_path: Path
) -> None:
    one = load_book(build_bundle({"01-one.md": "# Breathe\n"}), "lungs")
    whole, alone = (tmp_path / product.name for product in export_mp3(one, tmp_path))
    (chapter,) = ID3(whole).getall("CHAP")
    assert (chapter.start_time, chapter.end_time) == (0, one.manifest.duration_ms)
    assert ID3(whole)["USLT::eng"].text == ID3(alone)["USLT::eng"].text == "Breathe"
    assert len(decode(whole)) == one.manifest.duration_ms * 24


def test_a_bundle_whose_sound_is_too_short_is_not_joined(audio: Path, tmp_path: Path) -> None:
    book = load_book(audio, "lungs")
    first, *rest = book.manifest.chapters
    longer = replace(first, duration_ms=first.duration_ms + 60_000)
    book = replace(book, manifest=replace(book.manifest, chapters=(longer, *rest)))
    with pytest.raises(ExportError, match="shorter than its timeline"):
        list(export_mp3(book, tmp_path))


@given(st.lists(st.integers(min_value=1, max_value=400_000), min_size=1, max_size=300))
def test_chapters_follow_each_other_with_no_gap_however_many(durations: list[int]) -> None:
    found = [mark.span for mark in marks_of(durations)]
    assert [span.duration_ms for span in found] == durations
    assert all(a.end_ms == b.start_ms for a, b in pairwise(found))
    assert (found[0].start_ms, found[-1].end_ms) == (0, sum(durations))


def marks_of(durations: list[int]) -> tuple[ChapterMark, ...]:
    none = Resource(href="x", media_type="audio/mpeg", size_bytes=1, sha256="")
    chapters = tuple(
        Chapter(id="x", title="x", duration_ms=each, audio=none, captions=none, timeline=none)
        for each in durations
    )
    info = GuideInfo(id="x", title="x", lang="en")
    return to_marks(Manifest(info=info, narrator="", chapters=chapters))
