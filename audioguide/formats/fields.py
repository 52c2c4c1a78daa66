"""JSON from a file, read field by field, each of the type it should have.

Where one is not, a `FormatError` says which. Unknown keys are let through: a format can grow.
"""

import json
from dataclasses import dataclass
from typing import Any

from audioguide.errors import FormatError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One JSON object. `where` is its place for people: `timeline, blocks[2].sentences[0]`."""

    values: dict[str, Any]
    where: str

    def has(self, key: str) -> bool:
        """Whether the key is there and not null."""
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        """Return a string. Raises FormatError."""
        return as_text(self.values.get(key), where=self.at(key))

    def number(self, key: str) -> int:
        """Return a whole number, 0 or more. Raises FormatError."""
        return as_number(self.values.get(key), where=self.at(key))

    def optional_text(self, key: str) -> str | None:
        """Return a string, or None where the key is left out. Raises FormatError."""
        return self.text(key) if self.has(key) else None

    def optional_number(self, key: str) -> int | None:
        """Return a whole number, or None where the key is left out. Raises FormatError."""
        return self.number(key) if self.has(key) else None

    def array(self, key: str) -> list[Any]:
        """Return a list, empty where the key is left out. Raises FormatError."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise ill_formed("This should be a list.", where=self.at(key))
        return value

    def objects(self, key: str) -> tuple["Fields", ...]:
        """Return a list of objects, empty where the key is left out. Raises FormatError."""
        return tuple(
            as_fields(value, where=f"{self.at(key)}[{number}]")
            for number, value in enumerate(self.array(key))
        )

    def at(self, key: str) -> str:
        """Return the place of a key, for people."""
        return f"{self.where}{'.' if ', ' in self.where else ', '}{key}"


def parse_fields(data: bytes, *, what: str) -> Fields:
    """Read a JSON object (RFC 8259) in UTF-8; `what` names the kind of file in errors.

    Raises FormatError.
    """
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ill_formed(f"This is not JSON in UTF-8 ({error}).", where=what) from error
    return as_fields(value, where=what)


def as_fields(value: object, *, where: str) -> Fields:
    """Take a JSON value as an object. Raises FormatError."""
    if not isinstance(value, dict):
        raise ill_formed("This should be an object.", where=where)
    return Fields(values=value, where=where)


def as_text(value: object, *, where: str) -> str:
    """Take a JSON value as a string. Raises FormatError, also for half a surrogate pair."""
    if not isinstance(value, str):
        raise ill_formed("This should be a string.", where=where)
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        raise ill_formed("This string holds half a character.", where=where)
    return value


def as_number(value: object, *, where: str) -> int:
    """Take a JSON value as a whole number, 0 or more. Raises FormatError."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ill_formed("This should be a whole number, 0 or more.", where=where)
    return value


def ill_formed(what: str, *, where: str) -> FormatError:
    """Make the error for a bundle's file that does not follow its format."""
    return FormatError(what, where=where, hint="Build the guide again to write the file anew.")
