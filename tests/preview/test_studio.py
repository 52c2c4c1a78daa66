"""What becomes of a save: it is built, or told why not; nothing half-made is ever shown."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest

from audioguide.bundle.lock import hold_guide
from audioguide.bundle.store import load_manifest
from audioguide.preview.board import Board
from audioguide.preview.studio import Studio

WriteGuide = Callable[..., Path]
START = {
    "01-start.md": "# Start\n\nHello there.\n\nA second one.\n",
    "02-end.md": "# End\n\nBye.\n",
}


@pytest.fixture
def audio(tmp_path: Path) -> Path:
    return tmp_path / "audio"


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    yield board
    board.close()


@pytest.fixture
def studio(audio: Path, board: Board, executor: Executor) -> Studio:
    return Studio(audio, board, executor)


def test_only_what_changed_is_spoken(studio: Studio, write_guide: WriteGuide) -> None:
    first = studio.take_up(write_guide(START)).report
    folder = write_guide({"01-start.md": "# Start\n\nHello here.\n\nA second one.\n"})
    second = studio.take_up(folder).report
    assert first is not None
    assert second is not None
    assert (first.spoken, second.spoken, second.made) == (5, 1, ("start",))


def test_a_script_with_an_error_leaves_the_guide_and_is_told_at_its_sentence(
    studio: Studio, board: Board, audio: Path, write_guide: WriteGuide
) -> None:
    studio.take_up(write_guide(START))
    before = load_manifest(audio, "lungs")
    broken = "# Start\n\nNew first.\n\nHello there.\n\nA second one. ![](a.png)\n"
    outcome = studio.take_up(write_guide({"01-start.md": broken}))
    assert (outcome.report, outcome.is_over) == (None, True)
    assert load_manifest(audio, "lungs") == before
    notes = {note.code: note for note in board.read("lungs").notes}
    # In the text that is shown it is the third sentence still.
    assert notes["image-without-alt"].sentence == "s3"
    assert notes["image-without-alt"].place == "01-start.md:7"


def test_settings_that_cannot_be_read_are_told_on_the_pages_of_the_guide(
    studio: Studio, board: Board, write_guide: WriteGuide
) -> None:
    studio.take_up(write_guide(START))
    studio.take_up(write_guide({}, "title = "))
    (note,) = board.read("lungs").notes
    assert (note.code, note.chapter, note.place) == ("guide-not-read", None, "guide.toml:1")


def test_a_guide_that_another_program_builds_is_tried_again(
    studio: Studio, audio: Path, board: Board, write_guide: WriteGuide
) -> None:
    folder = write_guide(START)
    with hold_guide(audio, "lungs"):
        outcome = studio.take_up(folder)
    assert (outcome.report, outcome.is_over) == (None, False)
    assert "not-built" in [note.code for note in board.read("lungs").notes]
    assert studio.take_up(folder).report is not None
    assert "not-built" not in [note.code for note in board.read("lungs").notes]


def test_two_folders_are_never_one_guide(studio: Studio, write_guide: WriteGuide) -> None:
    studio.take_up(write_guide(START))
    outcome = studio.take_up(write_guide(START, name="copy"))
    assert outcome.report is None
    assert outcome.findings[0].code == "guide-not-read"
    assert "same id as lungs" in outcome.findings[0].message


def test_a_caption_that_is_too_fast_stays_told_while_its_chapter_is_not_made_again(
    studio: Studio, board: Board, write_guide: WriteGuide
) -> None:
    fast = "# Start\n\nNobody can read a sentence as fast as this one goes by. Yes.\n"
    settings = (
        'id = "lungs"\ntitle = "Lungs"\nlang = "en"\n[voice]\nname = "silent"\nrate = 2.0\n'
        "[pacing]\nafter_sentence_ms = 0\nafter_block_ms = 0\n"
    )
    codes = []
    for end in ("Bye.", "Farewell."):
        chapters = {"01-start.md": fast, "02-end.md": f"# End\n\n{end}\n"}
        studio.take_up(write_guide(chapters, settings))
        codes.append([note.code for note in board.read("lungs").notes].count("caption-too-fast"))
    assert codes[0] == codes[1] > 0


def test_words_that_the_voice_would_guess_are_told_after_the_build(
    studio: Studio, board: Board, write_guide: WriteGuide
) -> None:
    pytest.importorskip("hibari", reason="the extra 'natural' is not installed")
    settings = 'id = "lungs"\ntitle = "Lungs"\nlang = "en"\nvoice = "natural"\n'
    folder = write_guide({"01-start.md": "# Start\n\nA brontoxelic cat.\n"}, settings)
    studio.take_up(folder)
    studio.finish(folder)
    assert guessed(board) == ["s2"]
    # They stay while something else is written, and a new one is told with its sentence at once.
    studio.take_up(
        write_guide({"01-start.md": "# Start\n\nNew.\n\nA brontoxelic cat.\n"}, settings)
    )
    assert guessed(board) == ["s3"]
    studio.take_up(write_guide({"01-start.md": "# Start\n\nA grumblefex.\n\nA cat.\n"}, settings))
    assert guessed(board) == ["s2"]


def guessed(board: Board) -> list[str | None]:
    notes = board.read("lungs").notes
    return [note.sentence for note in notes if note.code == "guessed-word"]
