from xml.etree import ElementTree as ET

import pytest

from audioguide.formats.smil import Clip, render_clock_value, render_smil
from audioguide.model.timing import Span

SMIL = "{http://www.w3.org/ns/SMIL}"
TEXTREF = "{http://www.idpf.org/2007/ops}textref"


def clip(text_id: str, start_ms: int, end_ms: int, *parts: Clip) -> Clip:
    return Clip(text_id=text_id, span=Span(start_ms=start_ms, end_ms=end_ms), parts=parts)


def parse(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 (of our own making)


def test_a_clip_leads_to_its_text_and_its_stretch_of_sound() -> None:
    overlay = render_smil(
        [clip("s1", 0, 1500)], text_href="../text/a&b.xhtml", audio_href="../audio/a.mp3"
    )
    (par,) = parse(overlay).iter(f"{SMIL}par")
    assert [child.attrib for child in par] == [
        {"src": "../text/a&b.xhtml#s1"},
        {"src": "../audio/a.mp3", "clipBegin": "0:00:00.000", "clipEnd": "0:00:01.500"},
    ]


def test_a_clip_with_parts_is_a_sequence_that_names_its_text() -> None:
    parts = clip("s1w1", 0, 700), clip("s1w2", 700, 1500)
    overlay = render_smil([clip("s1", 0, 1500, *parts)], text_href="a.xhtml", audio_href="a.mp3")
    (seq,) = parse(overlay).iter(f"{SMIL}seq")
    assert seq.get(TEXTREF) == "a.xhtml#s1"
    assert [text.get("src") for text in seq.iter(f"{SMIL}text")] == ["a.xhtml#s1w1", "a.xhtml#s1w2"]


@pytest.mark.parametrize(
    ("time_ms", "written"),
    [(0, "0:00:00.000"), (3_909_040, "1:05:09.040"), (36_000_000, "10:00:00.000")],
)
def test_times_are_full_clock_values(time_ms: int, written: str) -> None:
    assert render_clock_value(time_ms) == written
