"""`audioguide lexicon`: a guide's own words become a lexicon for all guides."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from audioguide.cli import main
from audioguide.script.pls import parse_pls

SETTINGS = 'title = "A"\nlang = "en"\n[pronounce]\nCT = "C T"\nMonet = "/moʊˈneɪ/"\n'


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    (tmp_path / "scripts/art").mkdir(parents=True)
    (tmp_path / "scripts/art/guide.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path / "scripts"


def run(scripts: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["lexicon", "art", "--scripts", str(scripts), *arguments])
    return result.exit_code, result.output


def test_it_prints_a_lexicon_that_is_read_again(scripts: Path) -> None:
    code, printed = run(scripts)

    shared, findings = parse_pls(printed.encode(), "lexicon.pls")
    assert (code, findings, shared.lang) == (0, (), "en")
    assert shared.lexicon.entries == (("CT", "C T"), ("Monet", "/moʊˈneɪ/"))


def test_it_writes_a_file_and_never_over_one(scripts: Path) -> None:
    file = scripts / "lexicon.pls"

    assert run(scripts, "--output", str(file)) == (0, f"{file}: 2 words\n")
    file.write_text("mine", encoding="utf-8")
    code, told = run(scripts, "--output", str(file))

    assert code == 2
    assert "is there already" in told
    assert file.read_text(encoding="utf-8") == "mine"
