"""A folder in `advice` is a code: `failing` has it, `passing` has no finding at all."""

from pathlib import Path

import pytest
from scripted import TITLE

from audioguide.model.guide import Guide, GuideInfo
from audioguide.model.text import Finding, SourceLocation
from audioguide.script.advice.check import advise
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon
from audioguide.script.source import advise_guide, read_guide

ADVICE = Path(__file__).parent / "advice"
CODES = sorted(path.name for path in ADVICE.iterdir() if path.is_dir())


def findings_in(folder: Path) -> list[Finding]:
    guide, findings = read_guide(folder)
    return [*findings, *advise_guide(folder, guide)]


@pytest.mark.parametrize("code", CODES)
def test_a_failing_folder_has_the_finding_and_nothing_worse(code: str) -> None:
    assert {finding.code for finding in findings_in(ADVICE / code / "failing")} == {code}


@pytest.mark.parametrize("code", CODES)
def test_a_passing_folder_has_no_finding(code: str) -> None:
    assert findings_in(ADVICE / code / "passing") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Como se ve más abajo, son dos.", "points-at-page"),
        ("Lo prohibido está en rojo.", "points-at-look"),
        ("Haga clic para oírlo.", "says-click"),
        ("Está [aquí](https://example.org).", "vague-link"),
        (
            "La sangre es tomada. El tubo es enviado. El informe es escrito y es leído.",
            "passive-passage",
        ),
    ],
)
def test_spanish_has_phrases_of_its_own(text: str, code: str) -> None:
    assert code in [finding.code for finding in spoken(text, "es")]


def test_a_sentence_is_found_at_its_own_line() -> None:
    found = spoken("Hello.\n\nClick here now.", "en")
    assert [(f.code, f.source.line) for f in found if f.code == "says-click"] == [("says-click", 5)]


def test_another_language_gets_no_english_advice() -> None:
    assert [f for f in spoken("Click here now.", "de") if f.code == "says-click"] == []


def spoken(text: str, lang: str) -> tuple[Finding, ...]:
    section, _ = parse_section(
        (TITLE + text).encode(), path="a.md", section_id="a", lang=lang, lexicon=Lexicon(())
    )
    info = GuideInfo(id="a", title="A", lang=lang)
    return advise(Guide(info=info, sections=(section,)), SourceLocation(path="guide.toml"))
