"""With `siblings`, all of this package that reads the disk: a guide's folder becomes a `Guide`."""

import os
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from audioguide.errors import ScriptError
from audioguide.model.guide import Guide, GuideInfo
from audioguide.model.language import primary_language
from audioguide.model.text import Finding, Section, SourceLocation
from audioguide.script.advice.check import advise
from audioguide.script.findings import Notepad
from audioguide.script.markdown import parse_section
from audioguide.script.overrides import apply_overrides
from audioguide.script.pictures import HEAD_BYTES, is_picture
from audioguide.script.pls import SharedLexicon, parse_pls
from audioguide.script.pronunciation import Lexicon
from audioguide.script.settings import Settings, parse_settings
from audioguide.script.siblings import SETTINGS_NAME, find_siblings

_CHAPTER_NAME = re.compile(r"([0-9]{2,4})-([a-z0-9]+(?:-[a-z0-9]+)*)\.md")
# Files whose author thinks of a chapter.
_TEXT_SUFFIXES = {".md", ".markdown", ".mdown", ".txt"}


def find_guide_folders(scripts: Path) -> tuple[Path, ...]:
    """Folders right inside `scripts` that hold a guide.toml, sorted; none if there is no folder."""
    return tuple(sorted(file.parent for file in scripts.glob(f"*/{SETTINGS_NAME}")))


def read_guide(folder: Path) -> tuple[Guide, tuple[Finding, ...]]:
    """Read a guide, and find all that is wrong in its files, sorted by path and line.

    Raises ScriptError if the folder or its guide.toml is missing, cannot be read, or is not TOML.
    """
    shelf = _Shelf(folder=folder)
    settings, found = parse_settings(
        shelf.read(_find_settings(folder)),
        shelf.shown(folder / SETTINGS_NAME),
        folder_name=folder.absolute().name,
    )
    shelf.findings += found
    sections = _read_sections(shelf, settings, _read_lexicons(shelf))
    _check_settings(shelf, settings, sections)
    guide = Guide(
        info=_with_translations(shelf, settings),
        sections=sections,
        voice=settings.voice,
        rate=settings.rate,
        pacing=settings.pacing,
        overrides=settings.overrides,
        voice_source=SourceLocation(
            path=shelf.shown(folder / SETTINGS_NAME), line=settings.voice_line
        ),
    )
    return guide, apply_overrides(sorted(shelf.findings, key=_order), settings.overrides)


def advise_guide(folder: Path, guide: Guide) -> tuple[Finding, ...]:
    """Find what could be heard more easily in a guide that was read from `folder`."""
    shelf = _Shelf(folder=folder)
    settings = SourceLocation(path=shelf.shown(folder / SETTINGS_NAME))
    return apply_overrides(advise(guide, settings), guide.overrides)


def _order(finding: Finding) -> tuple[str, int]:
    return finding.source.path, finding.source.line


def _find_settings(folder: Path) -> Path:
    if not folder.is_dir():
        raise ScriptError(
            "There is no such folder.", where=str(folder), hint="Look for the guide in scripts/."
        )
    if not (folder / SETTINGS_NAME).is_file():
        hint = 'Add one; the lines title = "My guide" and lang = "en" are enough.'
        raise ScriptError(f"There is no {SETTINGS_NAME} here.", where=str(folder), hint=hint)
    return folder / SETTINGS_NAME


@dataclass(slots=True, kw_only=True)
class _Shelf:
    """A guide's folder, and what was found in its files so far."""

    folder: Path
    findings: list[Finding] = field(default_factory=list)

    def read(self, file: Path) -> bytes:
        try:
            return file.read_bytes()
        except OSError as error:
            what = f"The file cannot be read: {error.strerror}."
            hint = "Mend its permissions, or close it elsewhere."
            raise ScriptError(what, where=self.shown(file), hint=hint) from error

    def shown(self, file: Path) -> str:
        """Give the path as the author would type it: from the folder that holds `scripts`."""
        file = file.absolute()
        path = file.relative_to(self.folder.absolute().parent.parent).as_posix()
        # A name that is no UTF-8 could not be printed.
        return os.fsencode(path).decode("utf-8", "replace")

    def note(self, code: str, path: str, line: int, message: str) -> None:
        notepad = Notepad(path)
        notepad.note(code, line, message)
        self.findings += notepad.findings


def read_pronunciations(folder: Path) -> tuple[Lexicon, str]:
    """Read the `[pronounce]` table of a guide, and the guide's language. Raises ScriptError."""
    data = _Shelf(folder=folder).read(_find_settings(folder))
    settings, _ = parse_settings(data, str(folder / SETTINGS_NAME), folder_name=folder.name)
    return settings.lexicon, settings.info.lang


def _read_lexicons(shelf: _Shelf) -> tuple[SharedLexicon, ...]:
    """Read what is beside the guide's folder for all guides: lexicon.pls, lexicon-es.pls."""
    lexicons = []
    for file in sorted(shelf.folder.absolute().parent.glob("lexicon*.pls")):
        lexicon, found = parse_pls(shelf.read(file), shelf.shown(file))
        lexicons.append(lexicon)
        shelf.findings += found
    return tuple(lexicons)


def _read_sections(
    shelf: _Shelf, settings: Settings, shared: tuple[SharedLexicon, ...]
) -> tuple[Section, ...]:
    """Every text file is parsed, so that all findings come in one pass; misnamed ones are left."""
    sections: list[tuple[int, Section]] = []
    names: dict[str, str] = {}
    for file in sorted(shelf.folder.iterdir()):
        if file.name.startswith(".") or file.suffix.lower() not in _TEXT_SUFFIXES:
            continue
        if not file.is_file():
            continue
        name = _CHAPTER_NAME.fullmatch(file.name)
        section, found = parse_section(
            shelf.read(file),
            path=shelf.shown(file),
            section_id=name[2] if name else "unnamed",
            lang=settings.info.lang,
            lexicon=settings.lexicon,
            shared=shared,
        )
        shelf.findings += found
        _check_pictures(shelf, section)
        _check_recording(shelf, section)
        if not name:
            what = "The name is not that of a chapter."
            shelf.note("file-name", shelf.shown(file), 0, what)
        elif not _is_double(shelf, file, name, names):
            sections.append((int(name[1]), section))
    if not sections:
        shelf.note("no-chapters", shelf.shown(shelf.folder), 0, "The guide has no chapters.")
    return tuple(section for _, section in sorted(sections, key=lambda pair: pair[0]))


def _is_double(shelf: _Shelf, file: Path, name: re.Match[str], names: dict[str, str]) -> bool:
    """Note a number or a slug that an earlier file has; True if it is the slug."""
    number, slug = str(int(name[1])), name[2]
    for code, key in (("duplicate-number", f"number {number}"), ("duplicate-slug", f"name {slug}")):
        other = names.setdefault(key, file.name)
        if other != file.name:
            shelf.note(code, shelf.shown(file), 0, f"{other} has the {key} too.")
    return names[f"name {slug}"] != file.name


def _with_translations(shelf: _Shelf, settings: Settings) -> GuideInfo:
    """Find the guides beside this one that translate it, and the one that it translates."""
    info = settings.info
    others = find_siblings(shelf.folder.absolute().parent)
    translations = tuple(
        other.id for other in others if other.translation_of == info.id != other.id
    )
    original = info.translation_of
    if original is None:
        return replace(info, translations=translations)
    found = next((other for other in others if other.id == original), None)
    if found is None or original == info.id:
        what = f"There is no other guide with the id {original!r} here."
    elif primary_language(found.lang) == primary_language(info.lang):
        what = f"{original!r} is in the same language."
    else:
        return replace(info, translations=translations)
    settings_path = shelf.shown(shelf.folder / SETTINGS_NAME)
    shelf.note("translation-of", settings_path, settings.translation_line, what)
    return replace(info, translation_of=None, translations=translations)


def _check_settings(shelf: _Shelf, settings: Settings, sections: tuple[Section, ...]) -> None:
    """Note a cover that is not there, and pronunciations of words that do not occur."""
    path = shelf.shown(shelf.folder / SETTINGS_NAME)
    if settings.info.cover:
        _check_file(shelf, settings.info.cover, path, settings.cover_line)
    text = "\n".join(sentence.text for section in sections for sentence in section.sentences)
    used = settings.lexicon.uses(text)
    for written, line in settings.lexicon_lines.items():
        if written not in used:
            shelf.note("unused-pronunciation", path, line, f"{written!r} does not occur.")


def _check_pictures(shelf: _Shelf, section: Section) -> None:
    for block in section.blocks:
        if block.href:
            source = block.sentences[0].source
            _check_file(shelf, block.href, source.path, source.line)


def _check_recording(shelf: _Shelf, section: Section) -> None:
    if section.recording is None or section.recording_source is None:
        return
    file, source = shelf.folder / section.recording, section.recording_source
    inside = file.resolve().is_relative_to(shelf.folder.resolve())
    if not inside or not _is_file(file):
        what = f"There is no file {section.recording} in the guide's folder."
        shelf.note("recording-missing", source.path, source.line, what)


def _check_file(shelf: _Shelf, href: str, path: str, line: int) -> None:
    file = shelf.folder / href
    if not _is_file(file):
        shelf.note("image-missing", path, line, f"There is no file {href}.")
    elif not file.resolve().is_relative_to(shelf.folder.resolve()):
        what = f"The image {href} is a link to a file outside of the guide's folder."
        shelf.note("image-address", path, line, what)
    elif not is_picture(href, _head(file)):
        what = f"{href} is empty, or is no picture of the kind that its name says."
        shelf.note("image-damaged", path, line, what)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD_BYTES)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:  # A name longer than file systems allow, for one.
        return False
