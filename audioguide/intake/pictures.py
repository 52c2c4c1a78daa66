"""Pictures that a document brings: kept once each, under names that an address can hold. Pure."""

import hashlib
from dataclasses import dataclass, field

_SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/avif": ".avif",
    "image/svg+xml": ".svg",
}

MEDIA_TYPES = {suffix: kind for kind, suffix in _SUFFIXES.items()} | {".jpeg": "image/jpeg"}
"""Kinds of picture by how their names end."""


@dataclass(slots=True)
class PictureBox:
    """Pictures by their names in the guide's folder."""

    pictures: dict[str, bytes] = field(default_factory=dict)

    def add(self, data: bytes, media_type: str) -> str:
        """Keep a picture and give its name; empty for a kind that pages cannot show."""
        suffix = _SUFFIXES.get(media_type.lower())
        if suffix is None:
            return ""
        for name, kept in self.pictures.items():
            if kept == data:
                return name
        name = f"picture-{hashlib.sha256(data).hexdigest()[:8]}{suffix}"
        self.pictures[name] = data
        return name

    def find(self, name: str) -> str | None:
        """Give the name back if it is that of a picture kept."""
        return name if name in self.pictures else None
