"""The `[podcast]` table: every setting arrives, and what is not said has its default."""

from dataclasses import fields
from pathlib import Path

import pytest

from audioguide.model.podcast import CATEGORIES, Person, PodcastInfo
from audioguide.script.settings import parse_settings

TEXT = (Path(__file__).parents[2] / "docs" / "podcasts.md").read_text("utf-8")
HEAD = 'title = "A"\nlang = "en"\npublished = 2026-11-24\n'
WHOLE = """\
[podcast]
author = "The Clinic"
owner_name = "Ada"
owner_email = "ada@example.org"
category = "health & fitness > Medicine"
explicit = true
locked = false
medium = "course"
guid = "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810"
link = "https://example.org/lungs"
copyright = "© The Clinic"
[[podcast.persons]]
name = "Ada & Bo"
role = "guest"
href = "https://example.org/a"
[[podcast.persons]]
name = "Cy"
"""


def parse(table: str) -> tuple[PodcastInfo, list[str]]:
    settings, findings = parse_settings((HEAD + table).encode(), "guide.toml", folder_name="a")
    return settings.info.podcast, [finding.code for finding in findings]


def test_every_setting_arrives() -> None:
    assert parse(WHOLE) == (
        PodcastInfo(
            author="The Clinic",
            owner_name="Ada",
            owner_email="ada@example.org",
            category="Health & Fitness",
            subcategory="Medicine",
            explicit=True,
            locked=False,
            medium="course",
            guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
            link="https://example.org/lungs",
            copyright="© The Clinic",
            persons=(
                Person(name="Ada & Bo", role="guest", href="https://example.org/a"),
                Person(name="Cy"),
            ),
        ),
        [],
    )


@pytest.mark.parametrize("table", ["", "[podcast]\n", 'podcast = "a"\n'])
def test_what_is_not_said_has_its_default(table: str) -> None:
    podcast, _ = parse(table)
    assert podcast == PodcastInfo()


@pytest.mark.parametrize("category", ["Health & Fitness > Golf", "Health", "> Golf"])
def test_a_category_that_apple_does_not_have_is_not_used(category: str) -> None:
    podcast, codes = parse(f'[podcast]\ncategory = "{category}"\n')
    assert codes == ["podcast-category"]
    assert (podcast.category, podcast.subcategory) == ("Education", "")


def test_the_page_about_podcasts_names_every_setting_and_every_category() -> None:
    keys = [field.name for field in fields(PodcastInfo) if field.name != "subcategory"]
    assert [key for key in keys if f"`{key}`" not in TEXT] == []
    listed = [line.removeprefix("- ") for line in TEXT.splitlines()]
    for category, inside in CATEGORIES.items():
        assert category + (f": {', '.join(inside)}" if inside else "") in listed
