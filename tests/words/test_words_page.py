import re
import wave
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from audioguide.cli import main

SETTINGS = 'title = "A <b>guide</b>"\nlang = "en-US"\nvoice = "natural"\n'
CHAPTER = {"01-a.md": "# Title\n\nThe zorblaxin & you live here.\n"}


def run(folder: Path, root: Path, *more: str) -> str:
    audio, output = str(root / "audio"), str(root / "words")
    args = ["words", str(folder), "--audio", audio, "--output", output, *more]
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 0, result.output
    return result.output


def test_each_word_has_its_sentence_its_sound_and_its_line(
    write_guide: Callable[..., Path], tmp_path: Path
) -> None:
    told = run(write_guide(CHAPTER, SETTINGS), tmp_path)
    assert re.search(r"zorblaxin +unknown +/\S+/ +scripts/lungs/01-a.md:3", told)
    page = tmp_path / "words/lungs/index.html"
    text = page.read_text(encoding="utf-8")
    assert "A &lt;b&gt;guide&lt;/b&gt;" in text
    assert "The <mark>zorblaxin</mark> &amp; you live here." in text
    assert re.search(r'zorblaxin = (?:"|&#34;)/\S+/', text)
    sounds = set(re.findall(r'src="(\S+\.wav)"', text))
    assert sounds == {path.name for path in page.parent.glob("*.wav")}
    with wave.open(str(page.parent / sounds.pop())) as sound:
        assert sound.getnframes() / sound.getframerate() > 1


def test_sounds_that_are_no_longer_named_go(
    write_guide: Callable[..., Path], tmp_path: Path
) -> None:
    run(write_guide(CHAPTER, SETTINGS), tmp_path)
    run(write_guide({"01-a.md": "# Title\n\nNothing to hear.\n"}, SETTINGS), tmp_path)
    assert [path.name for path in (tmp_path / "words/lungs").iterdir()] == ["index.html"]


def test_a_list_alone_speaks_nothing(write_guide: Callable[..., Path], tmp_path: Path) -> None:
    assert "zorblaxin" in run(write_guide(CHAPTER, SETTINGS), tmp_path, "--list")
    assert not (tmp_path / "words").exists()
