"""`guide.toml`: what a guide is called, how it is spoken, and its `[pronounce]` table. Pure."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from audioguide.errors import ScriptError
from audioguide.model.guide import GuideInfo
from audioguide.model.language import LANGUAGE_TAG
from audioguide.model.sound import Pacing
from audioguide.model.text import Finding
from audioguide.script.checks import check_picture
from audioguide.script.decoding import clean_text, decode_text
from audioguide.script.findings import Notepad
from audioguide.script.pronunciation import Lexicon
from audioguide.script.toml_lines import find_line

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_SILENCE_MS = 10_000
MIN_RATE, MAX_RATE = 0.5, 2.0

_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a `guide.toml` says. `cover_line` is where its cover is named (0: nowhere)."""

    info: GuideInfo
    voice: str = "auto"
    rate: float = 1.0
    pacing: Pacing = field(default_factory=Pacing)
    lexicon: Lexicon = field(default_factory=Lexicon)
    lexicon_lines: Mapping[str, int] = field(default_factory=dict)
    cover_line: int = 0


def parse_settings(
    data: bytes, path: str, *, folder_name: str
) -> tuple[Settings, tuple[Finding, ...]]:
    """Read `guide.toml`; what is missing or wrong has its default and a finding.

    Raises ScriptError with the line if the file is not TOML.
    """
    notepad = Notepad(path)
    text = decode_text(data, notepad)
    reader = _Reader(values=_load(text, path), text=text, notepad=notepad)
    reader.note_unknown("", {*_TOP_KEYS, "voice", "pacing", "pronounce"})
    info = _read_info(reader, folder_name)
    voice, rate = _read_voice(reader)
    lexicon, lines = _read_lexicon(reader)
    settings = Settings(
        info=info,
        voice=voice,
        rate=rate,
        pacing=_read_pacing(reader),
        lexicon=lexicon,
        lexicon_lines=lines,
        cover_line=reader.line("", "cover") if info.cover else 0,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Values with the means to note what is wrong with them. Table "" is the file itself."""

    values: Mapping[str, Any]
    text: str
    notepad: Notepad

    def table(self, name: str) -> Mapping[str, Any]:
        if not name:
            return self.values
        value = self.values.get(name, {})
        if isinstance(value, dict):
            return value
        self.note("wrong-value", "", name, f"{name} must be a table, begun by a line [{name}].")
        return {}

    def line(self, table: str, key: str) -> int:
        return find_line(self.text, table, key)

    def note(self, code: str, table: str, key: str, message: str) -> None:
        self.notepad.note(code, self.line(table, key), message)

    def note_unknown(self, table: str, known: set[str]) -> None:
        for key in self.table(table):
            if key not in known:
                where = f"[{table}]" if table else "guide.toml"
                self.note("unknown-key", table, key, f"{where} knows no {key!r}.")

    def get(self, table: str, key: str, kind: "_Kind", default: Any) -> Any:  # noqa: ANN401
        """Give the value if it is of its kind, else a finding and the default."""
        value = self.table(table).get(key)
        if value is None:
            return default
        read = kind.read(value)
        if read is None:
            self.note("wrong-value", table, key, f"{key} must be {kind.what}.")
            return default
        return read


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value: what it is called, and how it is read (None: it is of another kind)."""

    what: str
    read: Callable[[object], Any]


def _to_text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(clean_text(value).split())


def _to_texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        return None
    return tuple(text for each in value if (text := " ".join(clean_text(each).split())))


def _to_date(value: object) -> str | None:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if not isinstance(value, str):
        return None
    read = datetime if "T" in value else date
    try:
        return read.fromisoformat(value).isoformat()
    except ValueError:
        return None


def _to_silence(value: object) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= MAX_SILENCE_MS else None


def _to_rate(value: object) -> float | None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return None
    return float(value) if MIN_RATE <= value <= MAX_RATE else None


_TEXT = _Kind('text in quotes, such as "My guide"', _to_text)
_TEXTS = _Kind('a list, such as ["Ada Lovelace"]', _to_texts)
_DATE = _Kind("a day, such as 2026-11-24", _to_date)
_SILENCE = _Kind(f"whole milliseconds from 0 to {MAX_SILENCE_MS}", _to_silence)
_RATE = _Kind(f"a number from {MIN_RATE} to {MAX_RATE}", _to_rate)

_TOP_KEYS: dict[str, tuple[_Kind, Any]] = {
    "id": (_TEXT, ""),
    "title": (_TEXT, ""),
    "authors": (_TEXTS, ()),
    "publisher": (_TEXT, ""),
    "lang": (_TEXT, ""),
    "description": (_TEXT, ""),
    "published": (_DATE, None),
    "license": (_TEXT, None),
    "cover": (_TEXT, None),
    "cover_alt": (_TEXT, ""),
}


def _read_info(reader: _Reader, folder_name: str) -> GuideInfo:
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
    )


def _checked_id(reader: _Reader, written: str, folder_name: str) -> str:
    """Give the id, which names folders and addresses: always a slug, whatever was written."""
    wanted = written or folder_name
    if SLUG.fullmatch(wanted):
        return wanted
    reader.note("bad-id", "", "id", f"The id {wanted!r} cannot be part of an address.")
    return "-".join(re.findall(r"[a-z0-9]+", wanted.lower())) or "guide"


def _checked_lang(reader: _Reader, written: str) -> str:
    if LANGUAGE_TAG.fullmatch(written):
        return written
    if "lang" not in reader.values:
        reader.note("no-lang", "", "lang", "The guide names no language, so English is taken.")
    else:
        reader.note("bad-lang", "", "lang", f"{written!r} is no language tag.")
    return "en"


def _checked_cover(reader: _Reader, info: GuideInfo) -> str | None:
    if not info.cover:
        return None
    if not info.cover_alt:
        reader.note("cover-without-alt", "", "cover", "The cover has no description.")
    return check_picture(info.cover, reader.line("", "cover"), reader.notepad)


def _read_voice(reader: _Reader) -> tuple[str, float]:
    if isinstance(reader.values.get("voice"), str):
        return reader.get("", "voice", _TEXT, "auto") or "auto", 1.0
    reader.note_unknown("voice", {"name", "rate"})
    name = reader.get("voice", "name", _TEXT, "auto") or "auto"
    return name, reader.get("voice", "rate", _RATE, 1.0)


def _read_pacing(reader: _Reader) -> Pacing:
    usual = Pacing()
    keys = ("lead_in_ms", "after_sentence_ms", "after_block_ms", "after_heading_ms", "tail_ms")
    reader.note_unknown("pacing", set(keys))
    return Pacing(**{key: reader.get("pacing", key, _SILENCE, getattr(usual, key)) for key in keys})


def _read_lexicon(reader: _Reader) -> tuple[Lexicon, dict[str, int]]:
    entries: list[tuple[str, str]] = []
    for written in reader.table("pronounce"):
        said = reader.get("pronounce", written, _TEXT, None)
        if said is not None and not (said.strip("/ ") and written.split()):
            what = f"{written!r} has no pronunciation."
            reader.note("empty-pronunciation", "pronounce", written, what)
        elif said is not None:
            entries.append((written, said))
    lines = {written: reader.line("pronounce", written) for written, _ in entries}
    return Lexicon(tuple(entries)), lines
