"""Reading guide.toml value by value: each of its kind, or a finding at its line and the default."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from audioguide.script.decoding import clean_text
from audioguide.script.findings import Notepad
from audioguide.script.toml_lines import find_line

MAX_SILENCE_MS = 10_000
MIN_RATE, MAX_RATE = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: what it is called, and how it is read (None: it is of another kind)."""

    what: str
    read: Callable[[object], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Values with the means to note what is wrong with them. Table "" is the file itself."""

    values: Mapping[str, Any]
    text: str
    notepad: Notepad

    def table(self, name: str) -> Mapping[str, Any]:
        """Give a table's values; none where it is left out or is no table (a finding)."""
        if not name:
            return self.values
        value = self.values.get(name, {})
        if isinstance(value, dict):
            return value
        self.note("wrong-value", "", name, f"{name} must be a table, begun by a line [{name}].")
        return {}

    def line(self, table: str, key: str) -> int:
        """Find the line of a key, counted from 1; 0 where it is not written."""
        return find_line(self.text, table, key)

    def note(self, code: str, table: str, key: str, message: str) -> None:
        """Note a finding at the line of a key."""
        self.notepad.note(code, self.line(table, key), message)

    def note_unknown(self, table: str, known: set[str]) -> None:
        """Note every key of a table that is none of the known ones."""
        for key in self.table(table):
            if key not in known:
                where = f"[{table}]" if table else "guide.toml"
                self.note("unknown-key", table, key, f"{where} knows no {key!r}.")

    def get(self, table: str, key: str, kind: Kind, default: Any) -> Any:  # noqa: ANN401
        """Give the value if it is of its kind, else a finding and the default."""
        value = self.table(table).get(key)
        if value is None:
            return default
        read = kind.read(value)
        if read is None:
            self.note("wrong-value", table, key, f"{key} must be {kind.what}.")
            return default
        return read


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


def _to_flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _to_access(value: object) -> bool | None:
    """Say whether the guide is private."""
    return {"public": False, "token": True}.get(value) if isinstance(value, str) else None


TEXT = Kind('text in quotes, such as "My guide"', _to_text)
TEXTS = Kind('a list, such as ["Ada Lovelace"]', _to_texts)
DATE = Kind("a day, such as 2026-11-24", _to_date)
FLAG = Kind("true or false", _to_flag)
ACCESS = Kind('"public" or "token"', _to_access)
SILENCE = Kind(f"whole milliseconds from 0 to {MAX_SILENCE_MS}", _to_silence)
RATE = Kind(f"a number from {MIN_RATE} to {MAX_RATE}", _to_rate)
