"""The `[podcast]` table of guide.toml: what feeds say where it differs from the guide itself."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import urlsplit
from uuid import UUID

from audioguide.model.podcast import CATEGORIES, MEDIUMS, Person, PodcastInfo
from audioguide.script.settings_reader import FLAG, TEXT, Kind, Reader

TABLE = "podcast"
_EMAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[^@\s<>\".]+")
_PERSON_KEYS = ("name", "role", "group", "href", "img")


def _to_address(value: object) -> str | None:
    """Take a web address that feeds may name: absolute, and of the web."""
    if not isinstance(value, str) or not value.isprintable() or " " in value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    return value if parts.scheme in {"http", "https"} and parts.hostname else None


def _to_email(value: object) -> str | None:
    return value if isinstance(value, str) and _EMAIL.fullmatch(value) else None


def _to_guid(value: object) -> str | None:
    try:
        return str(UUID(value)) if isinstance(value, str) else None
    except ValueError:
        return None


def _to_medium(value: object) -> str | None:
    return value if isinstance(value, str) and value in MEDIUMS else None


def _to_rows(value: object) -> list[dict[str, object]] | None:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    return value


_ADDRESS = Kind('a web address, such as "https://example.org"', _to_address)
_EMAIL_KIND = Kind('an email address, such as "ada@example.org"', _to_email)
_GUID = Kind('a UUID, such as "917393e3-1b1e-5cef-ace4-edaa54e1f810"', _to_guid)
_MEDIUM = Kind(f"one of {', '.join(MEDIUMS)}", _to_medium)
_ROWS = Kind('a list, such as [{ name = "Ada Lovelace", role = "narrator" }]', _to_rows)

_KINDS = {
    "author": TEXT,
    "owner_name": TEXT,
    "owner_email": _EMAIL_KIND,
    "explicit": FLAG,
    "locked": FLAG,
    "medium": _MEDIUM,
    "guid": _GUID,
    "link": _ADDRESS,
    "copyright": TEXT,
}


def read_podcast(reader: Reader, *, is_dated: bool) -> PodcastInfo:
    """Read the table; what is missing or wrong has its default, and a finding where it matters."""
    usual = PodcastInfo()
    if not reader.table(TABLE):
        return usual
    reader.note_unknown(TABLE, {*_KINDS, "category", "persons"})
    if not is_dated:
        reader.note("podcast-without-date", "", TABLE, "The podcast has no date.")
    category, subcategory = _read_category(reader, usual)
    return PodcastInfo(
        **{key: reader.get(TABLE, key, kind, getattr(usual, key)) for key, kind in _KINDS.items()},
        category=category,
        subcategory=subcategory,
        persons=tuple(_read_persons(reader)),
    )


def _read_category(reader: Reader, usual: PodcastInfo) -> tuple[str, str]:
    """Read `Health & Fitness` or `Health & Fitness > Medicine`; small letters will do."""
    written = reader.get(TABLE, "category", TEXT, usual.category)
    category, _, subcategory = (part.strip() for part in written.partition(">"))
    found = _find(category, tuple(CATEGORIES))
    inside = CATEGORIES.get(found or "", ())
    found_inside = _find(subcategory, inside) if subcategory else ""
    if found is None or found_inside is None:
        near = _nearest(subcategory, inside) if found else _nearest(category, tuple(CATEGORIES))
        what = f"Apple has no category {written!r}."
        reader.note("podcast-category", TABLE, "category", what + near)
        return usual.category, usual.subcategory
    return found, found_inside


def _find(written: str, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name.lower() == written.lower()), None)


def _nearest(written: str, names: tuple[str, ...]) -> str:
    near = get_close_matches(written, names, n=1)
    return f" Perhaps {near[0]!r}." if near else ""


def _read_persons(reader: Reader) -> Iterator[Person]:
    for row in reader.get(TABLE, "persons", _ROWS, []):
        for key in row.keys() - set(_PERSON_KEYS):
            reader.note("unknown-key", TABLE, "persons", f"A person knows no {key!r}.")
        about = {key: _read_of_person(reader, row, key) for key in _PERSON_KEYS if key in row}
        if about.get("name"):
            yield Person(**about)
        else:
            reader.note("wrong-value", TABLE, "persons", "A person must have a name.")


def _read_of_person(reader: Reader, row: dict[str, object], key: str) -> str:
    kind = _ADDRESS if key in {"href", "img"} else TEXT
    read: str | None = kind.read(row[key])
    if read is None:
        reader.note("wrong-value", TABLE, "persons", f"{key} of a person must be {kind.what}.")
    return read or ""
