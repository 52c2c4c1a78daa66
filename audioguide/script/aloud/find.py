"""Everything in a text that is said in another way than it is written: the nearest source wins.

The guide's own words come first, then those of the library's lexicon, then what comes with the
project: Roman numerals, words of medicine, names of medicines.
"""

from collections.abc import Iterable, Sequence

from audioguide.model.language import primary_language
from audioguide.script.aloud import (
    drug_names,
    english_dates,
    english_figures,
    english_units,
    roman,
    spanish_figures,
    spanish_units,
)
from audioguide.script.aloud.rule import Rule
from audioguide.script.lexicons import load_medical
from audioguide.script.pronunciation import Lexicon, Saying

_BEFORE: dict[str, tuple[Rule, ...]] = {"en": roman.ENGLISH, "es": roman.SPANISH}
_AFTER: dict[str, tuple[Rule, ...]] = {
    "en": (
        drug_names.RULE,
        *english_figures.RATIOS,
        *english_dates.RULES,
        *english_units.RULES,
        *english_figures.RULES,
    ),
    "es": (*spanish_units.RULES, *spanish_figures.RULES),
}


def find_sayings(
    text: str, lang: str, lexicons: Sequence[Lexicon], taken: Iterable[tuple[int, int]] = ()
) -> tuple[Saying, ...]:
    """Find what is said in another way, in order and apart from each other and from `taken`.

    `lexicons`: the nearest first. The rules are those of the text's language.
    """
    language = primary_language(lang)
    busy = list(taken)
    found: list[Saying] = []
    sources = (
        *(lexicon.find(text) for lexicon in lexicons),
        *(rule.find(text, lang) for rule in _BEFORE.get(language, ())),
        load_medical(language).find(text),
        *(rule.find(text, lang) for rule in _AFTER.get(language, ())),
    )
    for sayings in sources:
        for saying in sayings:
            if not any(saying.start < end and start < saying.end for start, end in busy):
                busy.append((saying.start, saying.end))
                found.append(saying)
    return tuple(sorted(found, key=lambda saying: saying.start))
