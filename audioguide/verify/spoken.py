"""What can be told of sentences without knowing their language: what is silent, what is too short.

Pure. A voice has a tempo of its own: a sentence far from it has lost its end, or goes on too long.
"""

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from audioguide.model.text import Finding, SourceLocation
from audioguide.model.timing import Span, TimedSentence, Timeline
from audioguide.speech.estimated_times import weigh_word
from audioguide.verify.codes import to_finding
from audioguide.verify.places import Places, quoted
from audioguide.verify.sound import STEP_MS, Heard

WORD = 10.0 ** (-35 / 20)  # of full scale; the softest words stand 20 dB above it
LEAST_WORD_MS = 60  # a shorter one may be a breath between two sounds
_START = 6.0  # what every sentence takes beside its letters, in letters
_FAR = math.log(1.65)
_SPREADS = 3.5
_ENOUGH = 5  # sentences that tell a voice's tempo


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast a sentence is said: `log_ms` is the logarithm of its milliseconds a letter."""

    lang: str
    log_ms: float
    told: str
    source: SourceLocation
    characters_a_second: float


def find_silent(heard: Heard, timeline: Timeline, places: Places) -> dict[str, Finding]:
    """Find sentences that are silent, in whole or in some words, by their times: id -> finding."""
    found = {}
    for sentence in timeline.sentences:
        place, told = places.of(sentence), places.told(sentence)
        if not heard.is_audible(sentence.span, WORD):
            found[sentence.id] = to_finding("sentence-silent", place, f"{told}: nothing is heard.")
        elif lost := _silent_words(heard, sentence):
            what = f"{told}: nothing is heard of “{quoted(' '.join(lost))}”."
            found[sentence.id] = to_finding("words-silent", place, what)
    return found


def paces(
    heard: Heard, timeline: Timeline, places: Places, *, but: Container[str] = ()
) -> Iterator[Pace]:
    """Measure how fast each sentence is said, `but` not those (ids) that were found wrong."""
    for sentence in timeline.sentences:
        letters = sum(weigh_word(word) for word in sentence.text.split())
        audible_ms = heard.audible_ms(sentence.span)
        if letters and audible_ms and sentence.id not in but:
            yield Pace(
                lang=sentence.lang or timeline.lang,
                log_ms=math.log(audible_ms / (letters + _START)),
                told=places.told(sentence),
                source=places.of(sentence),
                characters_a_second=1000 * len(sentence.text) / audible_ms,
            )


def check_paces(every: Sequence[Pace]) -> Iterator[Finding]:
    """Find sentences said far faster or slower than the voice says the others of their language."""
    for lang in dict.fromkeys(each.lang for each in every):
        alike = [each for each in every if each.lang == lang]
        if len(alike) < _ENOUGH:
            continue
        middle = median(each.log_ms for each in alike)
        # 1.4826 makes a median deviation the standard deviation of a normal spread.
        spread = 1.4826 * median(abs(each.log_ms - middle) for each in alike)
        limit = max(_FAR, _SPREADS * spread)
        usual = median(each.characters_a_second for each in alike)
        for each in alike:
            if abs(each.log_ms - middle) > limit:
                how = "too short" if each.log_ms < middle else "too long"
                what = f"{each.told}: it is {how} for its text: {each.characters_a_second:.0f}"
                what += f" characters a second, where {usual:.0f} are usual in this voice."
                yield to_finding("sentence-tempo", each.source, what)


def _silent_words(heard: Heard, sentence: TimedSentence) -> list[str]:
    if sentence.estimated:  # the times are guesses, so that a word may well lie in a pause
        return []
    return [
        sentence.text[word.offset : word.offset + word.length]
        for word in sentence.words
        if word.span.duration_ms >= LEAST_WORD_MS
        and not heard.is_audible(_whole_steps(word.span), WORD)
    ]


def _whole_steps(span: Span) -> Span:
    """Leave out steps that are shared with the word before or after."""
    start_ms, end_ms = -(-span.start_ms // STEP_MS) * STEP_MS, span.end_ms // STEP_MS * STEP_MS
    return Span(start_ms=start_ms, end_ms=max(end_ms, start_ms + STEP_MS))
