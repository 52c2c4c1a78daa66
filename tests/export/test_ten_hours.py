"""Ten hours in 500 chapters: files know the time to the very end, past many hours.

`make bench-exports` makes every format of such a guide, with sound of its own in each chapter.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from audioguide.export.book import load_book
from audioguide.export.exporters import EXPORTERS
from benchmarks.page.large import GUIDE

LAST_PAUSE_MS = 2000
ROUNDED_MS = 500  # DAISY tells whole seconds


def read_ncc(path: Path) -> str:
    with ZipFile(path) as archive:
        (told,) = re.findall(r'totalTime" content="([^"]+)"', archive.read("ncc.html").decode())
    return str(told)


def read_publication(path: Path) -> str:
    with ZipFile(path) as archive:
        told = json.loads(archive.read("publication.json"))["duration"]
    return ":".join(re.findall(r"[\d.]+", told))


def read_last_cue(path: Path) -> str:
    return re.findall(r"--> (\S+)", path.read_text(encoding="utf-8"))[-1].replace(",", ".")


def read_last_segment(path: Path) -> str:
    return f"0:0:{json.loads(path.read_bytes())['segments'][-1]['endTime']}"


@pytest.mark.parametrize(
    ("format_name", "read"),
    [
        ("daisy", read_ncc),
        ("lpf", read_publication),
        ("vtt", read_last_cue),
        ("srt", read_last_cue),
        ("transcript-json", read_last_segment),
    ],
)
def test_the_end_is_where_the_guide_ends(
    format_name: str, read: Callable[[Path], str], long_audio: Path, tmp_path: Path
) -> None:
    book = load_book(long_audio, GUIDE)
    (product,) = EXPORTERS[format_name].load()(book, tmp_path)
    hours, minutes, seconds = map(float, read(tmp_path / product.name).split(":"))
    told_ms = round((hours * 3600 + minutes * 60 + seconds) * 1000)
    assert book.manifest.duration_ms > 9 * 3_600_000
    assert -ROUNDED_MS <= book.manifest.duration_ms - told_ms <= LAST_PAUSE_MS
