"""What an author saves is seen once, when it is quiet, whatever the editor does."""

import os
from pathlib import Path

import pytest

from audioguide.preview.watch import Watcher


@pytest.fixture
def lungs(tmp_path: Path) -> Path:
    folder = tmp_path / "lungs"
    folder.mkdir()
    (folder / "guide.toml").write_text('title = "Lungs"\n')
    (folder / "01-start.md").write_text("# Start\n")
    return folder


@pytest.fixture
def watcher(tmp_path: Path, lungs: Path) -> Watcher:
    """One that has told of the guide as it was at first."""
    watcher = Watcher(tmp_path)
    assert [watcher.look(), watcher.look()] == [(), (lungs,)]
    return watcher


def test_nothing_is_told_while_nothing_changes(watcher: Watcher) -> None:
    assert [watcher.look(), watcher.look()] == [(), ()]


def test_a_save_is_told_once_when_it_is_quiet(watcher: Watcher, lungs: Path) -> None:
    (lungs / "01-start.md").write_text("# Start anew\n")
    assert watcher.look() == ()
    (lungs / "01-start.md").write_text("# Start anew, in two steps\n")
    assert [watcher.look(), watcher.look(), watcher.look()] == [(), (lungs,), ()]


def test_a_save_by_rename_is_seen_though_its_time_and_size_are_the_same(
    watcher: Watcher, lungs: Path
) -> None:
    old = lungs / "01-start.md"
    new = lungs / "new"
    new.write_text("# Strat\n")
    os.utime(new, ns=(old.stat().st_atime_ns, old.stat().st_mtime_ns))
    new.replace(old)
    assert [watcher.look(), watcher.look()] == [(), (lungs,)]


def test_hidden_files_of_editors_are_nothing(watcher: Watcher, lungs: Path) -> None:
    (lungs / ".01-start.md.swp").write_text("x")
    (lungs / ".git").mkdir()
    (lungs / ".git/index").write_text("x")
    assert [watcher.look(), watcher.look()] == [(), ()]


def test_pictures_in_folders_count(watcher: Watcher, lungs: Path) -> None:
    (lungs / "pictures").mkdir()
    (lungs / "pictures/one.png").write_text("x")
    assert [watcher.look(), watcher.look()] == [(), (lungs,)]


def test_a_new_guide_and_one_that_is_gone_are_told(watcher: Watcher, lungs: Path) -> None:
    heart = lungs.with_name("heart")
    heart.mkdir()
    (heart / "guide.toml").write_text('title = "Heart"\n')
    (lungs / "guide.toml").unlink()
    assert [watcher.look(), watcher.look(), watcher.look()] == [(), (heart, lungs), ()]


def test_what_is_forgotten_is_told_again(watcher: Watcher, lungs: Path) -> None:
    watcher.forget(lungs)
    assert [watcher.look(), watcher.look()] == [(lungs,), ()]


def test_what_all_guides_are_made_from_counts_for_each(
    watcher: Watcher, tmp_path: Path, lungs: Path
) -> None:
    (tmp_path / "lexicon.pls").write_text("<lexicon/>")
    assert [watcher.look(), watcher.look()] == [(), (lungs,)]
