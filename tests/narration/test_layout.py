"""Where sentences and words fall in time: in order, inside each other, and never drifting."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audioguide.model.sound import ClipTimes, Pacing, WordMark
from audioguide.model.text import Block, BlockKind, Section, Sentence, SourceLocation, Word
from audioguide.narration.layout import lay_out, silences_of, to_ms

SOURCE = SourceLocation(path="x.md", line=1)
PACINGS = st.builds(
    Pacing,
    lead_in_ms=st.integers(0, 2000),
    after_sentence_ms=st.integers(0, 2000),
    after_block_ms=st.integers(0, 2000),
    after_heading_ms=st.integers(0, 2000),
    tail_ms=st.integers(0, 2000),
)
RATES = st.sampled_from([16_000, 22_050, 24_000, 44_100])


def section(word_counts: list[int]) -> Section:
    """One paragraph with a sentence of that many one-letter words for each number."""
    sentences = tuple(
        Sentence(
            id=f"s{number}",
            text=" ".join("a" * count),
            words=tuple(Word(offset=2 * index, length=1) for index in range(count)),
            source=SOURCE,
        )
        for number, count in enumerate(word_counts, start=1)
    )
    block = Block(kind=BlockKind.PARAGRAPH, sentences=sentences)
    return Section(id="x", title="X", lang="en", blocks=(block,), source=SOURCE)


@st.composite
def clips(draw: st.DrawFn, rate_hz: int) -> ClipTimes:
    """A clip with words in order, some of no length, as engines give them."""
    edges = sorted(draw(st.lists(st.integers(0, 200_000), min_size=2, max_size=12)))
    marks = tuple(
        WordMark(word=index, start_frame=start, end_frame=end)
        for index, (start, end) in enumerate(pairwise(edges))
    )
    return ClipTimes(frames=edges[-1] + draw(st.integers(1, 9999)), rate_hz=rate_hz, marks=marks)


@given(RATES.flatmap(lambda rate_hz: st.lists(clips(rate_hz), min_size=1, max_size=20)), PACINGS)
def test_words_are_in_order_and_inside_their_sentence(
    said: list[ClipTimes], pacing: Pacing
) -> None:
    layout = lay_out(section([len(clip.marks) for clip in said]), said, pacing)
    sentences = layout.timeline.sentences
    for before, after in pairwise(sentences):
        assert before.span.end_ms <= after.span.start_ms
    for sentence in sentences:
        times = [sentence.span.start_ms]
        for word in sentence.words:
            times += (word.span.start_ms, word.span.end_ms)
        times.append(sentence.span.end_ms)
        assert times == sorted(times)
    assert sentences[-1].span.end_ms <= layout.timeline.duration_ms


@settings(max_examples=15)
@given(RATES, st.integers(1, 60_000))
def test_nothing_drifts_over_ten_thousand_sentences(rate_hz: int, frames: int) -> None:
    marks = (WordMark(word=0, start_frame=0, end_frame=frames),)
    clip = ClipTimes(frames=frames, rate_hz=rate_hz, marks=marks)
    many = section([1] * 10_000)
    layout = lay_out(many, [clip] * 10_000, Pacing())
    frames_before_last = 9_999 * frames + sum(layout.silences[:10_000])
    last = layout.timeline.sentences[-1]
    assert abs(last.span.start_ms - 1000 * frames_before_last / rate_hz) <= 0.5
    total = 10_000 * frames + sum(layout.silences)
    assert abs(layout.timeline.duration_ms - 1000 * total / rate_hz) <= 0.5


def test_the_author_s_pause_takes_the_place_of_the_pacing() -> None:
    first = Sentence(id="s1", text="A", words=(), source=SOURCE, pause_after_ms=2000)
    second = Sentence(id="s2", text="B", words=(), source=SOURCE)
    heading = Block(kind=BlockKind.HEADING, sentences=(second,), level=2)
    paragraph = Block(kind=BlockKind.PARAGRAPH, sentences=(first, second))
    blocks = (heading, paragraph, paragraph)
    whole = Section(id="x", title="X", lang="en", blocks=blocks, source=SOURCE)
    pacing = Pacing(
        lead_in_ms=1, after_sentence_ms=2, after_block_ms=3, after_heading_ms=4, tail_ms=5
    )
    assert silences_of(whole, pacing, 1000) == (1, 4, 2000, 3, 2000, 5)


def test_frames_are_rounded_to_the_nearest_millisecond() -> None:
    assert [to_ms(frames, 24_000) for frames in (0, 11, 12, 24, 35, 36)] == [0, 0, 1, 1, 1, 2]
