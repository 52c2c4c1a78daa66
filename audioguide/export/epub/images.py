"""Pictures of the text as every EPUB reader shows them."""

import io
from dataclasses import dataclass
from pathlib import Path, PurePath

from PIL import Image

from audioguide.export.book import Book
from audioguide.model.guide import Resource

# EPUB 3.3, section 3.2, core media types. What is none (AVIF) is made a PNG.
_CORE = {"image/gif", "image/jpeg", "image/png", "image/svg+xml", "image/webp"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the book's folder `images`; `content` is its bytes, or where they lie."""

    name: str
    media_type: str
    content: bytes | Path


def load_picture(book: Book, resource: Resource) -> Picture:
    """Take a picture as it is, or as a PNG where EPUB does not know its kind."""
    path = book.path(resource)
    if resource.media_type in _CORE:
        return Picture(name=resource.href, media_type=resource.media_type, content=path)
    data = io.BytesIO()
    with Image.open(path) as image:
        image.save(data, "PNG")
    name = PurePath(resource.href).with_suffix(".png").name
    return Picture(name=name, media_type="image/png", content=data.getvalue())
