import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import FormatError
from audioguide.formats.webvtt import parse_webvtt, render_webvtt
from audioguide.model.timing import Cue, CueWord, Span, Timeline
from audioguide.narration.captions import to_cues
from strategies import cues, texts, timelines


def cue(start_ms: int, end_ms: int, *lines: str, words: tuple[CueWord, ...] = ()) -> Cue:
    return Cue(id="s1", span=Span(start_ms=start_ms, end_ms=end_ms), lines=lines, words=words)


def word(line: int, offset: int, length: int, start_ms: int) -> CueWord:
    span = Span(start_ms=start_ms, end_ms=start_ms + 1)
    return CueWord(line=line, offset=offset, length=length, span=span)


def test_every_word_but_the_first_has_a_timestamp() -> None:
    words = (word(0, 0, 4, 500), word(0, 5, 4, 1500), word(1, 0, 5, 2000))
    assert render_webvtt([cue(500, 2600, "Here they", "start", words=words)], lang="en-US") == (
        "WEBVTT\n\nNOTE Language: en-US\n\n"
        "s1\n00:00:00.500 --> 00:00:02.600\n"
        "Here <00:00:01.500>they\n<00:00:02.000>start\n"
    )


@pytest.mark.parametrize("bad_ms", [500, 1499, 1500, 2600, 9000])
def test_a_timestamp_out_of_order_or_out_of_the_cue_is_left_out(bad_ms: int) -> None:
    words = (word(0, 0, 1, 500), word(0, 2, 1, 1500), word(0, 4, 1, bad_ms), word(0, 6, 1, 2000))
    text = render_webvtt([cue(500, 2600, "a b c d", words=words)], lang="en")
    assert text.endswith("a <00:00:01.500>b c <00:00:02.000>d\n")


@pytest.mark.parametrize(
    ("time_ms", "clock"),
    [
        (0, "00:00:00.000"),
        (3_599_999, "00:59:59.999"),
        (3_600_000, "01:00:00.000"),
        (36_000_001, "10:00:00.001"),
        (359_999_999, "99:59:59.999"),
        (360_000_000, "100:00:00.000"),
    ],
)
def test_times_are_right_past_one_hour_and_past_ten(time_ms: int, clock: str) -> None:
    written = cue(time_ms, time_ms + 9, "a b", words=(word(0, 0, 1, 0), word(0, 2, 1, time_ms + 5)))
    text = render_webvtt([written], lang="en")
    assert f"\n{clock} --> " in text
    (read,) = parse_webvtt(text)
    assert (read.span.start_ms, read.words[1].span.start_ms) == (time_ms, time_ms + 5)


def test_signs_that_mean_something_in_webvtt_are_escaped() -> None:
    written = cue(0, 9, "a --> b", "R&D <i>x</i> &amp;")
    text = render_webvtt([written], lang="en")
    assert "a --&gt; b\nR&amp;D &lt;i&gt;x&lt;/i&gt; &amp;amp;\n" in text
    assert parse_webvtt(text) == (written,)


@given(st.lists(cues(), max_size=4))
def test_ids_times_and_lines_come_back_as_they_were(written: list[Cue]) -> None:
    text = render_webvtt(written, lang="en")
    read = parse_webvtt(text)
    assert [(c.id, c.span, c.lines) for c in read] == [(c.id, c.span, c.lines) for c in written]
    assert render_webvtt(read, lang="en") == text


@given(timelines())
def test_a_chapter_is_read_by_webvtt_py_itself(timeline: Timeline) -> None:
    written = to_cues(timeline)
    captions = webvtt.from_string(render_webvtt(written, lang=timeline.lang), strict=True).captions
    times = [(c.start_time.in_milliseconds(), c.end_time.in_milliseconds()) for c in captions]
    assert [c.identifier for c in captions] == [c.id for c in written]
    assert times == [(c.span.start_ms, c.span.end_ms) for c in written]


def test_words_keep_their_starts_and_places() -> None:
    words = (word(0, 0, 4, 500), word(0, 5, 4, 1500), word(1, 0, 5, 2000))
    text = render_webvtt([cue(500, 2600, "Here they", "start", words=words)], lang="en")
    (read,) = parse_webvtt(text)
    assert [(w.line, w.offset, w.length, w.span.start_ms) for w in read.words] == [
        (0, 0, 4, 500),
        (0, 5, 4, 1500),
        (1, 0, 5, 2000),
    ]


def test_other_peoples_tags_are_left_out() -> None:
    text = "WEBVTT\n\n1\n00:01.000 --> 00:02.000\n<v Ann>A <b>bold</b>&nbsp;word\n"
    assert parse_webvtt(text)[0].lines == ("A bold\u00a0word",)


@given(texts() | texts().map(lambda text: f"WEBVTT\n\n{text}"))
def test_any_text_gives_cues_or_a_format_error(text: str) -> None:
    try:
        assert all(isinstance(found, Cue) for found in parse_webvtt(text))
    except FormatError as error:
        assert "This is not WebVTT" in str(error)  # noqa: PT017


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(FormatError, match="captions: This is not WebVTT"):
        parse_webvtt("1\n00:00:01,000 --> 00:00:02,000\nSubRip\n")
