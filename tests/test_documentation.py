"""What is not documented does not exist: commands, options, dependencies and links."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from audioguide.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _options() -> Iterator[tuple[str, str]]:
    for name, command in main.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, parameter.opts[0]


@pytest.mark.parametrize(("command", "option"), list(_options()))
def test_every_option_of_every_command_is_documented(command: str, option: str) -> None:
    text = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {command}\n")[1].split("\n## ")[0]
    assert f"`{option}" in section


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        wanted += extra
    names = {re.split(r"[\[=<>; ]", requirement)[0] for requirement in wanted}
    text = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert [
        name for name in sorted(names) if not name.startswith("types-") and name not in text
    ] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_of_a_document_leads_somewhere(document: Path) -> None:
    text = re.sub(r"(?ms)^```.*?^```|`[^`\n]*`", "", document.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []
