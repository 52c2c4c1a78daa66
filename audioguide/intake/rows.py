"""Rows of tables get their number, in the language of the guide: `Row 1. Lung: bone.` Pure."""

from dataclasses import replace

from audioguide.intake.draft import Draft
from audioguide.model.language import primary_language

# Said before a row's number.
ROW = {"en": "Row", "es": "Fila", "fr": "Ligne", "de": "Zeile", "it": "Riga", "pt": "Linha"}


def name_rows(draft: Draft) -> Draft:
    """Say before each row which it is; in English for a language that the table above lacks."""
    name = ROW.get(primary_language(draft.lang), ROW["en"])
    parts = tuple(
        part if part.row is None else replace(part, text=f"{name} {part.row}. {part.text}")
        for part in draft.parts
    )
    return replace(draft, parts=parts)
