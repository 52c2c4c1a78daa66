"""Words that make sense to an eye alone, and passives, by language. Pure tables.

Each pattern is matched in small letters; what it names is for the finding's message.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The patterns of one language.

    `places`: where something stands on a page. `looks`: colour, side or size used as meaning.
    `clicks`: what to do with a mouse. `vague`: a whole link text that says nothing.
    """

    places: re.Pattern[str]
    looks: re.Pattern[str]
    clicks: re.Pattern[str]
    vague: re.Pattern[str]
    passive: re.Pattern[str]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.VERBOSE)


_EN_PARTICIPLES = (
    r"\w{2,}ed|born|broken|brought|built|bought|caught|chosen|cut|done|drawn|driven|eaten|fed|felt"
    r"|found|forgotten|given|gone|grown|heard|held|hidden|hit|hurt|kept|known|laid|led|left|lost"
    r"|made|meant|met|paid|put|read|run|said|seen|sent|set|shown|shut|spent|spoken|spread|stolen"
    r"|taken|taught|thought|thrown|told|torn|understood|woken|worn|written"
)

PHRASES = {
    "en": Phrases(
        places=_compile(
            r"(?:see|as|shown|listed|described|mentioned|noted|given|explained)\s"
            r"(?:\w+\s)?(?:above|below|overleaf)"
            r"|the\s(?:table|figure|picture|image|diagram|list|chart|box|graph|map)\s(?:above|below)"
            r"|(?:above|following|below)\s(?:table|figure|picture|image|diagram|chart|graph)"
            r"|(?:figure|table|fig\.?)\s\d+"
        ),
        looks=_compile(
            r"(?:shown|marked|printed|written|highlighted|coloured|colored)\sin\s"
            r"(?:red|green|blue|yellow|orange|bold|italics?|grey|gray|colou?r)"
            r"|the\s(?:red|green|blue|yellow|grey|gray|round|square)\s"
            r"(?:button|text|box|line|arrow|area|part|dot|circle|bar)s?"
            r"|(?:on|at|to)\sthe\s(?:left|right)(?:-hand\sside)?\s(?:of\sthe\s(?:page|picture|image|screen))"
            r"|(?:picture|image|figure|column|photo)s?\s(?:on|to)\sthe\s(?:left|right)"
        ),
        clicks=_compile(
            r"click\s(?:on\s)?(?:here|this|the|below)|(?:click|tap)\shere|scroll\s(?:up|down)"
            r"|hover\sover|look\sat\sthe\s(?:screen|page)"
        ),
        vague=re.compile(
            r"(?:click )?here|(?:read |learn )?more|this|link|this (?:link|page|site)"
        ),
        passive=_compile(
            rf"(?:am|is|are|was|were|be|been|being)\s(?:not\s|\w+ly\s)?(?:{_EN_PARTICIPLES})"
        ),
    ),
    "es": Phrases(
        places=_compile(
            r"(?:véase|ver|vea|como\sse\s(?:ve|muestra|indica|dijo))\s(?:\w+\s)?"
            r"(?:arriba|abajo|más\s(?:arriba|abajo)|anteriormente)"
            r"|la\s(?:tabla|figura|imagen|lista)\s(?:de\s)?(?:arriba|abajo|siguiente|anterior)"
            r"|(?:figura|tabla)\s\d+"
        ),
        looks=_compile(
            r"(?:en|de\scolor)\s(?:rojo|verde|azul|amarillo|negrita|cursiva)"
            r"|el\sbotón\s(?:rojo|verde|azul|amarillo|redondo)"
            r"|(?:imagen|figura|foto|columna)\sde\sla\s(?:izquierda|derecha)"
            r"|a\sla\s(?:izquierda|derecha)\sde\sla\s(?:página|imagen|pantalla)"
        ),
        clicks=_compile(
            r"(?:haga|haz|hacer)\sclic(?:\saquí)?|pulse\saquí|pinche\saquí"
            r"|desplácese\shacia\s(?:arriba|abajo)"
        ),
        vague=re.compile(r"(?:haga clic )?aquí|(?:leer |ver )?más|este enlace|enlace|esta página"),
        passive=_compile(
            r"(?:es|son|era|eran|fue|fueron|será|serán|sido|ser|siendo)\s(?:\w+mente\s)?"
            r"(?:\w{2,}(?:ad|[ií]d)|escrit|dich|hech|vist|puest|abiert|cubiert|rot|vuelt)[oa]s?"
        ),
    ),
}
