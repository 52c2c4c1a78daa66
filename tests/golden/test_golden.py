"""A folder is a test: `in/` is a guide, `golden/` what it becomes with the `silent` engine.

`AUDIOGUIDE_UPDATE_GOLDEN=1 pytest tests/golden` records anew: read the difference.
"""

import json
import os
import re
from concurrent.futures import Executor
from pathlib import Path

import pytest

from audioguide.bundle.build import build_guide
from audioguide.script.source import read_guide

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/in"))
HASH = re.compile(r"\.[0-9a-f]{8}\.")


def made_from(case: Path, tmp_path: Path, executor: Executor) -> dict[str, str]:
    """Build a case, and give each text file without the hash in its name."""
    guide, findings = read_guide(case / "in")
    lines = [
        f"{Path(each.source.path).name}:{each.source.line} {each.severity} {each.code}\n"
        for each in findings
    ]
    build_guide(guide, source=case / "in", audio=tmp_path, executor=executor)
    files = {"findings.txt": "".join(lines)}
    for path in (tmp_path / guide.info.id).iterdir():
        if path.suffix in {".vtt", ".json"} and path.name != "build.json":
            files[HASH.sub(".", path.name)] = _readable(path)
    return files


def _readable(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".json":
        return text
    data = json.loads(text)
    for chapter in data.get("readingOrder", ()):
        # Another ffmpeg encodes to other bytes.
        chapter.update(url=HASH.sub(".", chapter["url"]), integrity="", sha256="", sizeBytes=0)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_guide_becomes_what_was_recorded(case: Path, tmp_path: Path, executor: Executor) -> None:
    made = made_from(case, tmp_path, executor)
    golden = case / "golden"
    if os.environ.get("AUDIOGUIDE_UPDATE_GOLDEN"):
        golden.mkdir(exist_ok=True)
        for path in golden.iterdir():
            path.unlink()
        for name, text in made.items():
            (golden / name).write_text(text, encoding="utf-8")
    assert made == {path.name: path.read_text(encoding="utf-8") for path in golden.iterdir()}
