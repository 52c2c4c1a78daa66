"""guide.toml: every setting arrives, defaults fill in, and what is no TOML says where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import ScriptError
from audioguide.model.guide import GuideInfo
from audioguide.model.sound import Pacing
from audioguide.script.settings import SLUG, Settings, parse_settings

WHOLE = """\
id = "lungs"
title = "Your lungs"
authors = ["Ada", "Bo"]
publisher = "House"
lang = "en-GB"
description = "Short."
published = 2026-11-24
license = "CC-BY-4.0"
cover = "lung%20one.png"
cover_alt = "A lung"
[voice]
name = "system:gmw/en-us"
rate = 1.25
[pacing]
lead_in_ms = 1
after_sentence_ms = 2
after_block_ms = 3
after_heading_ms = 4
tail_ms = 5
[pronounce]
CT = "C T"
"seed and soil" = "/siːd/"
"""


def parse(text: str, folder_name: str = "folder") -> Settings:
    settings, _ = parse_settings(text.encode(), "guide.toml", folder_name=folder_name)
    return settings


def test_every_setting_arrives() -> None:
    settings, findings = parse_settings(WHOLE.encode(), "guide.toml", folder_name="folder")

    assert findings == ()
    assert settings.info == GuideInfo(
        id="lungs",
        title="Your lungs",
        lang="en-GB",
        authors=("Ada", "Bo"),
        publisher="House",
        description="Short.",
        published="2026-11-24",
        license="CC-BY-4.0",
        cover="lung one.png",
        cover_alt="A lung",
    )
    assert (settings.voice, settings.rate) == ("system:gmw/en-us", 1.25)
    assert settings.pacing == Pacing(
        lead_in_ms=1, after_sentence_ms=2, after_block_ms=3, after_heading_ms=4, tail_ms=5
    )
    assert settings.lexicon.entries == (("CT", "C T"), ("seed and soil", "/siːd/"))
    assert settings.lexicon_lines == {"CT": 21, "seed and soil": 22}
    assert settings.cover_line == 9


def test_what_is_not_said_has_its_default() -> None:
    settings = parse('title = "A"\nlang = "en"')

    assert settings.info == GuideInfo(id="folder", title="A", lang="en")
    assert (settings.voice, settings.rate, settings.pacing) == ("auto", 1.0, Pacing())


def test_the_voice_may_be_a_plain_text() -> None:
    assert parse('voice = "natural"').voice == "natural"


@pytest.mark.parametrize("day", ['"2026-11-24"', "2026-11-24"])
def test_the_day_of_publication_may_be_a_date_or_a_text(day: str) -> None:
    assert parse(f"published = {day}").info.published == "2026-11-24"


def test_the_id_is_a_slug_whatever_was_written() -> None:
    assert parse("", folder_name="My Guide!").info.id == "my-guide"
    assert parse('id = "../x"').info.id == "x"
    assert parse('id = "…"').info.id == "guide"


@pytest.mark.parametrize(
    ("text", "line"), [('title = "A"\nlang = \n', 2), ('title = "A"\n[voice\n', 2), ("a = '", 1)]
)
def test_what_is_no_toml_is_an_error_at_its_line(text: str, line: int) -> None:
    with pytest.raises(ScriptError) as caught:
        parse_settings(text.encode(), "scripts/a/guide.toml", folder_name="a")

    assert caught.value.where == f"scripts/a/guide.toml:{line}"


_WORDS = 'id title lang cover voice pacing pronounce [ ] = "a" " { } 1 true 2026-01-01 . # x'
_BITS = _WORDS.split()


@given(
    st.binary()
    | st.lists(st.sampled_from([*_BITS, "\n", " "]), max_size=30).map(lambda b: "".join(b).encode())
)
def test_any_bytes_give_settings_or_an_error_for_people(data: bytes) -> None:
    try:
        settings, _ = parse_settings(data, "guide.toml", folder_name="a")
    except ScriptError as error:
        where, _, _ = str(error).partition(": ")
    else:
        where = "guide.toml"
        assert SLUG.fullmatch(settings.info.id)
        assert settings.info.title
    assert where.startswith("guide.toml")


def test_a_file_of_nested_arrays_is_an_error_for_people(tmp_path: Path) -> None:
    file = tmp_path / "guide.toml"
    file.write_text("a = " + "[" * 100_000)

    with pytest.raises(ScriptError):
        parse_settings(file.read_bytes(), "guide.toml", folder_name="a")
