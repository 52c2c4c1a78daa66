"""`audioguide verify` as people and programs run it."""

import json
from pathlib import Path

from breaking import GUIDE, lose_sentence_of
from click.testing import CliRunner

from audioguide.cli import main


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def test_a_good_guide_gives_exit_code_0(spoken_audio: Path, spoken_source: Path) -> None:
    code, out, err = run("--audio", spoken_audio, "--scripts", spoken_source.parent)

    assert (code, out, err) == (0, "0 errors, 0 warnings, 0 notes\n", "")


def test_a_lost_sentence_is_told_at_its_line_and_gives_exit_code_3(
    audio: Path, spoken_source: Path
) -> None:
    lose_sentence_of(audio)

    code, out, err = run(
        GUIDE, "--audio", audio, "--scripts", spoken_source.parent, "--no-recognition"
    )

    assert (code, out) == (3, "2 errors, 0 warnings, 0 notes\n")
    assert "lungs/02-work.md:5: error sentence-silent: work s3" in err


def test_programs_get_json_also_without_the_scripts(audio: Path, tmp_path: Path) -> None:
    lose_sentence_of(audio)

    code, out, _ = run(
        *("--audio", audio, "--scripts", tmp_path, "--no-recognition", "--format", "json")
    )

    found = json.loads(out)["findings"]
    assert code == 3
    assert [each["code"] for each in found] == ["long-silence", "sentence-silent"]
    assert all(each["path"].endswith(".mp3") for each in found)


def test_a_damaged_guide_does_not_hide_the_next(audio: Path) -> None:
    (audio / "broken").mkdir()
    (audio / "broken" / "manifest.json").write_text("{", encoding="utf-8")

    code, _, err = run("--audio", audio, "--fast")

    assert code == 3
    assert "broken/manifest.json: error guide-damaged" in err


def test_a_guide_that_is_not_there_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert run("nobody", "--audio", tmp_path)[0] == 1
    assert run("--audio", tmp_path)[0] == 2
