"""A chapter's timeline as the clips of its overlay: all of its sound, without a gap. Pure.

A pause belongs to the sentence or word before it, so that no reader jumps over it or stops in it.
"""

from collections.abc import Sequence
from itertools import pairwise

from audioguide.formats.smil import Clip
from audioguide.model.timing import Span, TimedSentence, Timeline


def to_clips(timeline: Timeline, *, by_word: bool) -> tuple[Clip, ...]:
    """Give each sentence its clip, in reading order; `by_word` divides it further.

    A clip begins when its sentence does (the first at 0, with the lead-in) and ends where the next
    begins, so that together they are as long as the chapter.
    """
    sentences = timeline.sentences
    if not sentences:
        return ()
    begins = [sentence.span.start_ms for sentence in sentences]
    whole = Span(start_ms=0, end_ms=timeline.duration_ms)
    return tuple(
        Clip(
            text_id=sentence.id,
            span=span,
            parts=_to_parts(sentence, span) if by_word else (),
        )
        for sentence, span in zip(sentences, divide(whole, begins), strict=True)
    )


def word_id(sentence: TimedSentence, number: int) -> str:
    """Name a word in its page: `s12w3` is the third of the sentence `s12`."""
    return f"{sentence.id}w{number}"


def divide(whole: Span, begins: Sequence[int]) -> list[Span]:
    """Divide a span into as many as there are `begins` (in order), without a gap.

    None is empty, as EPUB 3.3 wants of the `audio` element: each lasts 1 ms at least. `whole` must
    last as many milliseconds as there are spans, or longer.
    """
    edges = [whole.start_ms]
    for begin in begins[1:]:
        edges.append(max(begin, edges[-1] + 1))
    edges.append(whole.end_ms)
    latest = (whole.end_ms - len(begins) + number for number in range(len(edges)))
    fitting = [min(edge, last) for edge, last in zip(edges, latest, strict=True)]
    return [Span(start_ms=start, end_ms=end) for start, end in pairwise(fitting)]


def _to_parts(sentence: TimedSentence, span: Span) -> tuple[Clip, ...]:
    """Give each word its clip, but none where there is less than a millisecond for each."""
    if not 0 < len(sentence.words) <= span.duration_ms:
        return ()
    parts = divide(span, [word.span.start_ms for word in sentence.words])
    return tuple(
        Clip(text_id=word_id(sentence, number), span=part)
        for number, part in enumerate(parts, start=1)
    )
