"""When each place of a sentence is spoken, worked out from its words' times."""

from bisect import bisect_right
from collections.abc import Iterator

from audioguide.model.timing import Span, TimedSentence, TimedWord


class WordClock:
    """Answers for one sentence. Its words are in order and do not overlap, in text or in time."""

    __slots__ = ("_ends", "_words", "end_ms", "start_ms")

    def __init__(self, sentence: TimedSentence) -> None:
        whole = TimedWord(offset=0, length=len(sentence.text), span=sentence.span)
        self._words = sentence.words or (whole,)
        self._ends = [word.offset + word.length for word in self._words]
        self.start_ms = sentence.span.start_ms
        self.end_ms = sentence.span.end_ms

    def at(self, offset: int) -> int:
        """Return when the character at the offset starts, in milliseconds of the chapter.

        Between two words it is the later one's start; inside a word, its part of the word's time.
        """
        index = bisect_right(self._ends, offset)
        return _part_ms(self._words[index], offset) if index < len(self._words) else self.end_ms

    def words_between(self, start: int, end: int) -> Iterator[tuple[int, int, Span]]:
        """Yield offset, length and time of each word, or part of one, in a stretch of the text."""
        for index in range(bisect_right(self._ends, start), len(self._words)):
            word = self._words[index]
            if word.offset >= end:
                return
            first, last = max(word.offset, start), min(word.offset + word.length, end)
            span = Span(start_ms=_part_ms(word, first), end_ms=_part_ms(word, last))
            yield first, last - first, span


def _part_ms(word: TimedWord, offset: int) -> int:
    if offset <= word.offset:
        return word.span.start_ms
    return word.span.start_ms + word.span.duration_ms * (offset - word.offset) // word.length
