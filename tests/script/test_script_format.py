"""Every example in docs/script-format.md does what the page says."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from scripted import codes

from audioguide.model.podcast import Person, PodcastInfo
from audioguide.script.settings import parse_settings

TEXT = (Path(__file__).parents[2] / "docs" / "script-format.md").read_text("utf-8")
FENCES = re.findall(
    r"^```(\w+)(?: findings: ([a-z0-9 -]+))?\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL
)
SETTINGS = [body for kind, _, body in FENCES if kind == "toml"]
CHAPTERS = [(body, names.split()) for kind, names, body in FENCES if kind == "markdown"]


@pytest.mark.parametrize(("body", "expected"), CHAPTERS)
def test_an_example_has_just_the_findings_that_the_page_names(
    body: str, expected: list[str]
) -> None:
    assert sorted({code for code, _ in codes(body)}) == sorted(expected)


@pytest.mark.parametrize("body", SETTINGS)
def test_an_example_of_guide_toml_has_no_findings(body: str) -> None:
    _, findings = parse_settings(body.encode(), "guide.toml", folder_name="city-museum")

    assert findings == ()


def test_no_example_is_missed() -> None:
    assert len(SETTINGS) == 2
    assert len(CHAPTERS) == TEXT.count("```markdown")
    assert TEXT.count("\n```") == 2 * len(FENCES)


def test_the_whole_guide_toml_shows_every_setting() -> None:
    shown = tomllib.loads(SETTINGS[1])

    assert set(shown) == {
        *("id", "title", "authors", "publisher", "lang", "description", "published", "license"),
        *("cover", "cover_alt", "access", "voice", "pacing", "pronounce", "podcast", "check"),
        "translation_of",
    }
    assert set(shown["voice"]) == {"name", "rate"}
    assert len(shown["pacing"]) == 5
    assert set(shown["podcast"]) == {
        *(field.name for field in fields(PodcastInfo) if field.name != "subcategory")
    }
    assert set(shown["podcast"]["persons"][0]) == {field.name for field in fields(Person)}
