"""The command line as a person uses it: words, files and exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from audioguide.cli import main

WriteGuide = Callable[..., Path]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)

    def invoke(*args: str) -> Result:
        return CliRunner().invoke(main, args)

    return invoke


def test_build_says_what_it_made_and_then_that_it_is_up_to_date(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"})
    first = run("build", "--workers", "1")
    assert first.exit_code == 0, first.output
    assert "audio/lungs: 1 chapter" in first.stdout.replace("\\", "/")
    assert "spoke 2 of 2 sentences" in first.stdout
    assert "up to date" in run("build").stdout


def test_build_reports_to_machines(write_guide: WriteGuide, run: Callable[..., Result]) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"})
    (report,) = json.loads(run("build", "--json", "--workers", "1").stdout)
    assert report["guide_id"] == "lungs"
    assert report["made"] == ["start"]
    assert report["spoken"] == report["sentences"] == 2
    assert report["times_real_time"] > 0


def test_an_error_in_a_script_stops_the_build_with_file_line_and_hint(
    write_guide: WriteGuide, run: Callable[..., Result], tmp_path: Path
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n\n![](lungs.png)\n"})
    result = run("build")
    assert result.exit_code == 3
    assert "01-start.md:5" in result.stderr
    assert "image-without-alt" in result.stderr
    assert "Nothing was built" in result.stderr
    assert not (tmp_path / "audio" / "lungs").exists()


def test_check_prints_every_finding_of_every_chapter_in_one_pass(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide(
        {
            "01-start.md": "# Start\n\nHello.\n\n#### Deep\n\nText.\n",
            "02-more.md": "# More\n\n<b>Bold</b>\n",
        }
    )
    result = run("check")
    assert result.exit_code == 0
    assert "01-start.md:5" in result.stderr
    assert "02-more.md:3" in result.stderr


def test_check_ends_with_three_when_a_build_would_stop(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\n![](lungs.png)\n"})
    result = run("check")
    assert result.exit_code == 3
    assert "2 errors" in result.stdout


def test_progress_is_a_line_for_the_sentences_and_one_for_each_chapter(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n", "02-end.md": "# End\n\nBye.\n"})
    assert run("build", "--workers", "1").stderr.splitlines() == [
        "lungs: 4 sentences to speak",
        "lungs: chapter 1 of 2 made",
        "lungs: chapter 2 of 2 made",
    ]
    assert run("build").stderr == ""


def test_a_guide_that_is_not_there_is_named(run: Callable[..., Result]) -> None:
    result = run("build", "nowhere")
    assert result.exit_code == 1
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.output


def test_no_scripts_at_all_tells_what_a_guide_is(run: Callable[..., Result]) -> None:
    result = run("build")
    assert result.exit_code == 2
    assert "guide.toml" in result.stderr


def test_voices_lists_them_by_language(run: Callable[..., Result]) -> None:
    result = run("voices", "--lang", "fr")
    assert result.exit_code == 0
    assert all(line.startswith("fr") for line in result.stdout.splitlines())
    assert "system:" in result.stdout
    assert run("voices", "--lang", "f").stdout == ""  # no beginning of a tag, but a language


def test_a_voice_can_be_heard_into_a_file(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("voices", "--say", "Good morning.", "--voice", "system", "--output", "hi.wav")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "hi.wav").read_bytes()[:4] == b"RIFF"


def test_an_unknown_voice_is_an_error_that_says_what_to_do(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"})
    result = run("build", "--voice", "parrot")
    assert result.exit_code == 1
    assert "parrot" in result.stderr
    assert "silent" in result.stderr  # the ones there are


def test_two_guides_with_one_id_are_told_apart_before_one_overwrites_the_other(
    write_guide: WriteGuide, run: Callable[..., Result], tmp_path: Path
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"}, name="first")
    write_guide({"01-start.md": "# Start\n\nBye.\n"}, name="second")
    result = run("build")
    assert result.exit_code == 1
    assert "same id" in result.stderr
    assert not (tmp_path / "audio" / "lungs").exists()


def test_check_goes_on_after_a_guide_that_cannot_be_read_and_a_voice_that_is_not_there(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\n![](a.png)\n"}, "title = ", name="a")
    lost_voice = 'title = "B"\nlang = "en"\nvoice = "parrot"\n'
    write_guide({"01-start.md": "# Start\n\nHello.\n\n![](a.png)\n"}, lost_voice, name="b")
    result = run("check")
    assert result.exit_code == 3
    assert "guide-not-read" in result.stderr
    assert "image-without-alt" in result.stderr
    assert "voice-missing" in result.stderr


def test_a_guide_may_be_named_by_its_path_and_twice(
    write_guide: WriteGuide, run: Callable[..., Result]
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"})
    result = run("build", "scripts/lungs", "lungs", "--workers", "1", "--json")
    assert result.exit_code == 0, result.output
    assert len(json.loads(result.stdout)) == 1


def test_a_folder_that_cannot_be_written_to_is_named_without_a_traceback(
    write_guide: WriteGuide, run: Callable[..., Result], tmp_path: Path
) -> None:
    write_guide({"01-start.md": "# Start\n\nHello.\n"})
    (tmp_path / "file").write_text("not a folder")
    result = run("build", "--audio", "file/audio", "--workers", "1")
    assert result.exit_code == 1
    assert "file" in result.stderr
    assert "Traceback" not in result.output


def test_a_language_that_no_voice_speaks_is_told_with_those_there_are(
    run: Callable[..., Result],
) -> None:
    result = run("voices", "--lang", "spanish")
    assert result.exit_code == 1
    assert " es " in result.stderr


def test_nothing_to_say_is_no_sample(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("voices", "--say", " ").exit_code == 2
    assert not (tmp_path / "voice.wav").exists()


def test_a_document_larger_than_100_mb_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(100_000_001)
    result = CliRunner().invoke(main, ["import", str(large), "--into", str(tmp_path / "x")])
    assert result.exit_code == 1
    assert "larger than 100 MB" in result.output
