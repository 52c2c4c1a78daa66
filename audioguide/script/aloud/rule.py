"""A rule of how people say something: where it applies, and what is said there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from audioguide.script.pronunciation import Saying

PLACE = "said"
"""The group of a pattern that is said in another way; without it, all of the match is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said for a match; None leaves it as it is. /IPA/ is sounds, anything else words.

    The second argument of `say` is the language tag of the text.
    """

    name: str
    pattern: re.Pattern[str]
    say: Callable[[re.Match[str], str], str | None]

    def find(self, text: str, lang: str) -> list[Saying]:
        """Find every place in the text where the rule has something to say."""
        found = []
        for match in self.pattern.finditer(text):
            said = self.say(match, lang)
            if said is None:
                continue
            group: int | str = PLACE if PLACE in self.pattern.groupindex else 0
            start, end = match.span(group)
            if said.startswith("/"):
                found.append(Saying(start=start, end=end, ipa=said.strip("/")))
            else:
                found.append(Saying(start=start, end=end, spoken=said))
        return found


def make_rule(name: str, pattern: str, say: Callable[[re.Match[str], str], str | None]) -> Rule:
    """Make a rule of a pattern that is not compiled yet."""
    return Rule(name, re.compile(pattern), say)


def word_rule(name: str, pattern: str, said: str) -> Rule:
    """Make a rule that says the same wherever it applies."""
    return Rule(name, re.compile(pattern), lambda _match, _lang: said)
