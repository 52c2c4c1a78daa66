"""`guide.toml`: what a guide is called, how it is spoken, and its `[pronounce]` table. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from audioguide.errors import ScriptError
from audioguide.model.guide import GuideInfo
from audioguide.model.language import LANGUAGE_TAG
from audioguide.model.sound import Pacing
from audioguide.model.text import Finding, Override
from audioguide.script.checks import check_picture
from audioguide.script.decoding import decode_text
from audioguide.script.findings import Notepad
from audioguide.script.ipa import check_ipa
from audioguide.script.overrides import read_overrides
from audioguide.script.podcast import read_podcast
from audioguide.script.pronunciation import Lexicon, to_ipa
from audioguide.script.settings_reader import ACCESS, DATE, RATE, SILENCE, TEXT, TEXTS, Kind, Reader

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a `guide.toml` says. `cover_line` is where its cover is named (0: nowhere).

    `voice_line` is where its voice is, `translation_line` which guide it translates.
    """

    info: GuideInfo
    voice: str = "auto"
    rate: float = 1.0
    pacing: Pacing = field(default_factory=Pacing)
    lexicon: Lexicon = field(default_factory=Lexicon)
    lexicon_lines: Mapping[str, int] = field(default_factory=dict)
    cover_line: int = 0
    overrides: tuple[Override, ...] = ()
    voice_line: int = 0
    translation_line: int = 0


def parse_settings(
    data: bytes, path: str, *, folder_name: str
) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `guide.toml`; what is missing or wrong has its default and a finding.

    Raises ScriptError with the line if the file is not TOML.
    """
    notepad = Notepad(path)
    text = decode_text(data, notepad)
    reader = Reader(values=_load(text, path), text=text, notepad=notepad)
    known = {*_TOP_KEYS, "access", "voice", "pacing", "pronounce", "podcast", "check"}
    reader.note_unknown("", known)
    info = _read_info(reader, folder_name)
    voice, rate = _read_voice(reader)
    lexicon, lines = _read_lexicon(reader, info.lang)
    settings = Settings(
        info=info,
        voice=voice,
        rate=rate,
        pacing=_read_pacing(reader),
        lexicon=lexicon,
        lexicon_lines=lines,
        cover_line=reader.line("", "cover") if info.cover else 0,
        overrides=read_overrides(reader),
        translation_line=reader.line("", "translation_of"),
        voice_line=reader.line("voice", "name"),
    )
    return settings, notepad.findings


def _load(text: str, path: str) -> dict[str, Any]:
    hint = "Mend this line; docs/script-format.md shows a whole guide.toml."
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ScriptError("It is nested too deep.", where=path, hint=hint) from None
    except ValueError as error:  # TOMLDecodeError is one; so is a number of 5,000 figures.
        said = str(error)
        at = _AT_LINE.search(said)
        line = int(at[1]) if at else text.count("\n") + 1
        what = f"This is not TOML: {_AT_LINE.sub('', said)}."
        raise ScriptError(what, where=f"{path}:{line}", hint=hint) from error


_TOP_KEYS: dict[str, tuple[Kind, Any]] = {
    "id": (TEXT, ""),
    "title": (TEXT, ""),
    "authors": (TEXTS, ()),
    "publisher": (TEXT, ""),
    "lang": (TEXT, ""),
    "description": (TEXT, ""),
    "published": (DATE, None),
    "license": (TEXT, None),
    "cover": (TEXT, None),
    "cover_alt": (TEXT, ""),
    "translation_of": (TEXT, None),
}


def _read_info(reader: Reader, folder_name: str) -> GuideInfo:
    values = {key: reader.get("", key, kind, usual) for key, (kind, usual) in _TOP_KEYS.items()}
    info = GuideInfo(**values)
    if not info.title:
        reader.note("no-guide-title", "", "title", "The guide has no title.")
    return replace(
        info,
        id=_checked_id(reader, info.id, folder_name),
        title=info.title or folder_name,
        lang=_checked_lang(reader, info.lang),
        cover=_checked_cover(reader, info),
        is_private=reader.get("", "access", ACCESS, default=False),
        podcast=read_podcast(reader, is_dated=info.published is not None),
    )


def _checked_id(reader: Reader, written: str, folder_name: str) -> str:
    """Give the id, which names folders and addresses: always a slug, whatever was written."""
    wanted = written or folder_name
    if SLUG.fullmatch(wanted):
        return wanted
    reader.note("bad-id", "", "id", f"The id {wanted!r} cannot be part of an address.")
    return "-".join(re.findall(r"[a-z0-9]+", wanted.lower())) or "guide"


def _checked_lang(reader: Reader, written: str) -> str:
    if LANGUAGE_TAG.fullmatch(written):
        return written
    if "lang" not in reader.values:
        reader.note("no-lang", "", "lang", "The guide names no language, so English is taken.")
    else:
        reader.note("bad-lang", "", "lang", f"{written!r} is no language tag.")
    return "en"


def _checked_cover(reader: Reader, info: GuideInfo) -> str | None:
    if not info.cover:
        return None
    if not info.cover_alt:
        reader.note("cover-without-alt", "", "cover", "The cover has no description.")
    return check_picture(info.cover, reader.line("", "cover"), reader.notepad)


def _read_voice(reader: Reader) -> tuple[str, float]:
    if isinstance(reader.values.get("voice"), str):
        return reader.get("", "voice", TEXT, "auto") or "auto", 1.0
    reader.note_unknown("voice", {"name", "rate"})
    name = reader.get("voice", "name", TEXT, "auto") or "auto"
    return name, reader.get("voice", "rate", RATE, 1.0)


def _read_pacing(reader: Reader) -> Pacing:
    usual = Pacing()
    keys = ("lead_in_ms", "after_sentence_ms", "after_block_ms", "after_heading_ms", "tail_ms")
    reader.note_unknown("pacing", set(keys))
    return Pacing(**{key: reader.get("pacing", key, SILENCE, getattr(usual, key)) for key in keys})


def _read_lexicon(reader: Reader, lang: str) -> tuple[Lexicon, dict[str, int]]:
    entries: list[tuple[str, str]] = []
    for written in reader.table("pronounce"):
        said = reader.get("pronounce", written, TEXT, None)
        if said is not None and not (said.strip("/ ") and written.split()):
            what = f"{written!r} has no pronunciation."
            reader.note("empty-pronunciation", "pronounce", written, what)
        elif said is not None:
            if ipa := to_ipa(said):
                check_ipa(ipa, lang, reader.line("pronounce", written), reader.notepad)
            entries.append((written, said))
    lines = {written: reader.line("pronounce", written) for written, _ in entries}
    return Lexicon(tuple(entries)), lines
