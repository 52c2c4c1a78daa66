"""Wording that only an eye can use: places on a page, colours, clicks, links and images. Pure."""

from collections.abc import Iterator

from audioguide.model.language import primary_language
from audioguide.model.text import Block, BlockKind, InlineKind, Section, Sentence
from audioguide.script.advice.phrases import PHRASES, Phrases
from audioguide.script.findings import Note

MAX_ALT_CHARACTERS = 300
_PICTURE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_POOR_ALTS = {
    *("image", "picture", "photo", "photograph", "figure", "graphic", "icon", "logo", "chart"),
    *("imagen", "foto", "fotografía", "figura", "gráfico", "icono", "dibujo"),
}


def advise_wording(section: Section) -> Iterator[Note]:
    """Note phrases that point at a page, and links whose words say nothing."""
    phrases = PHRASES.get(primary_language(section.lang))
    if phrases is None:
        return
    for sentence in section.sentences:
        yield from _advise_phrases(sentence, phrases)
        yield from _advise_links(sentence, phrases)


def _advise_phrases(sentence: Sentence, phrases: Phrases) -> Iterator[Note]:
    text = sentence.text.lower()
    for code, pattern, why in (
        ("points-at-page", phrases.places, "points at a place on a page"),
        ("points-at-look", phrases.looks, "tells by a look what only an eye can tell"),
        ("says-click", phrases.clicks, "is about a mouse or a screen"),
    ):
        found = pattern.search(text)
        if found:
            shown = sentence.text[found.start() : found.end()]
            yield Note(code, sentence.source, f"{shown!r} {why}.")


def _advise_links(sentence: Sentence, phrases: Phrases) -> Iterator[Note]:
    for inline in sentence.inlines:
        shown = sentence.text[inline.offset : inline.offset + inline.length]
        if inline.kind is InlineKind.LINK and phrases.vague.fullmatch(shown.lower().strip(" .")):
            yield Note("vague-link", sentence.source, f"The link {shown!r} does not say where to.")


def advise_images(section: Section) -> Iterator[Note]:
    """Note descriptions of images that describe nothing, or more than can be listened to."""
    for block in section.blocks:
        if block.kind is BlockKind.IMAGE:
            yield from _advise_image(block)


def _advise_image(block: Block) -> Iterator[Note]:
    said = " ".join(sentence.text for sentence in block.sentences)
    source = block.sentences[0].source
    plain = said.lower().strip(" .")
    if plain in _POOR_ALTS or plain.endswith(_PICTURE_ENDINGS):
        yield Note("poor-description", source, f"{said!r} does not say what the image shows.")
    elif len(said) > MAX_ALT_CHARACTERS:
        what = f"The description of the image has {len(said)} characters."
        yield Note("long-description", source, what)
