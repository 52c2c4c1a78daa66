"""What is taken out of modules and styles on their way is what no browser reads."""

import re
from pathlib import Path

import pytest

from audioguide import player
from audioguide.player.slimming import slim

STATIC = Path(player.__file__).parent / "static"
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
STYLES = sorted((STATIC / "css").rglob("*.css"))


def test_comments_and_indents_go_and_lines_keep_their_numbers() -> None:
    module = '// What it is.\n/**\n * Told.\n */\nif (a) {\n  b("//", "/* c */"); // why\n}\n'
    assert slim(module, ".js") == '\n\n\n\nif (a) {\nb("//", "/* c */"); // why\n}\n'
    assert slim("/* Why. */\na {\n  b: url(//c);\n}\n", ".css") == "\na {\nb: url(//c);\n}\n"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_text_between_backticks_spans_lines_which_would_lose_its_indents(script: Path) -> None:
    source = slim(script.read_text(encoding="utf-8"), ".js")
    assert [line for line in source.splitlines() if line.count("`") % 2] == []


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES], ids=lambda path: path.name)
def test_all_that_counts_is_still_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    left = slim(source, path.suffix)
    assert left.count("\n") == source.count("\n")
    code = re.sub(r"(?ms)^\s*/\*.*?\*/\s*?$", "", source)
    lines = [line.strip() for line in code.splitlines()]
    wanted = [line for line in lines if line and not line.startswith("//")]
    assert [line for line in left.splitlines() if line] == wanted
