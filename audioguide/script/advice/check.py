"""Runs every adviser over a guide."""

from collections.abc import Iterator

from audioguide.model.guide import Guide
from audioguide.model.text import Finding, SourceLocation
from audioguide.script.advice.abbreviations import advise_abbreviations
from audioguide.script.advice.reading import advise_level, advise_passives, advise_sentences
from audioguide.script.advice.whole import advise_credits, advise_length, advise_tempo
from audioguide.script.advice.wording import advise_images, advise_wording
from audioguide.script.findings import Note

OF_SECTIONS = (advise_level, advise_sentences, advise_passives, advise_wording, advise_images)
OF_GUIDES = (advise_abbreviations, advise_length)
OF_SETTINGS = (advise_tempo, advise_credits)


def advise(guide: Guide, settings: SourceLocation) -> tuple[Finding, ...]:
    """Find what could be heard more easily; `settings` is where `guide.toml` lies."""
    notes = sorted(_notes(guide, settings), key=lambda note: (note.source.path, note.source.line))
    return tuple(note.to_finding() for note in notes)


def _notes(guide: Guide, settings: SourceLocation) -> Iterator[Note]:
    for section in guide.sections:
        for advise_section in OF_SECTIONS:
            yield from advise_section(section)
    for advise_guide in OF_GUIDES:
        yield from advise_guide(guide)
    for advise_settings in OF_SETTINGS:
        yield from advise_settings(guide, settings)
