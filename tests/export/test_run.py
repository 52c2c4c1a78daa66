from pathlib import Path

import pytest

from audioguide.bundle.downloads import find_downloads
from audioguide.errors import BundleError, ExportError
from audioguide.export.exporters import EXPORTERS
from audioguide.export.run import export_guide


def test_a_download_is_listed_with_its_size_and_hash(audio: Path) -> None:
    export_guide(audio, "lungs", "text")
    (download,) = find_downloads(audio, "lungs")
    path = audio / "lungs/downloads" / download.file.href
    assert (download.format, path.name) == ("text", "lungs.txt")
    assert path.stat().st_size == download.file.size_bytes


def test_what_stands_is_not_made_again_and_what_was_damaged_is(audio: Path) -> None:
    assert export_guide(audio, "lungs", "text").made
    assert not export_guide(audio, "lungs", "text").made
    path = audio / "lungs/downloads/lungs.txt"
    whole = path.read_bytes()
    path.write_bytes(b"half")
    assert export_guide(audio, "lungs", "text").made
    assert path.read_bytes() == whole


def test_a_download_of_an_earlier_build_is_not_offered(audio: Path) -> None:
    export_guide(audio, "lungs", "text")
    manifest = audio / "lungs/manifest.json"
    manifest.write_text(manifest.read_text().replace("Ada Writer", "Eve Writer"))
    assert find_downloads(audio, "lungs") == ()
    export_guide(audio, "lungs", "text")
    assert len(find_downloads(audio, "lungs")) == 1


def test_a_damaged_bundle_is_not_exported(audio: Path) -> None:
    mp3 = next((audio / "lungs").glob("*.mp3"))
    mp3.write_bytes(mp3.read_bytes()[:-1])
    with pytest.raises(ExportError, match=r"audioguide build lungs"):
        export_guide(audio, "lungs", "text")
    assert not (audio / "lungs/downloads").exists()


@pytest.mark.parametrize("guide_id", ["heart", "../heart"])
def test_a_guide_that_is_not_there_leaves_nothing_behind(guide_id: str, audio: Path) -> None:
    before = set(audio.rglob("*"))
    with pytest.raises(BundleError, match="no such guide"):
        export_guide(audio, guide_id, "text")
    assert set(audio.rglob("*")) == before


def test_whatever_a_killed_export_left_goes_with_the_next(audio: Path) -> None:
    export_guide(audio, "lungs", "text")
    folder = audio / "lungs/downloads"
    (folder / ".making-abc").mkdir()
    for name in (".making-abc/lungs.mp3", ".abc.part", "lungs.podcast.0a1b2c3d.jpg", "notes.txt"):
        (folder / name).write_bytes(b"left")
    export_guide(audio, "lungs", "markdown")
    names = {path.name for path in folder.iterdir()}
    assert names == {"downloads.json", "lungs.txt", "lungs.md", "notes.txt"}


@pytest.mark.parametrize("format_name", EXPORTERS)
def test_two_exports_are_the_same_bytes(format_name: str, audio: Path) -> None:
    first = export_guide(audio, "lungs", format_name).downloads
    for download in first:
        (audio / "lungs/downloads" / download.file.href).unlink()
    assert export_guide(audio, "lungs", format_name).downloads == first
    assert first != ()
