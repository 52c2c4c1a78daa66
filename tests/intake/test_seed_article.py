"""The first case: a real article as it was scraped, where the shared folder lies beside us."""

from pathlib import Path

import pytest

from audioguide.intake.report import IntakeReport
from audioguide.intake.run import import_document
from audioguide.script.source import read_guide

SEED = Path(__file__).parents[3] / "shared/seeds/000_cdc5491274493e88.txt"
TITLE = "What you should know about tumor metastasis?"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the shared seeds are not beside us")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "scripts" / "seed"


@pytest.fixture
def report(folder: Path) -> IntakeReport:
    return import_document(SEED.read_bytes(), SEED.name, folder)[0]


def test_its_title_and_five_sections_are_found(report: IntakeReport) -> None:
    assert report.title == TITLE
    assert [chapter.title for chapter in report.chapters] == [
        TITLE,
        "What is tumor metastasis?",
        "Why tumor metastasis occur?",
        "Routes of tumor metastasis",
        "Can tumor metastasis be prevented?",
        "How to cope with tumor metastasis?",
    ]


def test_its_routes_and_sub_sections_are_headings(report: IntakeReport) -> None:
    found = {
        chapter.title: [part.text for part in chapter.parts if part.kind == "heading"]
        for chapter in report.chapters
    }
    assert found["Routes of tumor metastasis"] == [
        "Lymphatic metastasis",
        "Hematogenous metastasis",
        "Implantation metastasis",
    ]
    assert found["Can tumor metastasis be prevented?"] == [
        "Regular examination and cancer screening",
        "Timely care and treatment",
        "Regular follow-up",
        "Develop a healthy lifestyle",
    ]


def test_breadcrumb_repeats_and_form_are_left_out_and_told(report: IntakeReport) -> None:
    assert [(dropped.part.line, dropped.reason) for dropped in report.dropped] == [
        (1, "a breadcrumb of the website"),
        (3, "the title, which begins the guide"),
        (6, "the title, which begins the guide"),
        (71, "a comment form"),
        (72, "a comment form"),
    ]


def test_every_other_word_of_it_is_in_the_guide(folder: Path, report: IntakeReport) -> None:
    guide, findings = read_guide(folder)
    assert findings == ()
    said = " ".join(sentence.text for each in guide.sections for sentence in each.sentences)
    dropped = {dropped.part.line for dropped in report.dropped}
    lines = SEED.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if number not in dropped:
            assert " ".join(line.lstrip("–").split()) in said
