"""The documents of a book, from the templates in `export/templates/epub`: text in, text out."""

import re
from pathlib import Path

from audioguide.export.epub.outline import Entry, nest
from audioguide.export.epub.sentences import (
    render_direction,
    render_lang,
    render_sentence,
    render_xml_lang,
    text_of,
)
from audioguide.export.labels import find_catalog
from audioguide.export.prose import to_prose
from audioguide.export.templating import make_environment
from audioguide.formats.manifest import to_urn
from audioguide.formats.smil import Clip, render_clock_value
from audioguide.model.language import find_direction, primary_language
from audioguide.model.timing import Timeline

TEMPLATES = Path(__file__).parents[1] / "templates/epub"
STYLES = TEMPLATES / "book.css"

# What XML cannot hold, escaped or not (XML 1.0, production 2).
_NO_CHAR = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_page(template: str, lang: str, **values: object) -> bytes:
    """Fill a template, in UTF-8; what XML cannot hold becomes U+FFFD.

    `lang` is the page's; the few words that are ours are marked where they are in another.
    """
    catalog = find_catalog(lang)
    is_same = primary_language(lang) == catalog.lang
    page = _ENVIRONMENT.get_template(template).render(
        lang=lang,
        page=find_direction(lang),
        told=catalog.mark_up,
        told_lang="" if is_same else catalog.lang,
        **values,
    )
    return _NO_CHAR.sub("\ufffd", page).encode()


def render_chapter(
    timeline: Timeline, title: str, clips: tuple[Clip, ...], picture_hrefs: dict[str, str]
) -> bytes:
    """Write a chapter's page.

    `clips` are those of its sentences, by which words have ids; `picture_hrefs` lead from the page
    to its pictures, by their names in the bundle.
    """
    by_id = {clip.text_id: clip for clip in clips}
    return render_page(
        "chapter.xhtml",
        timeline.lang,
        title=title,
        text=to_prose(timeline),
        picture_hrefs=picture_hrefs,
        sentence=lambda sentence: render_sentence(sentence, by_id[sentence.id]),
    )


def to_entry(timeline: Timeline, title: str, href: str) -> Entry:
    """Give a chapter's line of the table of contents, with its headings below it."""
    headings = [part for part in to_prose(timeline).parts if part.kind == "heading"]
    entries = [Entry(href=href, text=title, lang=timeline.lang)]
    entries += [
        Entry(
            href=f"{href}#{heading.blocks[0].sentences[0].id}",
            text=text_of(heading.blocks),
            lang=timeline.lang,
        )
        for heading in headings
    ]
    return nest(entries, [1, *(heading.level for heading in headings)])


_ENVIRONMENT = make_environment(
    "templates/epub",
    clock=render_clock_value,
    join_text=text_of,
    lang=render_lang,
    way=render_direction,
    xml_lang=render_xml_lang,
    urn=to_urn,
)
