"""Talking books opened by programs that others wrote: daisy-player, daisy-dtb, xmllint."""

import os
import re
import shutil
import subprocess
import sys
import typing
import zipfile
from pathlib import Path

import pytest
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.export.run import export_guide

PLAYER = shutil.which("daisy-player")
XMLLINT = shutil.which("xmllint")
DTDS = Path("/usr/share/xml/w3c-sgml-lib")
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|[()][A-Z0-9]|[=>])|[\x00\x07\x08\x0f]")


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("daisy")
    write_bundle(folder)
    return folder


@pytest.fixture(scope="module")
def book(audio: Path) -> Path:
    (download,) = export_guide(audio, GUIDE, "daisy").downloads
    return audio / GUIDE / "downloads" / download.file.href


@pytest.fixture
def silent_card(tmp_path: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if not compiler or not sys.platform.startswith("linux"):
        pytest.skip("no C compiler here to tell daisy-player of a sound card")
    library = tmp_path / "sound_card.so"
    source = Path(__file__).with_name("sound_card.c")
    command = [compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True, timeout=60)
    return library


@pytest.mark.skipif(PLAYER is None, reason="daisy-player is not here; see ensure-daisy.sh")
def test_daisy_player_shows_every_heading_and_the_lengths(
    book: Path, silent_card: Path, tmp_path: Path
) -> None:
    import pty  # noqa: PLC0415 (there is none on Windows)

    ours, theirs = pty.openpty()
    home = {"HOME": str(tmp_path), "TERM": "vt100", "LINES": "40", "COLUMNS": "120"}
    player = subprocess.Popen(
        [str(PLAYER), "-d", "null:null", str(book)],
        env=os.environ | home | {"LANG": "C.UTF-8", "LD_PRELOAD": str(silent_card)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        shown = watch(ours, until="The end")
    finally:
        player.kill()
        player.wait()
        os.close(ours)
    assert "total length: 00:01:41" in shown
    assert "level: 1 of 2" in shown
    for heading in ("Two lungs & one air", "Names", "Counting", "The end"):
        assert f"{heading} . . ." in re.sub(r"  \.", " .", shown)


def watch(terminal: int, *, until: str) -> str:
    """Read a terminal up to some words, or as long as its program lives."""
    shown = ""
    while f"{until} . . ." not in shown:
        try:
            shown += ESCAPES.sub("", os.read(terminal, 65536).decode("utf-8", "replace"))
        except OSError:  # the program has ended (Linux says EIO)
            break
    return shown


def test_daisy_dtb_reads_every_sentence_with_its_clip(
    book: Path, audio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It says that it runs on Python 3.11, but asks for what came with 3.12.
    monkeypatch.setattr(typing, "override", lambda method: method, raising=False)
    pytest.importorskip("daisy_dtb")
    from daisy_dtb import DaisyBook, ZipDtbSource  # noqa: PLC0415

    read = DaisyBook(ZipDtbSource(str(book)))
    manifest = load_manifest(audio, GUIDE)
    assert (read.title, read.navigation_depth, read.langage) == (manifest.info.title, 2, "en")
    assert [(entry.level, entry.text) for entry in read.toc_entries] == [
        (1, "Two lungs & one air"),
        (2, "Names"),
        (1, "Counting"),
        (1, "The end"),
    ]
    sections = [section for entry in read.toc_entries for section in entry.sections]
    sentences = [
        sentence
        for chapter in manifest.chapters
        for sentence in load_timeline(audio, GUIDE, chapter).sentences
    ]
    for section, sentence in zip(sections, sentences, strict=True):
        if sentence.text.isascii():  # it guesses the encoding, and wrongly where there is an emoji
            assert section.text.content == sentence.text
    lengths = [entry.smil.total_duration for entry in read.toc_entries]
    assert sum(lengths) == pytest.approx(manifest.duration_ms / 1000)
    for entry, length in zip(read.toc_entries, lengths, strict=True):
        clips = [clip for section in entry.sections for clip in section.clips]
        assert sum(clip.duration for clip in clips) == pytest.approx(length)


@pytest.mark.skipif(
    XMLLINT is None or not DTDS.is_dir(), reason="no xmllint or no DTDs; see ensure-daisy.sh"
)
def test_every_page_is_valid_by_the_dtd_of_xhtml(book: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(book).extractall(tmp_path)
    pages = sorted(tmp_path.glob("*.html"))
    command = [str(XMLLINT), "--noout", "--nonet", "--valid", *map(str, pages)]
    checked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (checked.stderr, checked.returncode) == ("", 0)
