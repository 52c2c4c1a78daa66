import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from audioguide.model.text import BlockKind, Finding, SourceLocation
from audioguide.model.timing import Cue, Span, TimedBlock, TimedSentence, TimedWord, Timeline
from audioguide.narration.captions import characters_a_second, check_cues, to_cues
from audioguide.narration.display_width import columns_before
from audioguide.narration.phrases import find_phrases
from strategies import timelines


def chapter(
    *texts: str, lang: str = "en", ms_a_character: int = 65, silence_ms: int = 350
) -> Timeline:
    sentences, time_ms = [], 500
    for number, text in enumerate(texts, start=1):
        start_ms, words = time_ms, []
        for match in re.finditer(r"\S+", text):
            end_ms = time_ms + ms_a_character * (len(match[0]) + 1)
            span = Span(start_ms=time_ms, end_ms=end_ms)
            words.append(TimedWord(offset=match.start(), length=len(match[0]), span=span))
            time_ms = end_ms
        span = Span(start_ms=start_ms, end_ms=time_ms)
        sentences.append(TimedSentence(id=f"s{number}", text=text, span=span, words=tuple(words)))
        time_ms += silence_ms
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=tuple(sentences))
    return Timeline(section_id="c", title="C", lang=lang, duration_ms=time_ms, blocks=(block,))


def lines_of(text: str, *, lang: str = "en", ms_a_character: int = 65) -> list[tuple[str, ...]]:
    timeline = chapter(text, lang=lang, ms_a_character=ms_a_character)
    return [cue.lines for cue in to_cues(timeline)]


def without_spaces(text: str) -> str:
    return "".join(text.split())


def cues_of(sentence: TimedSentence, cues: tuple[Cue, ...]) -> list[Cue]:
    return [cue for cue in cues if cue.id.partition(".")[0] == sentence.id]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fits on one line.", [("It fits on one line.",)]),
        (
            "Stop when you need to, and come back when you are ready.",
            [("Stop when you need to,", "and come back when you are ready.")],
        ),
        (
            "It seems to be a muscle strain, a strain of the lower back, so it gets no attention.",
            [
                ("It seems to be a muscle strain,",),
                ("a strain of the lower back,", "so it gets no attention."),
            ],
        ),
        (
            "In our story, the tumor in the bone was still lung cancer.",
            [("In our story, the tumor", "in the bone was still lung cancer.")],
        ),
        (
            "Metastasis is one of the main reasons why treatment fails.",
            [("Metastasis is one of the main reasons", "why treatment fails.")],
        ),
    ],
)
def test_sentences_are_broken_at_clauses(text: str, expected: list[tuple[str, ...]]) -> None:
    assert lines_of(text) == expected


def test_an_article_stays_with_its_noun_in_english_and_spanish() -> None:
    noun = "x" * 36
    assert lines_of(f"Nobody knows the {noun} yet") == [("Nobody knows", f"the {noun}"), ("yet",)]
    assert lines_of(f"Nadie conoce las {noun}", lang="es") == [("Nadie conoce", f"las {noun}")]


def test_of_two_like_breaks_the_one_with_the_shorter_line_on_top_is_taken() -> None:
    assert lines_of(" ".join(["word"] * 9)) == [(" ".join(["word"] * 4), " ".join(["word"] * 5))]


def test_a_line_does_not_end_with_a_word_that_belongs_to_the_next() -> None:
    noun = "x" * 26
    assert lines_of(f"{'a' * 16} bbb their {noun}") == [(f"{'a' * 16} bbb", f"their {noun}")]


def test_cues_of_a_sentence_are_of_like_length() -> None:
    cue = (" ".join(["word"] * 6), " ".join(["word"] * 7))
    assert lines_of(" ".join(["word"] * 26)) == [cue, cue]


def test_a_word_before_a_comma_is_no_cue_of_its_own_where_it_would_flash_by() -> None:
    (first, _) = lines_of("No, " + " ".join(["word"] * 16))
    assert first == ("No, word word word", " ".join(["word"] * 5))


def test_a_word_longer_than_a_line_is_broken_hard() -> None:
    assert lines_of("x" * 100, ms_a_character=20) == [("x" * 42,), ("x" * 42, "x" * 16)]


def test_wide_characters_count_twice_and_break_without_spaces() -> None:
    (lines,) = lines_of("肺がんは早期に発見すれば、治療できる病気です。", lang="ja")
    assert lines == ("肺がんは早期に発見すれば、", "治療できる病気です。")


@pytest.mark.parametrize("character", ["👩\u200d⚕️", "🇫🇷", "e\u0301\u0323", "👍🏽"])
def test_a_character_of_several_code_points_is_never_torn(character: str) -> None:
    lines = [line for cue in lines_of(character * 100, ms_a_character=1) for line in cue]
    assert all(line == character * (len(line) // len(character)) for line in lines)


def test_further_cues_of_a_sentence_start_with_their_first_word() -> None:
    timeline = chapter("One two three, " * 12)
    cues = to_cues(timeline)
    assert [cue.id for cue in cues] == ["s1", "s1.2", "s1.3"]
    assert [cue.span.start_ms for cue in cues] == [cue.words[0].span.start_ms for cue in cues]


def test_a_sentence_of_more_than_seven_seconds_is_divided() -> None:
    cues = to_cues(chapter("It is slow, and it is long.", ms_a_character=400))
    assert [cue.lines for cue in cues] == [("It is slow,",), ("and it is long.",)]


def test_the_silence_before_the_first_word_counts_for_the_seven_seconds() -> None:
    timeline = chapter("It is slow, and it is long.", ms_a_character=240)
    (sentence,) = timeline.sentences
    early = replace(sentence, span=Span(start_ms=0, end_ms=sentence.span.end_ms))
    block = TimedBlock(kind=BlockKind.PARAGRAPH, sentences=(early,))
    assert early.span.duration_ms > 7000 > sentence.span.duration_ms
    assert len(to_cues(replace(timeline, blocks=(block,)))) == 2


def test_cues_last_a_moment_each_even_where_the_timeline_has_none() -> None:
    cues = to_cues(chapter("x" * 500, "So.", ms_a_character=0, silence_ms=0))
    assert [cue.span.start_ms for cue in cues] == list(range(500, 500 + len(cues)))
    assert all(cue.span.duration_ms >= 1 for cue in cues)


def test_a_short_sentence_stays_for_a_second_where_silence_follows() -> None:
    (yes, *_) = to_cues(chapter("Yes.", "It is.", silence_ms=2000))
    assert yes.span == Span(start_ms=500, end_ms=1500)


def test_a_short_sentence_stays_until_the_next_where_silence_is_short() -> None:
    yes, it_is = to_cues(chapter("Yes.", "It is.", silence_ms=350))
    assert yes.span.end_ms == it_is.span.start_ms


def test_a_caption_that_goes_by_too_fast_is_a_finding() -> None:
    timeline = chapter("Nobody can read as fast as this.", ms_a_character=10, silence_ms=0)
    place = SourceLocation(path="01-welcome.md", line=3)
    (finding,) = check_cues(to_cues(timeline), timeline, sources={"s1": place})
    assert (finding.code, finding.severity, finding.source) == (
        "caption-too-fast",
        "warning",
        place,
    )
    assert "“Nobody can read as fast as this.” shows 97.0 characters a second" in finding.message
    (unplaced,) = check_cues(to_cues(timeline), timeline)
    assert unplaced.source == SourceLocation(path="c")


def test_a_caption_at_an_easy_pace_is_no_finding() -> None:
    timeline = chapter("Everybody can read as fast as this.")
    expected: tuple[Finding, ...] = ()
    assert check_cues(to_cues(timeline), timeline) == expected


def test_a_chapter_without_words_has_no_cues() -> None:
    assert to_cues(chapter()) == ()
    assert to_cues(chapter(" \n ")) == ()


def test_ten_thousand_sentences_stay_in_order() -> None:
    timeline = chapter(*["One sentence, which is longer than the other one is."] * 10_000)
    cues = to_cues(timeline)
    sentences = timeline.sentences
    assert [cue.id for cue in cues] == [sentence.id for sentence in sentences]
    assert [cue.span.start_ms for cue in cues] == [s.span.start_ms for s in sentences]
    assert all(before.span.end_ms <= after.span.start_ms for before, after in pairwise(cues))


@given(timelines())
def test_every_visible_character_is_in_exactly_one_cue_in_order(timeline: Timeline) -> None:
    cues = to_cues(timeline)
    for sentence in timeline.sentences:
        lines = "".join(line for cue in cues_of(sentence, cues) for line in cue.lines)
        assert without_spaces(lines) == without_spaces(sentence.text)


@given(timelines())
def test_lines_are_at_most_two_of_at_most_forty_two_columns(timeline: Timeline) -> None:
    for cue in to_cues(timeline):
        assert 1 <= len(cue.lines) <= 2
        for line in cue.lines:
            assert line
            assert not re.search(r"[\r\n]", line)
            assert columns_before(line)[-1] <= 42


@given(timelines())
def test_cues_are_in_order_and_neither_overlap_nor_last_no_time(timeline: Timeline) -> None:
    cues = to_cues(timeline)
    assert all(cue.span.duration_ms > 0 for cue in cues)
    gaps = [after.span.start_ms - before.span.end_ms for before, after in pairwise(cues)]
    assert all(gap == 0 or gap >= 80 for gap in gaps)


@given(timelines())
def test_ids_are_those_of_the_sentences_with_a_number(timeline: Timeline) -> None:
    cues = to_cues(timeline)
    expected = [
        sentence.id if number == 1 else f"{sentence.id}.{number}"
        for sentence in timeline.sentences
        for number in range(1, len(cues_of(sentence, cues)) + 1)
    ]
    assert [cue.id for cue in cues] == expected


@given(timelines())
def test_a_cue_is_short_or_fast_only_where_the_next_one_follows_at_once(
    timeline: Timeline,
) -> None:
    cues = to_cues(timeline)
    nexts = [*(cue.span.start_ms for cue in cues), timeline.duration_ms][1:]
    for cue, next_ms in zip(cues, nexts, strict=True):
        if cue.span.duration_ms < 1000 or characters_a_second(cue) > 20:
            assert cue.span.end_ms >= next_ms


@given(timelines())
def test_a_cue_lasts_over_seven_seconds_only_where_it_cannot_be_divided(
    timeline: Timeline,
) -> None:
    langs = {s.id: s.lang or timeline.lang for s in timeline.sentences}
    for cue in to_cues(timeline):
        articles = find_phrases(langs[cue.id.partition(".")[0]]).articles
        words = re.findall(r"[^ ]+", " ".join(cue.lines))
        if cue.span.duration_ms > 7000:
            assert len([word for word in words if word.lower() not in articles]) <= 1


@given(timelines())
def test_no_line_ends_with_an_article_that_could_stay_with_its_noun(timeline: Timeline) -> None:
    cues = to_cues(timeline)
    for sentence in timeline.sentences:
        articles = find_phrases(sentence.lang or timeline.lang).articles
        lines = [line for cue in cues_of(sentence, cues) for line in cue.lines]
        for line, following in pairwise(lines):
            kept, words = [re.findall(r"[^ ]+", following)[0]], re.findall(r"[^ ]+", line)
            while words and words[-1].lower() in articles:
                kept.insert(0, words.pop())
            assert len(kept) == 1 or columns_before(" ".join(kept))[-1] > 42


@given(timelines())
def test_every_word_is_found_in_its_cue(timeline: Timeline) -> None:
    cues = to_cues(timeline)
    for sentence in timeline.sentences:
        found = [
            (cue.lines[word.line][word.offset : word.offset + word.length], word.span)
            for cue in cues_of(sentence, cues)
            for word in cue.words
        ]
        if sentence.words:
            said = "".join(sentence.text[w.offset : w.offset + w.length] for w in sentence.words)
            assert without_spaces("".join(text for text, _ in found)) == without_spaces(said)
        assert all(text for text, _ in found)
        spans = [span for _, span in found]
        assert all(before.end_ms <= after.start_ms for before, after in pairwise(spans))
