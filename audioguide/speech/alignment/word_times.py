"""When each word of a sentence is said in a sound: the words are laid on it, by pocketsphinx."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from audioguide.model.language import primary_language
from audioguide.model.sound import Pcm, WordMark
from audioguide.model.text import Sentence

if TYPE_CHECKING:
    from audioguide.speech.alignment.decoder import EnglishDecoder

STEP_S = 0.01
"""pocketsphinx tells times in hundredths of a second."""


def can_align(lang: str) -> bool:
    """Whether words of a language can be laid on sound here: English, with pocketsphinx."""
    return primary_language(lang) == "en" and find_spec("pocketsphinx") is not None


def name_aligner(lang: str) -> str:
    """Name what lays words of a language on sound, with its version; empty where nothing does."""
    return f"pocketsphinx-{version('pocketsphinx')}" if can_align(lang) else ""


def align_words(sentence: Sentence, pcm: Pcm) -> tuple[WordMark, ...] | None:
    """Mark the words of a sentence in the sound that says it; None: they do not fit it.

    A word that is not said, such as a dash, has a mark of no length where it stands.
    """
    decoder = _decoder()
    entries = [
        list(decoder.entries(word.spoken or _shown(sentence, number), word.ipa))
        for number, word in enumerate(sentence.words)
    ]
    wanted = [entry for each in entries for entry in each]
    if not wanted:
        return None
    decoder.expect(wanted)
    if not (decoder.listen(_resampled(pcm)) and decoder.is_found()):
        return None
    spans = _spans(decoder, wanted)
    return None if spans is None else tuple(_marks(entries, spans, pcm))


def _shown(sentence: Sentence, number: int) -> str:
    word = sentence.words[number]
    return sentence.text[word.offset : word.offset + word.length]


def _resampled(pcm: Pcm) -> NDArray[np.int16]:
    from audioguide.speech.alignment.decoder import RATE_HZ  # noqa: PLC0415 - an extra

    samples = np.frombuffer(pcm.data, dtype="<i2").astype(np.float64)
    times = np.arange(int(len(samples) * RATE_HZ / pcm.rate_hz)) * (pcm.rate_hz / RATE_HZ)
    # The model hears up to 8 kHz; the little that folds down from above does not mislead it.
    heard: NDArray[np.int16] = np.interp(times, np.arange(len(samples)), samples).astype(np.int16)
    return heard


def _spans(decoder: "EnglishDecoder", wanted: Sequence[str]) -> list[tuple[float, float]] | None:
    """Give start and end of each entry in seconds; None where not all were found, in order."""
    from audioguide.speech.alignment.decoder import FILLERS  # noqa: PLC0415 - an extra

    found = [
        (segment.word.partition("(")[0], segment.start_frame, segment.end_frame)
        for segment in decoder.decoder.seg()
        if segment.word not in FILLERS
    ]
    if [name for name, _, _ in found] != list(wanted):
        return None
    return [(start * STEP_S, (end + 1) * STEP_S) for _, start, end in found]


def _marks(
    entries: Sequence[Sequence[str]], spans: Sequence[tuple[float, float]], pcm: Pcm
) -> Iterator[WordMark]:
    edges = [0]
    for each in entries:
        edges.append(edges[-1] + len(each))
    last = 0
    for number, (first, end) in enumerate(pairwise(edges)):
        if first == end:
            yield WordMark(word=number, start_frame=last, end_frame=last)
            continue
        start = max(last, round(spans[first][0] * pcm.rate_hz))
        last = min(pcm.frames, max(start, round(spans[end - 1][1] * pcm.rate_hz)))
        yield WordMark(word=number, start_frame=min(start, last), end_frame=last)


@cache
def _decoder() -> "EnglishDecoder":
    from audioguide.speech.alignment.decoder import EnglishDecoder  # noqa: PLC0415 - an extra

    return EnglishDecoder()
