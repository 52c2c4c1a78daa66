from collections.abc import Callable
from pathlib import Path

from audioguide.model.text import Finding, Severity
from audioguide.script.source import advise_guide, read_guide

SETTINGS = 'title = "A"\nlang = "en"\n[check]\n'
CHAPTER = {"01-a.md": "# Title\n\nA <b>bold</b> word. The ECG is short.\n"}
WriteGuide = Callable[..., Path]


def findings_of(folder: Path) -> dict[str, Finding]:
    guide, findings = read_guide(folder)
    return {finding.code: finding for finding in (*findings, *advise_guide(folder, guide))}


def test_an_author_turns_findings_off_and_makes_others_worse(write_guide: WriteGuide) -> None:
    table = (
        'raw-html = { severity = "off", reason = "Old texts." }\n'
        'abbreviation = { severity = "error", reason = "House rule." }\n'
    )
    found = findings_of(write_guide(CHAPTER, SETTINGS + table))
    assert "raw-html" not in found
    assert found["abbreviation"].severity is Severity.ERROR


def test_an_error_stays_one(write_guide: WriteGuide) -> None:
    table = 'image-missing = { severity = "off", reason = "Later." }\n'
    found = findings_of(write_guide({"01-a.md": "# A\n\n![Alt](no.png)\n"}, SETTINGS + table))
    assert found["image-missing"].severity is Severity.ERROR
    assert found["bad-severity"].source.line == 4


def test_a_line_without_a_reason_has_no_effect(write_guide: WriteGuide) -> None:
    found = findings_of(write_guide(CHAPTER, SETTINGS + 'raw-html = { severity = "off" }\n'))
    assert {"raw-html", "bad-severity"} <= set(found)


def test_a_code_that_is_none_is_told(write_guide: WriteGuide) -> None:
    table = 'raw-htlm = { severity = "off", reason = "x" }\n'
    assert "unknown-code" in findings_of(write_guide(CHAPTER, SETTINGS + table))
