"""A folder in `golden` is a test: `in.*` is a document, the rest is what it becomes.

`AUDIOGUIDE_UPDATE_GOLDEN=1` records it anew; look at the difference before you commit it.
"""

import os
import shutil
from pathlib import Path

import pytest

from audioguide.intake.report import render_intake_report
from audioguide.intake.run import import_document
from audioguide.script.source import read_guide

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("AUDIOGUIDE_UPDATE_GOLDEN") == "1"
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("name", CASES)
def test_a_document_becomes_these_scripts_and_this_report(name: str, tmp_path: Path) -> None:
    (document,) = (GOLDEN / name).glob("in.*")
    folder = tmp_path / "scripts" / name
    report, _ = import_document(document.read_bytes(), document.name, folder)
    (folder / "import.json").unlink()
    told = "\n".join(render_intake_report(report)) + "\n"
    (folder / "report").write_text(told, encoding="utf-8")
    golden = GOLDEN / name / "golden"
    if UPDATE:
        shutil.rmtree(golden, ignore_errors=True)
        shutil.copytree(folder, golden)
    assert _texts(folder) == _texts(golden)


@pytest.mark.parametrize("name", CASES)
def test_what_was_imported_builds_without_a_hand_edit(name: str, tmp_path: Path) -> None:
    (document,) = (GOLDEN / name).glob("in.*")
    folder = tmp_path / "scripts" / name
    import_document(document.read_bytes(), document.name, folder)
    _, findings = read_guide(folder)
    assert [finding for finding in findings if finding.severity == "error"] == []


def _texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
