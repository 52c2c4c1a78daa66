"""How hard a chapter is to follow by ear: its reading level, long sentences, dense passages.

The level is RIX, long words (7 letters and more) to a sentence, which needs no dictionary and
holds for many languages; its grades are those of Anderson, "Lix and Rix", Journal of Reading 26
(1983), table 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audioguide.model.language import primary_language
from audioguide.model.text import BlockKind, Section, Sentence
from audioguide.script.advice.phrases import PHRASES
from audioguide.script.findings import Note

LONG_LETTERS = 7
MAX_GRADE = 9
MAX_SENTENCE_WORDS = 30
MAX_PARAGRAPH_WORDS = 120
MIN_SENTENCES = 3
PASSIVES_IN_A_ROW = 3

# RIX from this on is the grade; college begins at 7.2.
_GRADES = (7.2, 6.2, 5.3, 4.5, 3.7, 3.0, 2.4, 1.8, 1.3, 0.8, 0.5, 0.2)
_HIGHEST = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLevel:
    """How hard a text is: `rix`, and the school year that reads it with ease (13: college)."""

    rix: float
    grade: int


def measure_level(sentences: Sequence[Sentence]) -> ReadingLevel:
    """Measure the reading level of some sentences; of none it is 0."""
    words = [_words(sentence) for sentence in sentences]
    long_words = sum(len(word) >= LONG_LETTERS for each in words for word in each)
    rix = long_words / len(words) if words else 0.0
    grade = next((_HIGHEST - place for place, low in enumerate(_GRADES) if rix >= low), 0)
    return ReadingLevel(rix=rix, grade=grade)


def advise_level(section: Section) -> Iterator[Note]:
    """Note a chapter that is hard to follow."""
    told = [
        sentence
        for block in section.blocks
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.QUOTE}
        for sentence in block.sentences
    ]
    level = measure_level(told)
    if len(told) >= MIN_SENTENCES and level.grade > MAX_GRADE:
        grade = f"grade {level.grade}" if level.grade < _HIGHEST else "college"
        what = f"It reads like {grade} (RIX {level.rix:.1f}); grade {MAX_GRADE} is the highest."
        yield Note("reading-level", section.source, what)


def advise_sentences(section: Section) -> Iterator[Note]:
    """Note sentences and paragraphs too long to keep in mind."""
    for block in section.blocks:
        words = 0
        for sentence in block.sentences:
            count = len(sentence.words)
            words += count
            if count > MAX_SENTENCE_WORDS:
                what = f"This sentence has {count} words; {MAX_SENTENCE_WORDS} are the most."
                yield Note("long-sentence", sentence.source, what)
        if words > MAX_PARAGRAPH_WORDS:
            what = f"This paragraph has {words} words; {MAX_PARAGRAPH_WORDS} are the most."
            yield Note("dense-passage", block.sentences[0].source, what)


def advise_passives(section: Section) -> Iterator[Note]:
    """Note several sentences in a row that do not say who does it."""
    phrases = PHRASES.get(primary_language(section.lang))
    if phrases is None:
        return
    run: list[Sentence] = []
    for sentence in (*section.sentences, None):
        if sentence is not None and phrases.passive.search(sentence.text.lower()):
            run.append(sentence)
            continue
        if len(run) >= PASSIVES_IN_A_ROW:
            what = f"{len(run)} sentences in a row do not say who does it."
            yield Note("passive-passage", run[0].source, what)
        run = []


def _words(sentence: Sentence) -> list[str]:
    return [sentence.text[word.offset : word.offset + word.length] for word in sentence.words]
