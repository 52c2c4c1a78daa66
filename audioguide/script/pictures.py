"""Whether a file is a picture of the kind that its name says, by how its content begins. Pure."""

from collections.abc import Callable
from pathlib import PurePath

HEAD_BYTES = 512
"""How much of a file is enough to tell."""

_BEGINNINGS: dict[str, Callable[[bytes], bool]] = {
    ".png": lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"),
    ".jpg": lambda head: head.startswith(b"\xff\xd8\xff"),
    ".jpeg": lambda head: head.startswith(b"\xff\xd8\xff"),
    ".gif": lambda head: head.startswith((b"GIF87a", b"GIF89a")),
    ".webp": lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP",
    ".avif": lambda head: head[4:8] == b"ftyp" and b"avi" in head[8:32],
    ".svg": lambda head: head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"),
}
IMAGE_TYPES = tuple(_BEGINNINGS)


def is_picture(href: str, head: bytes) -> bool:
    """Tell whether `head`, the first bytes of the file `href`, begins such a picture."""
    return _BEGINNINGS[PurePath(href).suffix.lower()](head)
