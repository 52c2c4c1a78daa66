"""From an utterance to the natural voice's phonemes, each of which knows the shown word it sounds.

The voice rewrites text before it reads it ("3-4 million" becomes "3 to 4 million", "Dr." becomes
"Dr"), so rewritten chunks are matched with the chunks they came from. Pure, but for the
dictionaries inside the pronouncer that it is given.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import digit

from audioguide.errors import SpeechError
from audioguide.model.sound import SpokenWord, Utterance
from audioguide.speech.cleaning import to_plain_text
from audioguide.speech.natural_phonemes import phonemes_of_ipa, vocabulary
from audioguide.speech.natural_readings import to_readable
from audioguide.speech.natural_types import Pronouncer, Token
from audioguide.speech.rewriting import Stretch, match_rewriting

NO_WORD = -1
EXCERPT = 60
SILENT_SYMBOLS = frozenset(' ;:,.!?—…"()“”')
GUESSED_RATING = 2
"""What hibari's pronouncer rates a word that it found in no dictionary."""

_QUOTES = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Phonemes in the model's alphabet; `owners[i]` is the word of symbol i, or NO_WORD.

    `guessed`: words that no dictionary has, or that could not all be said.
    """

    symbols: str
    owners: tuple[int, ...]
    guessed: tuple[int, ...]


def read_utterance(utterance: Utterance, pronouncer: Pronouncer, *, british: bool) -> Reading:
    """Turn an utterance into phonemes with hibari's pronouncer."""
    tokens: list[Token] = []
    stretches: list[Stretch] = []
    fixed: dict[int, int] = {}  # id of a token that an author's IPA made -> its word
    unsaid: set[int] = set()
    for start, end, word in _pieces(utterance):
        text = _with_plain_digits(to_plain_text(utterance.text[start:end]))
        if word is None:
            added, found = _rewrite(text, start, pronouncer)
            _join(tokens, text, added)
            stretches += found
            continue
        ipa = utterance.words[word].ipa or ""
        phonemes, complete = phonemes_of_ipa(ipa, british=british)
        token = _spell_out(text, phonemes, pronouncer)
        tokens.append(token)
        fixed[id(token)] = word
        if not complete:
            unsaid.add(word)
    said = _pronounce(tokens, pronouncer, utterance.text)
    reading = _collect(_chunks(said, fixed), stretches, fixed, unsaid, utterance.words)
    return _report_unsaid(reading, utterance)


def _pronounce(tokens: list[Token], pronouncer: Pronouncer, text: str) -> list[Token]:
    try:
        return pronouncer.phonemize_tokens(tokens) if tokens else []
    except (LookupError, RuntimeError, StopIteration, ValueError) as error:
        raise SpeechError(
            f"The natural voice cannot read this ({error}).",
            where=f'"{text[:EXCERPT]}"',
            hint="Write its figures and signs in words, or give them a `say`.",
        ) from error


def _with_plain_digits(text: str) -> str:
    """Write figures of other shapes (as the ¹ of a footnote) as 0 to 9; hibari fails on them."""
    return "".join(str(digit(sign)) if sign.isdigit() else sign for sign in text)


def _pieces(utterance: Utterance) -> Iterator[tuple[int, int, int | None]]:
    """Cut the text at words with IPA of their own: (start, end, that word or None)."""
    position = 0
    for index, word in enumerate(utterance.words):
        if word.ipa is None or word.length == 0:
            continue
        if position < word.offset:
            yield position, word.offset, None
        position = word.offset + word.length
        yield word.offset, position, index
    if position < len(utterance.text):
        yield position, len(utterance.text), None


def _rewrite(raw: str, start: int, pronouncer: Pronouncer) -> tuple[list[Token], list[Stretch]]:
    from hibari.g2p.normalize import normalize  # noqa: PLC0415 - an extra; keeps this importable

    rewritten: str = normalize(to_readable(raw))
    tokens = pronouncer.tokenize(rewritten)
    opening = True
    for token in tokens:
        if token.text in _QUOTES:
            # hibari's tagger takes a quotation mark for a part of its word, which it then guesses.
            token.tag = "``" if opening else "''"
        opening = bool(token.whitespace) or token.text in "(—"
    return tokens, match_rewriting(raw, rewritten, start)


def _spell_out(text: str, phonemes: str, pronouncer: Pronouncer) -> Token:
    """Make a token of an author's phonemes, by hibari's own mark-up for that."""
    token = pronouncer.tokenize("[x](/x/)")[0]
    token.text, token.phonemes = text, phonemes
    return token


def _join(tokens: list[Token], raw: str, added: list[Token]) -> None:
    """Append tokens, keeping the white space at either end that hibari strips."""
    if tokens and raw[:1].isspace():
        tokens[-1].whitespace = " "
    tokens += added
    if tokens and raw[-1:].isspace():
        tokens[-1].whitespace = " "


def _chunks(said: list[Token], fixed: dict[int, int]) -> list[list[Token]]:
    """Group tokens as white space did; a token of an author's IPA stands alone."""
    chunks: list[list[Token]] = []
    for position, token in enumerate(said):
        before = said[position - 1] if position else None
        if before is None or before.whitespace or {id(before), id(token)} & fixed.keys():
            chunks.append([])
        chunks[-1].append(token)
    return chunks


def _collect(
    chunks: list[list[Token]],
    stretches: list[Stretch],
    fixed: dict[int, int],
    unsaid: set[int],
    words: Sequence[SpokenWord],
) -> Reading:
    """Join what each chunk says, and give every phoneme its word."""
    said: list[tuple[str, int]] = []
    guessed = set(unsaid)
    places, shown = iter(stretches), _Places(words)
    for chunk in chunks:
        word = fixed.get(id(chunk[0]))
        place = next(places) if word is None else None
        for token, symbol, part in _symbols(chunk):
            owner = NO_WORD
            if symbol not in SILENT_SYMBOLS:
                owner = shown.owner(place.at(part)) if place else fixed[id(token)]
                guessed |= {owner} if _is_guess(token) else set()
            said.append((symbol, owner))
        if chunk[-1].whitespace:
            said.append((" ", NO_WORD))
    while said and said[-1][0] == " ":
        said.pop()
    return Reading(
        symbols="".join(symbol for symbol, _ in said),
        owners=tuple(owner for _, owner in said),
        guessed=tuple(sorted(guessed - {NO_WORD})),
    )


def _report_unsaid(reading: Reading, utterance: Utterance) -> Reading:
    """Report words of letters or figures that got no phoneme: words of another script."""
    said = set(reading.owners)
    unsaid = {
        index
        for index, word in enumerate(utterance.words)
        if index not in said
        and any(map(str.isalnum, utterance.text[word.offset : word.offset + word.length]))
    }
    return replace(reading, guessed=tuple(sorted(unsaid.union(reading.guessed))))


def _symbols(chunk: list[Token]) -> Iterator[tuple[Token, str, float]]:
    """Give each phoneme that the model knows, and how far through the chunk (0 to 1) it stands."""
    size = sum(len(token.text) for token in chunk) or 1
    done = 0
    for token in chunk:
        phonemes = token.phonemes or ""
        for k, symbol in enumerate(phonemes):
            if symbol in vocabulary():
                yield token, symbol, (done + len(token.text) * (k + 0.5) / len(phonemes)) / size
        done += len(token.text)


def _is_guess(token: Token) -> bool:
    return token.rating == GUESSED_RATING and re.search(r"[^\W\d_]", token.text) is not None


class _Places:
    """The words of a text by where they stand."""

    def __init__(self, words: Sequence[SpokenWord]) -> None:
        self._words = [(word.offset, word.offset + word.length) for word in words if word.length]
        self._numbers = [index for index, word in enumerate(words) if word.length]

    def owner(self, position: float) -> int:
        """Find the word at a position, or the nearest to it; the earlier of two as near."""
        after = bisect_right(self._words, (position, float("inf")))
        near = range(max(after - 1, 0), min(after + 1, len(self._words)))
        nearest = min(near, key=lambda place: self._distance(place, position), default=None)
        return NO_WORD if nearest is None else self._numbers[nearest]

    def _distance(self, place: int, position: float) -> float:
        start, end = self._words[place]
        return max(start - position, position - end, 0.0)
