"""Shown text cut into sentences, each with its words, its marks and its line in the file."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from sentencex import segment

from audioguide.model.language import primary_language
from audioguide.model.text import Inline, InlineKind, Sentence, SourceLocation, Word
from audioguide.script.aloud.find import find_sayings
from audioguide.script.checks import check_word
from audioguide.script.findings import Notepad
from audioguide.script.pronunciation import Lexicon, Saying
from audioguide.script.shown import Part, Shown
from audioguide.script.words import Range, find_words, has_word

# sentencex takes some of these for sentences: "M." in French, "Dr." before "Who".
_TITLE = re.compile(r"(?:.*\s)?(?:Dr|Prof|Mr|Mrs|Ms|Mme|Mlle)\.|(?:[A-Z]|St|Sr|Sra)\.")
# No sentence ends at these before a figure or a small letter.
_SHORT = re.compile(
    r"(?:.*[\s(])?(?:approx|ca|max|min|avg|[Nn]os?|pp?|[Ff]igs?|[Vv]ols?|vs|núm|págs?|aprox|máx|mín"
    r"|cap|[Aa]vda|p\. ej|a\. m|p\. m)\.\s*",
    re.DOTALL,
)
_GOING_ON = re.compile(r"\s*[\da-zñ]")
_LOOK_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitter:
    """Cuts shown text of one file into sentences. `lexicons`: the nearest first."""

    lang: str
    lexicons: tuple[Lexicon, ...]
    notepad: Notepad
    new_id: Callable[[], str]

    def split(self, shown: Shown) -> tuple[int, tuple[Sentence, ...]]:
        """Give the pause before the first sentence, in ms, and the sentences in order.

        Every character that is no space is in exactly one sentence, unless there is no word to say
        at all: then there are none. A pause ends the sentence that it stands in.
        """
        cuts = frozenset(self._cuts(shown))
        self._note_crossings(shown, cuts)
        cuts = frozenset(cut for cut in cuts if not _is_inside(cut, shown.sayings))
        pieces = _with_words(shown, sorted(cuts | {len(shown.text)}))
        starts = [start for start, _ in pieces]
        silences = [0] * (len(pieces) + 1)
        for pause in shown.pauses:
            if not _is_inside(pause.offset, shown.sayings):
                silences[bisect_left(starts, pause.offset)] += pause.pause_ms
        sentences = (
            self._to_sentence(shown, start, end, pause_ms)
            for (start, end), pause_ms in zip(pieces, silences[1:], strict=True)
        )
        return silences[0], tuple(sentences)

    def _cuts(self, shown: Shown) -> Iterator[int]:
        position = 0
        for piece in segment(primary_language(self.lang), shown.text):
            position += len(piece)
            if not _goes_on(piece, shown.text[position : position + _LOOK_AHEAD]):
                yield position
        yield from (pause.offset for pause in shown.pauses)

    def _note_crossings(self, shown: Shown, cuts: Iterable[int]) -> None:
        """Note spans to say that a sentence or a pause would end in: they stay in one piece."""
        for saying in shown.sayings:
            if any(saying.start < cut < saying.end for cut in cuts):
                text = shown.text[saying.start : saying.end]
                what = f"A sentence would end inside {text!r}."
                self.notepad.note("span-crosses-sentence", shown.line_at(saying.start), what)

    def _to_sentence(self, shown: Shown, start: int, end: int, pause_ms: int) -> Sentence:
        text = shown.text[start:end]
        inlines = tuple(_clipped(shown.inlines, start, end))
        said = self._words(text, inlines, _shifted(shown.sayings, start, end))
        words = tuple(_voiced(said, shown.parts, start))
        for word in words:
            if word.spoken is None and word.ipa is None:
                line = shown.line_at(start + word.offset)
                written = text[word.offset : word.offset + word.length]
                check_word(written, self.lang, line, self.notepad)
        langs = {word.lang for word in words}
        return Sentence(
            id=self.new_id(),
            text=text,
            words=words,
            source=SourceLocation(path=self.notepad.path, line=shown.line_at(start)),
            lang=langs.pop() if len(langs) == 1 else None,
            inlines=inlines,
            pause_after_ms=pause_ms,
        )

    def _words(
        self, text: str, inlines: tuple[Inline, ...], spans: tuple[Saying, ...]
    ) -> Iterator[Word]:
        foreign = [i for i in inlines if i.kind is InlineKind.LANG]
        taken = [(s.start, s.end) for s in spans]
        taken += [(i.offset, i.offset + i.length) for i in foreign]
        looked_up = find_sayings(text, self.lang, self.lexicons, taken)
        sayings = {s.start: s for s in (*spans, *looked_up)}
        fixed = [(s.start, s.end) for _, s in sorted(sayings.items())]
        for start, end in find_words(text, self.lang, fixed):
            saying = sayings.get(start)
            yield Word(
                offset=start,
                length=end - start,
                spoken=saying.spoken if saying else None,
                ipa=saying.ipa if saying else None,
                lang=_lang_at(start, foreign),
            )


def _voiced(words: Iterable[Word], parts: tuple[Part, ...], start: int) -> Iterator[Word]:
    """Give each word of a sentence that begins at `start` the voice of the innermost part."""
    for word in words:
        at = start + word.offset
        here = [part for part in parts if part.start <= at < part.end]
        inner = min(here, key=lambda part: part.end - part.start) if here else None
        yield replace(word, voice=inner.voice) if inner else word


def _goes_on(piece: str, after: str) -> bool:
    """Whether a sentence goes on behind a piece that sentencex took for a whole one."""
    if after.startswith(("º", "ª")) or _TITLE.fullmatch(piece.strip()):
        return True
    return bool(_GOING_ON.match(after) and _SHORT.fullmatch(piece))


def _with_words(shown: Shown, cuts: Iterable[int]) -> list[Range]:
    """Trimmed pieces between the cuts; one with nothing to say goes with its neighbour."""
    pieces: list[Range] = []
    start = 0
    for cut in cuts:
        if _is_spoken(shown, start, cut):
            pieces.append(_trimmed(shown.text, start, cut))
            start = cut
        elif pieces:
            pieces[-1] = _trimmed(shown.text, pieces[-1][0], cut)
            start = cut
    return pieces


def _is_spoken(shown: Shown, start: int, end: int) -> bool:
    sayings = any(start <= saying.start and saying.end <= end for saying in shown.sayings)
    return sayings or has_word(shown.text[start:end])


def _trimmed(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _is_inside(offset: int, sayings: Iterable[Saying]) -> bool:
    return any(saying.start < offset < saying.end for saying in sayings)


def _clipped(inlines: Iterable[Inline], start: int, end: int) -> Iterator[Inline]:
    for inline in inlines:
        first, last = max(inline.offset, start), min(inline.offset + inline.length, end)
        if first < last:
            yield Inline(
                kind=inline.kind, offset=first - start, length=last - first, value=inline.value
            )


def _shifted(sayings: Iterable[Saying], start: int, end: int) -> tuple[Saying, ...]:
    return tuple(
        Saying(start=s.start - start, end=s.end - start, spoken=s.spoken, ipa=s.ipa)
        for s in sayings
        if start <= s.start and s.end <= end
    )


def _lang_at(offset: int, foreign: Iterable[Inline]) -> str | None:
    """Find the language of the innermost mark there, which is the shortest."""
    here = [i for i in foreign if i.offset <= offset < i.offset + i.length]
    return min(here, key=lambda inline: inline.length).value if here else None
