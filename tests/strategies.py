"""Hypothesis strategies for the things the project is about: texts, timelines, cues, manifests."""

import re
import string
from itertools import pairwise

from hypothesis import strategies as st

from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource
from audioguide.model.podcast import Person, PodcastInfo
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import (
    Cue,
    CueWord,
    Span,
    TimedBlock,
    TimedSentence,
    TimedWord,
    Timeline,
)

LANGS = ("en-US", "en", "es", "es-419", "fr", "ja", "zh-Hans", "th", "ar")
_LIKELY = """
the a an of in to and but that which who cancer cells lung bone spreads metastasis, body; care: —
“quoted” (aside) el la de que células 肺がん。 骨に転移する ประเทศไทย 👩‍⚕️ 🇫🇷🇩🇪
naïve e\u0301tude & <b> -->  hereditarynonpolyposiscolorectalcancersyndromes 3–4 don't cells—like
"""
_WORDS = _LIKELY.split()


def texts(*, min_size: int = 0, max_size: int = 200) -> st.SearchStrategy[str]:
    """Return any Unicode text: control characters, marks and emoji, but no half surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=max_size)


def sentence_texts() -> st.SearchStrategy[str]:
    """Return what a sentence may hold, likely or not, short or long."""
    likely = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60).map(" ".join)
    return likely | texts()


def slugs() -> st.SearchStrategy[str]:
    return st.text(string.ascii_lowercase + string.digits + "-", min_size=1, max_size=20)


@st.composite
def timed_sentences(draw: st.DrawFn, *, id: str, start_ms: int) -> TimedSentence:  # noqa: A002
    text = draw(sentence_texts())
    places = [(match.start(), len(match[0])) for match in re.finditer(r"\S+", text)]
    if draw(st.booleans()):
        places = []
    slowest = draw(st.sampled_from([0, 3, 400, 1500, 9000]))
    time_ms = start_ms + draw(st.integers(0, 300))
    words = []
    for offset, length in places:
        end_ms = time_ms + draw(st.integers(0, slowest))
        span = Span(start_ms=time_ms, end_ms=end_ms)
        words.append(TimedWord(offset=offset, length=length, span=span))
        time_ms = end_ms + draw(st.sampled_from([0, 0, 40]))
    return TimedSentence(
        id=id,
        text=text,
        span=Span(start_ms=start_ms, end_ms=time_ms + draw(st.integers(1, 300))),
        words=tuple(words),
        inlines=tuple(draw(st.lists(inlines(len(text)), max_size=2))),
        lang=draw(st.none() | st.sampled_from(LANGS)),
        estimated=draw(st.booleans()),
    )


@st.composite
def inlines(draw: st.DrawFn, text_length: int) -> Inline:
    start, end = sorted(draw(st.tuples(*[st.integers(0, text_length)] * 2)))
    return Inline(
        kind=draw(st.sampled_from(list(InlineKind))),
        offset=start,
        length=end - start,
        value=draw(st.none() | texts(max_size=20)),
    )


@st.composite
def timelines(draw: st.DrawFn, *, max_sentences: int = 6) -> Timeline:
    """Return a chapter whose sentences and words are in order and do not overlap."""
    sentences: list[TimedSentence] = []
    time_ms = draw(st.sampled_from([0, 500, 3_599_900, 36_000_000]))
    for number in range(1, draw(st.integers(0, max_sentences)) + 1):
        sentence = draw(timed_sentences(id=f"s{number}", start_ms=time_ms))
        sentences.append(sentence)
        time_ms = sentence.span.end_ms + draw(st.sampled_from([0, 1, 79, 81, 350, 5000]))
    cuts = sorted(draw(st.sets(st.integers(0, len(sentences)), max_size=3)) | {0, len(sentences)})
    return Timeline(
        section_id=draw(slugs()),
        title=draw(texts(max_size=20)),
        lang=draw(st.sampled_from(LANGS)),
        duration_ms=time_ms + 1000,
        blocks=tuple(
            TimedBlock(
                kind=draw(st.sampled_from(list(BlockKind))),
                sentences=tuple(sentences[start:end]),
                level=draw(st.integers(0, 6)),
                ordinal=draw(st.none() | st.integers(0, 99)),
                href=draw(st.none() | slugs()),
            )
            for start, end in pairwise(cuts)
        ),
    )


@st.composite
def cues(draw: st.DrawFn) -> Cue:
    """Return a cue with lines of any text and words in order, not all at times WebVTT allows."""
    line = texts(min_size=1, max_size=50).map(lambda text: re.sub(r"[\r\n]", " ", text))
    lines = tuple(draw(st.lists(line, min_size=1, max_size=2)))
    start_ms = draw(st.integers(0, 400_000_000))
    places = [
        (number, match.start(), len(match[0]))
        for number, text in enumerate(lines)
        for match in re.finditer(r"\S+", text)
    ]
    times = sorted(draw(st.lists(st.integers(0, 9000), min_size=len(places) + 1)))
    words = tuple(
        CueWord(line=number, offset=offset, length=length, span=span)
        for (number, offset, length), (before, after) in zip(places, pairwise(times), strict=False)
        for span in [Span(start_ms=start_ms + before, end_ms=start_ms + after)]
    )
    return Cue(
        id=draw(slugs()),
        span=Span(start_ms=start_ms, end_ms=start_ms + draw(st.integers(1, 8000))),
        lines=lines,
        words=words,
    )


def resources(media_type: str) -> st.SearchStrategy[Resource]:
    return st.builds(
        Resource,
        href=slugs(),
        media_type=st.just(media_type),
        size_bytes=st.integers(0, 2**40),
        sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    )


def chapters() -> st.SearchStrategy[Chapter]:
    return st.builds(
        Chapter,
        id=slugs(),
        title=texts(max_size=20),
        duration_ms=st.integers(0, 10**9),
        audio=resources("audio/mpeg"),
        captions=resources("text/vtt"),
        timeline=resources("application/json"),
        description=texts(max_size=20),
    )


def podcasts() -> st.SearchStrategy[PodcastInfo]:
    text = texts(max_size=20)
    person = st.builds(Person, name=text, role=text, group=text, href=text, img=text)
    persons = st.lists(person, max_size=2).map(tuple)
    settings = st.builds(
        PodcastInfo,
        **dict.fromkeys(("author", "owner_name", "owner_email", "category"), text),
        **dict.fromkeys(("subcategory", "medium", "guid", "link", "copyright"), text),
        explicit=st.booleans(),
        locked=st.booleans(),
        persons=persons,
    )
    return st.just(PodcastInfo()) | settings


@st.composite
def manifests(draw: st.DrawFn) -> Manifest:
    """Return a manifest as a build makes it: a cover, if there is one, is among the extras."""
    extras = tuple(
        draw(st.lists(resources("image/png"), max_size=3, unique_by=lambda extra: extra.href))
    )
    cover = draw(st.none() | st.sampled_from(extras)) if extras else None
    optional = st.none() | texts(max_size=20)
    info = GuideInfo(
        id=draw(slugs() | texts(min_size=1, max_size=20)),
        title=draw(texts(max_size=20)),
        lang=draw(st.sampled_from(LANGS)),
        authors=tuple(draw(st.lists(texts(max_size=20), max_size=3))),
        publisher=draw(texts(max_size=20)),
        description=draw(texts(max_size=20)),
        published=draw(optional),
        license=draw(optional),
        cover=cover.href if cover else None,
        cover_alt=draw(texts(max_size=20)) if cover else "",
        is_private=draw(st.booleans()),
        translation_of=draw(st.none() | slugs()),
        translations=tuple(draw(st.lists(slugs(), max_size=2))),
        podcast=draw(podcasts()),
    )
    return Manifest(
        info=info,
        narrator=draw(texts(max_size=20)),
        chapters=tuple(draw(st.lists(chapters(), min_size=1, max_size=3))),
        extras=extras,
    )
