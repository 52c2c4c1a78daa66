"""The `[pronounce]` table at work: which words of a sentence are said in another way."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

_IPA = re.compile(r"/(.*)/", re.DOTALL)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_SIBILANTS = ("s", "z", "ʃ", "ʒ", "tʃ", "dʒ")
# Any letter but those of scripts without spaces (Thai, Lao, Burmese, Khmer, Chinese, Japanese).
_LETTER = r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"
_VOICELESS = ("p", "t", "k", "f", "θ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch of text that is one shown word, and how to say it; offsets in code points."""

    start: int
    end: int
    spoken: str | None = None
    ipa: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and their sayings, as (written, respelling or /IPA/) pairs.

    Whole words match, small and capital letters alike unless a capital stands beyond the first
    letter (`IT` is not `it`). A key may have several words. The longest key wins.
    """

    entries: tuple[tuple[str, str], ...] = ()

    def find(self, text: str) -> tuple[Saying, ...]:
        """Every entry's occurrences in the text, in order and apart; `'s` is kept."""
        if not self.entries:
            return ()
        pattern, exact, folded = _compiled(self.entries)
        return tuple(
            _to_saying(match, exact.get(key) or folded[key.casefold()])
            for match in pattern.finditer(text)
            if (key := " ".join(match["key"].split()))
        )

    def uses(self, text: str) -> frozenset[str]:
        """Keys that occur in the text."""
        return frozenset(
            written for written, _ in self.entries if Lexicon(((written, "x"),)).find(text)
        )


_Compiled = tuple[re.Pattern[str], dict[str, str], dict[str, str]]


@lru_cache(maxsize=256)
def _compiled(entries: tuple[tuple[str, str], ...]) -> _Compiled:
    pairs = [(" ".join(written.split()), said) for written, said in entries]
    keys = sorted((written for written, _ in pairs), key=len, reverse=True)
    choices = "|".join(_to_choice(key) for key in keys)
    # Not inside a longer word, nor before an apostrophe but the one of 's.
    pattern = re.compile(
        rf"(?<!{_LETTER})(?P<key>{choices})(?:(?={_POSSESSIVE.pattern})|(?!{_LETTER}|['’]\w))"
    )
    exact = {written: said for written, said in pairs if _is_exact(written)}
    return pattern, exact, {written.casefold(): said for written, said in pairs}


def _to_choice(key: str) -> str:
    pattern = r"\s+".join(re.escape(part) for part in key.split(" "))
    return pattern if _is_exact(key) else f"(?i:{pattern})"


def _is_exact(key: str) -> bool:
    return any(letter.isupper() for letter in key[1:])


def _to_saying(match: re.Match[str], said: str) -> Saying:
    ipa = to_ipa(said)
    start, end = match.span("key")
    saying = Saying(start=start, end=end, spoken=None if ipa else said, ipa=ipa)
    return with_possessive(saying, match.string)


def to_ipa(said: str) -> str | None:
    """Give what stands between the slashes of /IPA/; None for a respelling."""
    ipa = _IPA.fullmatch(said)
    return ipa[1].strip() if ipa else None


def with_possessive(saying: Saying, text: str) -> Saying:
    """Take in the 's that follows a saying in its text, if one does."""
    ending = _POSSESSIVE.match(text, saying.end)
    if not ending:
        return saying
    return replace(
        saying,
        end=ending.end(),
        spoken=saying.spoken and saying.spoken + ending[0],
        ipa=saying.ipa and saying.ipa + _possessive_sound(saying.ipa),
    )


def _possessive_sound(ipa: str) -> str:
    """How 's sounds after these phonemes (English: horse's, cat's, dog's)."""
    if ipa.endswith(_SIBILANTS):
        return "ɪz"
    return "s" if ipa.endswith(_VOICELESS) else "z"
