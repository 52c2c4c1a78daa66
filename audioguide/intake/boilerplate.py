"""What stands round an article and is no part of it: breadcrumbs, forms, the title again. Pure.

Only whole, short lines are left out, each with a reason; `--keep-all` leaves out none.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from audioguide.intake.draft import Draft, Part
from audioguide.model.text import BlockKind

MAX_WORDS = 14
"""A longer part is taken for an author's, whatever it says."""

_CRUMB_WORDS = {"home", "inicio", "start", "startseite", "accueil"}
_CRUMB_SIGNS = re.compile(r"\s(?:>|›|»|/|\||→)\s")

OTHER_PAGES = "a way to other pages"

_BYLINE = re.compile(r"(?i:by|por|par|von)\s+(?P<names>[^\W\d_][^.!?:]{1,58}[^\W\d_])")
_AND = re.compile(r",\s+|\s+(?:and|y|et|und|&)\s+")

# Whole lines, in small letters, that pages and blogs put round an article, by what they are.
PHRASES = {
    "a comment form": (
        r"(please )?enter your (comment|name|e-?mail)\b.*",
        r"(leave|post|write|add) an? (reply|comment)\b.*",
        r"\d* ?comments?( closed)?",
        r"(cancel|submit) (reply|comment)",
        r"your e-?mail address will not be published.*",
        r"required fields are marked.*",
        r"save my name.*browser.*",
        r"name|e-?mail|website",
        r"(deja|deje|escribe) (un|tu) comentario.*",
        r"tu (correo|dirección).*no será publicad[ao].*",
    ),
    "a button to share the page": (
        r"share( this| on)?\b.{0,40}",
        r"tweet|pin( it)?|e-?mail this|print( this)?( page)?|copy link",
        r"click to share.*",
        r"facebook|twitter|whatsapp|linkedin|pinterest|reddit|x",
        r"compartir( en)?\b.{0,30}",
    ),
    "a notice of the website": (
        r"(this (site|website)|we) uses? cookies.*",
        r"accept( all)?( cookies)?|cookie (policy|settings)",
        r"privacy policy|terms (of|and) (use|service|conditions)|all rights reserved.*",
        r"(copyright|©|\(c\)) ?.{0,60}",
        r"powered by .{0,30}|sitemap|contact us|about us",
    ),
    OTHER_PAGES: (
        r"(previous|next) (article|post|page|story)\b.*",
        r"related (articles|posts|stories|topics).*|artículos relacionados.*",
        r"you (may|might) also like.*|recommended( for you)?|trending( now)?|popular posts",
        r"read (more|next)\b.*|more from .{0,40}|continue reading.*",
    ),
    "a part of the website's menu": (
        r"skip to (main )?(content|navigation)|back to top|toggle navigation",
        r"menu|search|log ?in|sign (in|up)|register|subscribe.*|sign up for .{0,60}",
        r"advertisement|sponsored( content)?|loading\W*",
        r"(tags?|categor(y|ies)|filed under|posted in):.*",
    ),
}
_PHRASES = tuple((re.compile("|".join(group)), reason) for reason, group in PHRASES.items())


def find_title(draft: Draft) -> str:
    """Give the document's title: its own, else the first heading, else its first short line.

    A short line that comes again near the start is the title, and not a breadcrumb before it.
    """
    if draft.title:
        return draft.title
    headings = [part for part in draft.parts if part.kind is BlockKind.HEADING]
    if headings:
        return min(headings, key=lambda part: part.level).text
    top = [part.text for part in takewhile(_is_short, draft.parts)]
    repeated = [text for text in top if top.count(text) > 1]
    return next(iter(repeated or top), "")


def find_authors(draft: Draft) -> tuple[str, ...]:
    """Give the authors: the document's own, else those of a line `by ...` before the text."""
    if draft.authors:
        return draft.authors
    top = takewhile(_is_short, draft.parts)
    found = (_BYLINE.fullmatch(part.text) for part in top)
    names = next((match["names"] for match in found if match), "")
    return tuple(name for name in _AND.split(names) if name)


def drop_boilerplate(draft: Draft, title: str) -> Draft:
    """Leave out the breadcrumb, the title's repeats, and the lines of the website."""
    first = _first_body(draft.parts)
    last_reason: str | None = None

    def reason_of(place: int, part: Part) -> str | None:
        nonlocal last_reason
        is_link = last_reason == OTHER_PAGES and _is_bare(part)
        last_reason = OTHER_PAGES if is_link else own_reason(place, part)
        return last_reason

    def own_reason(place: int, part: Part) -> str | None:
        if part.kind is BlockKind.IMAGE or not _is_short(part):
            return None
        if place < first and not draft.authors and _BYLINE.fullmatch(part.text):
            return "the author, whom guide.toml names"
        if _same(part.text, title):
            return "the title, which begins the guide" if place < first else _repeat(part)
        if place < first and _is_breadcrumb(part.text, title):
            return "a breadcrumb of the website"
        return _phrase_reason(part.text)

    return draft.drop(reason_of)


def _is_bare(part: Part) -> bool:
    """Whether it is a name and no sentence, as the links of a list are."""
    is_text = part.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return is_text and _is_short(part) and not part.text.endswith((".", "!", "?", ":"))


def _repeat(part: Part) -> str | None:
    # Further down the same words may be the heading of a section.
    return "the title again" if part.kind is not BlockKind.HEADING else None


def _first_body(parts: Sequence[Part]) -> int:
    """Where the text begins: the first part that is no short line."""
    return next((place for place, part in enumerate(parts) if not _is_short(part)), len(parts))


def _is_short(part: Part) -> bool:
    return part.kind is not BlockKind.IMAGE and len(part.words) <= MAX_WORDS


def _is_breadcrumb(text: str, title: str) -> bool:
    words = text.lower().split()
    ends_with_title = bool(title) and text.lower().endswith(title.lower())
    return bool(words) and (
        (words[0].strip(">›»/|") in _CRUMB_WORDS and (ends_with_title or _has_signs(text)))
        or (ends_with_title and _has_signs(text))
    )


def _has_signs(text: str) -> bool:
    return _CRUMB_SIGNS.search(text) is not None


def _phrase_reason(text: str) -> str | None:
    said = " ".join(text.lower().strip(" !.:*›»").split())
    return next((reason for phrase, reason in _PHRASES if phrase.fullmatch(said)), None)


def _same(one: str, other: str) -> bool:
    return one.casefold().strip() == other.casefold().strip()
