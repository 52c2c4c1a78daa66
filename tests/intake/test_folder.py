from pathlib import Path

from audioguide.intake.folder import Outcome, place_files

FIRST = {"guide.toml": b'title = "A"\n', "01-air.md": b"# Air\n\nAir.\n"}
SECOND = {"guide.toml": b'title = "A"\n', "01-air.md": b"# Air\n\nFresh air.\n"}


def outcomes(folder: Path, files: dict[str, bytes]) -> dict[str, Outcome]:
    return {each.path.name: each.outcome for each in place_files(folder, files)}


def test_a_file_that_nobody_edited_is_brought_up_to_date(tmp_path: Path) -> None:
    assert set(outcomes(tmp_path, FIRST).values()) == {Outcome.WRITTEN}
    assert outcomes(tmp_path, SECOND) == {
        "guide.toml": Outcome.UNCHANGED,
        "01-air.md": Outcome.WRITTEN,
    }
    assert (tmp_path / "01-air.md").read_bytes() == SECOND["01-air.md"]


def test_an_edited_file_is_kept_with_the_new_text_beside_it_and_the_difference_told(
    tmp_path: Path,
) -> None:
    place_files(tmp_path, FIRST)
    mine = b"# Air\n\nMy air.\n"
    (tmp_path / "01-air.md").write_bytes(mine)
    for _ in range(2):  # also when it is imported once more
        placed = {each.path.name: each for each in place_files(tmp_path, SECOND)}
        assert placed["01-air.md"].outcome is Outcome.BESIDE
        assert {"-My air.", "+Fresh air."} <= set(placed["01-air.md"].difference)
        assert (tmp_path / "01-air.md").read_bytes() == mine
        assert (tmp_path / "01-air.md.new").read_bytes() == SECOND["01-air.md"]


def test_a_file_of_the_authors_own_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "guide.toml").write_bytes(b'title = "Mine"\n')
    assert outcomes(tmp_path, FIRST)["guide.toml"] is Outcome.BESIDE
    assert (tmp_path / "guide.toml").read_bytes() == b'title = "Mine"\n'


def test_a_chapter_that_is_gone_is_removed_unless_it_was_edited(tmp_path: Path) -> None:
    more = {**FIRST, "02-sea.md": b"# Sea\n", "03-sky.md": b"# Sky\n"}
    place_files(tmp_path, more)
    (tmp_path / "03-sky.md").write_bytes(b"# My sky\n")
    assert outcomes(tmp_path, FIRST) == {
        "guide.toml": Outcome.UNCHANGED,
        "01-air.md": Outcome.UNCHANGED,
        "02-sea.md": Outcome.REMOVED,
        "03-sky.md": Outcome.LEFT,
    }
    assert not (tmp_path / "02-sea.md").exists()
    assert (tmp_path / "03-sky.md").read_bytes() == b"# My sky\n"


def test_a_record_that_names_files_elsewhere_is_not_believed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"x")
    folder = tmp_path / "guide"
    folder.mkdir()
    (folder / "import.json").write_text('{"../outside.md": "2d711642b726b044"}')
    place_files(folder, FIRST)
    assert outside.read_bytes() == b"x"
