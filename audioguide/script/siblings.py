"""What other guides in the folder of scripts call themselves: who translates whom."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

SETTINGS_NAME = "guide.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A guide as far as its relations go."""

    id: str
    lang: str
    translation_of: str | None


def find_siblings(scripts: Path) -> tuple[Sibling, ...]:
    """Give the guides right inside `scripts`, by folder; one that cannot be read is left out.

    Whatever is wrong in it is told when it is its turn.
    """
    files = sorted(scripts.glob(f"*/{SETTINGS_NAME}"))
    return tuple(each for file in files if (each := _read(file)) is not None)


def _read(file: Path) -> Sibling | None:
    try:
        status = file.stat()
        return _parse(file, (status.st_mtime_ns, status.st_size, status.st_ino))
    except (OSError, ValueError, RecursionError):
        return None


@lru_cache(maxsize=4096)
def _parse(file: Path, _version: tuple[int, ...]) -> Sibling:
    values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    return Sibling(
        id=_text(values, "id") or file.parent.name,
        lang=_text(values, "lang") or "en",
        translation_of=_text(values, "translation_of"),
    )


def _text(values: dict[str, Any], key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) else None
