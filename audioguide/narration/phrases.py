"""Words that tell where a sentence may be broken, per language; punctuation serves every language.

A language that is not in the table is broken at punctuation and balance alone.
"""

from dataclasses import dataclass

from audioguide.model.language import primary_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Short words of a language by what they do to a line's end.

    `articles` stay with the next word. `openers` (conjunctions) and `prepositions` like to start
    a line. All of them, and `determiners`, do not like to end one.
    """

    articles: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PHRASES = {
    "en": Phrases(
        articles=_words("a an the"),
        openers=_words(
            "and but or nor so yet because although though while when where if unless that which"
            " who whom whose whereas than how why whether"
        ),
        prepositions=_words(
            "of in on at by for with from to into onto about over under between through during"
            " without against after before among within along across behind beyond near since"
            " until upon around toward towards like as"
        ),
        determiners=_words(
            "my your his her its our their this these those no every each some any very not"
            " can could will would should may might must is are was were be been has have had"
            " do does did"
        ),
    ),
    "es": Phrases(
        articles=_words("el la los las un una unos unas lo al del"),
        openers=_words(
            "y e o u pero sino ni que porque aunque cuando donde si como mientras quien quienes"
            " cual cuales cuyo cuya pues"
        ),
        prepositions=_words(
            "a ante bajo con contra de desde durante en entre hacia hasta para por según sin"
            " sobre tras"
        ),
        determiners=_words(
            "mi mis tu tus su sus nuestro nuestra nuestros nuestras este esta estos estas ese esa"
            " esos esas cada no muy más se me te le les nos es son era fue está ha han"
        ),
    ),
}
_NONE = Phrases()


def find_phrases(lang: str) -> Phrases:
    """Return the table for a language tag (BCP 47), empty for a language that has none."""
    return _PHRASES.get(primary_language(lang), _NONE)
