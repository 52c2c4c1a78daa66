"""The recipe: a document's bytes become a guide's folder and a report of what was left out."""

from dataclasses import replace
from pathlib import Path

from audioguide.errors import ScriptError
from audioguide.intake.beside import take_pictures
from audioguide.intake.boilerplate import drop_boilerplate, find_authors, find_title
from audioguide.intake.bounded import read_bounded
from audioguide.intake.chapters import to_chapters
from audioguide.intake.folder import Placed, place_files
from audioguide.intake.headings import infer_headings
from audioguide.intake.language import detect_language
from audioguide.intake.markdown import render_chapter, render_settings
from audioguide.intake.readers.kinds import find_kind
from audioguide.intake.report import IntakeReport, to_report
from audioguide.intake.rows import name_rows

SETTINGS_NAME = "guide.toml"


def import_document(
    data: bytes,
    name: str,
    folder: Path,
    *,
    lang: str | None = None,
    keep_all: bool = False,
    beside: Path | None = None,
) -> tuple[IntakeReport, tuple[Placed, ...]]:
    """Make a guide in `folder` from a document; `name` tells its kind and names it in errors.

    `lang` (BCP 47) wins over what the document says; `beside` is the folder that it lies in, for
    its pictures. Raises ScriptError, OSError.
    """
    draft = read_bounded(find_kind(name, data), data, keep_all=keep_all)
    draft = take_pictures(draft, beside)
    title, authors = find_title(draft), find_authors(draft)
    if not keep_all:
        draft = drop_boilerplate(draft, title)
    draft = infer_headings(draft, title)
    draft = replace(draft, authors=authors, lang=lang or draft.lang or detect_language(draft))
    draft = name_rows(draft)
    chapters = to_chapters(draft, title)
    if not chapters:
        raise ScriptError(
            "There is no text in it to make a guide from.",
            where=name,
            hint="If it is a scan, run text recognition on it first; or try --keep-all.",
        )
    files = {SETTINGS_NAME: render_settings(draft, title).encode()}
    digits = max(2, len(str(len(chapters))))
    for number, chapter in enumerate(chapters, start=1):
        files[f"{number:0{digits}}-{chapter.slug}.md"] = render_chapter(chapter).encode()
    used = {part.href for chapter in chapters for part in chapter.parts if part.href}
    files |= {href: draft.pictures[href] for href in sorted(used)}
    return to_report(name, draft, title, chapters), place_files(folder, files)
