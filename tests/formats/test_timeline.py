import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import FormatError
from audioguide.formats.timeline import parse_timeline, render_timeline
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import Span, TimedBlock, TimedSentence, TimedWord, Timeline
from strategies import timelines

DOCUMENT = Path(__file__).parents[2] / "docs" / "timeline.md"


def timeline_of(text: str, **changes: Any) -> Timeline:
    start = text.rindex(" ") + 1
    sentence = TimedSentence(
        id="s1",
        text=text,
        span=Span(start_ms=500, end_ms=1900),
        words=(
            TimedWord(offset=start, length=len(text) - start, span=Span(start_ms=600, end_ms=900)),
        ),
        inlines=(Inline(kind=InlineKind.EMPHASIS, offset=0, length=start - 1),),
        **changes,
    )
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(sentence,))
    return Timeline(
        section_id="routes", title="Routes", lang="en", duration_ms=2900, blocks=(block,)
    )


def sentence_in(timeline: Timeline) -> dict[str, Any]:
    document = json.loads(render_timeline(timeline, guide_id="guide"))
    sentence: dict[str, Any] = document["blocks"][0]["sentences"][0]
    return sentence


@given(timelines())
def test_a_timeline_comes_back_as_it_was(timeline: Timeline) -> None:
    assert parse_timeline(render_timeline(timeline, guide_id="guide")) == timeline


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("plain words", [6, 5]),
        ("👩‍⚕️ nurse", [6, 5]),  # 4 code points, 5 code units
        ("e\u0301tude done", [7, 4]),
        ("it spreads 🦴🦴", [11, 4]),
    ],
)
def test_the_file_counts_as_a_browser_does(text: str, units: list[int]) -> None:
    timeline = timeline_of(text)
    written = sentence_in(timeline)
    assert written["words"][0][:2] == units
    in_browser = text.encode("utf-16-le")
    start, length = units
    assert (
        in_browser[2 * start : 2 * (start + length)].decode("utf-16-le")
        == text.rsplit(" ", maxsplit=1)[-1]
    )
    assert parse_timeline(render_timeline(timeline, guide_id="guide")) == timeline


def test_an_offset_inside_an_emoji_is_refused() -> None:
    data = render_timeline(timeline_of("it spreads 🦴🦴"), guide_id="guide")
    with pytest.raises(FormatError, match=r"sentences\[0\].words: Offset 12 and length 3"):
        parse_timeline(data.replace(b"[11,4,", b"[12,3,"))


def test_what_is_empty_is_left_out() -> None:
    written = sentence_in(timeline_of("plain words"))
    assert list(written) == ["id", "start_ms", "end_ms", "text", "word_times", "words", "inlines"]


@pytest.mark.parametrize(("estimated", "word_times"), [(False, "exact"), (True, "estimated")])
def test_estimated_times_say_so(estimated: bool, word_times: str) -> None:  # noqa: FBT001
    assert sentence_in(timeline_of("plain words", estimated=estimated))["word_times"] == word_times


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (b'"version":1', b'"version":2', "has version 2"),
        (b'"version":1', b'"version":true', "timeline, version: This should be a whole number"),
        (b'"lang":"en"', b'"lang":null', "timeline, lang: This should be a string"),
        (b'"paragraph"', b'"poem"', r"blocks\[0\].kind: No block is of the kind 'poem'"),
        (b'"end_ms":1900', b'"end_ms":100', "ends .100 ms. before it starts"),
        (b'"em"', b'["em"]', "No inline is of the kind"),
        (b"[6,5,", b"[6,6,", "Offset 6 and length 6 are not characters"),
        (b"[6,5,600,900]", b"[6,5,600]", "list of four"),
        (b"[6,5,600,900]", b"[0,5,700,900],[6,5,600,900]", "Time goes back at 600 ms"),
        (b"plain", b"pl\xffin", "not JSON in UTF-8"),
        (b"plain", b"\\ud800lain", "half a character"),
    ],
)
def test_what_is_ill_formed_is_named(before: bytes, after: bytes, message: str) -> None:
    data = render_timeline(timeline_of("plain words"), guide_id="guide")
    assert before in data
    with pytest.raises(FormatError, match=message):
        parse_timeline(data.replace(before, after, 1))


@given(st.binary() | st.just(b"[" * 100_000))
def test_any_bytes_give_a_timeline_or_a_format_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_timeline(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


@given(st.data(), timelines(max_sentences=2), JSON_VALUES)
def test_any_value_anywhere_gives_a_timeline_or_a_format_error(
    data: st.DataObject, timeline: Timeline, value: Any
) -> None:
    document = json.loads(render_timeline(timeline, guide_id="guide"))
    place, key = document, data.draw(st.sampled_from(sorted(document)))
    while isinstance(place[key], list | dict) and place[key] and data.draw(st.booleans()):
        place = place[key]
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
    place[key] = value
    try:
        assert isinstance(parse_timeline(json.dumps(document).encode()), Timeline)
    except FormatError as error:
        assert str(error).startswith("timeline")  # noqa: PT017


def test_the_example_in_the_documents_is_a_timeline() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    timeline = parse_timeline(example.encode())
    assert [
        [sentence.text[word.offset :][: word.length] for word in sentence.words]
        for sentence in timeline.sentences
    ] == [["The", "three", "routes"], ["🦴", "Bones", "come", "first"]]
