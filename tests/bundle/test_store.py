"""Bundles on disk: found, read, and never half there."""

import os
from pathlib import Path

import pytest

from audioguide.bundle.store import (
    find_guides,
    is_whole,
    load_manifest,
    remove_stale,
    write_atomic,
    write_manifest,
    write_resource,
)
from audioguide.errors import BundleError
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource


def resource(href: str, media_type: str) -> Resource:
    return Resource(href=href, media_type=media_type, size_bytes=1, sha256="0" * 64)


def manifest(guide_id: str, title: str) -> Manifest:
    chapter = Chapter(
        id="start",
        title="Start",
        duration_ms=1000,
        audio=resource("start.00000000.mp3", "audio/mpeg"),
        captions=resource("start.00000000.vtt", "text/vtt"),
        timeline=resource("start.00000000.json", "application/json"),
    )
    info = GuideInfo(id=guide_id, title=title, lang="en")
    return Manifest(info=info, narrator="Nobody", chapters=(chapter,))


def write_guide(audio: Path, guide_id: str, title: str) -> None:
    (audio / guide_id).mkdir()
    write_manifest(audio / guide_id, manifest(guide_id, title))


def test_guides_come_by_title(tmp_path: Path) -> None:
    write_guide(tmp_path, "b", "Anatomy")
    write_guide(tmp_path, "a", "Breathing")
    assert [each.info.title for each in find_guides(tmp_path)] == ["Anatomy", "Breathing"]


def test_a_damaged_guide_is_logged_and_the_others_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_guide(tmp_path, "good", "Good")
    write_guide(tmp_path, "bad", "Bad")
    (tmp_path / "bad" / "manifest.json").write_bytes(b"{")
    assert [each.info.id for each in find_guides(tmp_path)] == ["good"]
    assert "bad" in caplog.text


def test_what_is_wrong_with_a_damaged_guide_is_told_with_one_thing_to_do(tmp_path: Path) -> None:
    write_guide(tmp_path, "bad", "Bad")
    (tmp_path / "bad" / "manifest.json").write_bytes(b"{")
    with pytest.raises(BundleError) as told:
        load_manifest(tmp_path, "bad")
    assert "not JSON" in str(told.value)
    assert str(told.value).lower().count("build") == 1


def test_a_renamed_guide_is_left_out_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_guide(tmp_path, "old", "Old")
    (tmp_path / "old").rename(tmp_path / "new")
    assert find_guides(tmp_path) == ()
    assert "holds the guide 'old'" in caplog.text


def test_a_folder_that_is_not_there_has_no_guides(tmp_path: Path) -> None:
    assert find_guides(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("guide_id", ["", ".", "..", "../a", "a/../b", "a\\b", "A", ".cache"])
def test_no_name_reaches_outside_the_folder(tmp_path: Path, guide_id: str) -> None:
    write_guide(tmp_path, "a", "A")
    with pytest.raises(BundleError, match="There is no such guide"):
        load_manifest(tmp_path / "a" if guide_id == "." else tmp_path, guide_id)


def test_a_manifest_that_is_replaced_is_read_anew(tmp_path: Path) -> None:
    write_guide(tmp_path, "a", "Old")
    assert load_manifest(tmp_path, "a").info.title == "Old"
    write_manifest(tmp_path / "a", manifest("a", "New"))
    assert load_manifest(tmp_path, "a").info.title == "New"


def test_a_manifest_that_is_replaced_when_the_clock_was_set_back_is_read_anew(
    tmp_path: Path,
) -> None:
    write_guide(tmp_path, "a", "Before")
    path = tmp_path / "a" / "manifest.json"
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    assert load_manifest(tmp_path, "a").info.title == "Before"
    write_manifest(tmp_path / "a", manifest("a", "Afters"))
    os.utime(path, ns=times)
    assert load_manifest(tmp_path, "a").info.title == "Afters"


def test_a_file_s_name_follows_its_content(tmp_path: Path) -> None:
    first = write_resource(tmp_path, "welcome", ".vtt", b"WEBVTT")
    same = write_resource(tmp_path, "welcome", ".vtt", b"WEBVTT")
    other = write_resource(tmp_path, "welcome", ".vtt", b"WEBVTT\n")
    assert first == same != other
    assert (tmp_path / first.href).read_bytes() == b"WEBVTT"
    assert first.media_type == "text/vtt"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()  # a folder cannot be replaced by a file
    with pytest.raises(OSError, match="file"):
        write_atomic(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_what_no_manifest_names_is_removed_and_the_rest_stays(tmp_path: Path) -> None:
    for name in ("old.0123abcd.mp3", ".welcome.part", "notes.txt", "manifest.json"):
        (tmp_path / name).write_bytes(b"")
    remove_stale(tmp_path, None)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["manifest.json", "notes.txt"]


def test_a_file_is_hashed_again_when_it_was_touched(tmp_path: Path) -> None:
    whole = write_resource(tmp_path, "start", ".json", b"[1, 2]")
    long_ago = 10**18
    os.utime(tmp_path / whole.href, ns=(long_ago, long_ago))
    assert is_whole(tmp_path, whole)
    (tmp_path / whole.href).write_bytes(b"[1, 3]")
    assert not is_whole(tmp_path, whole)
    (tmp_path / whole.href).write_bytes(b"[1, 2]")
    assert is_whole(tmp_path, whole)
    (tmp_path / whole.href).unlink()
    assert not is_whole(tmp_path, whole)
