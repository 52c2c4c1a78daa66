"""A guide's cover as downloads want it: a square JPEG, of 1400 to 3000 px as podcasts ask.

The author's picture stands whole on a white square, never cropped or stretched. A guide with no
cover, or with an SVG one (which no audio player shows), gets one with its title in large type.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

from audioguide.errors import ExportError
from audioguide.export.book import Book
from audioguide.export.title_cover import draw_cover
from audioguide.model.guide import GuideInfo

LEAST_PX, MOST_PX = 1400, 3000
_WHITE = (255, 255, 255)
_QUALITY = 85


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A square RGB picture. `alt` says what it shows; `suffix` is that of a file of its kind."""

    data: bytes
    width_px: int
    height_px: int
    alt: str
    media_type: str = "image/jpeg"
    suffix: str = ".jpg"


def load_cover(book: Book) -> Cover:
    """Read the guide's cover, or draw one: the same bundle gives the same bytes.

    Raises ExportError when the author's picture cannot be read.
    """
    info = book.manifest.info
    if info.cover and not info.cover.endswith(".svg"):
        image = _read_square(book.audio / book.id / info.cover)
        alt = info.cover_alt or info.title
    else:
        credit = _credit(info)
        image = draw_cover(info.title, credit)
        alt = f"{info.title}. {credit}" if credit else info.title
    return _to_cover(image, alt)


def shrink_cover(cover: Cover, width_px: int) -> Cover:
    """Make a smaller copy, for where many are wanted."""
    with Image.open(io.BytesIO(cover.data)) as image:
        return _to_cover(image.resize((width_px, width_px), Image.Resampling.LANCZOS), cover.alt)


def _credit(info: GuideInfo) -> str:
    """Name authors and publisher, once where they are one."""
    names = [*info.authors, *([info.publisher] if info.publisher else [])]
    return ", ".join(dict.fromkeys(names))


def _read_square(path: Path) -> Image.Image:
    try:
        with Image.open(path) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, SyntaxError) as error:
        raise ExportError(
            f"The cover cannot be read ({error}).",
            where=str(path),
            hint="Save it again as PNG or JPEG, name that in guide.toml, and build.",
        ) from error
    side = min(MOST_PX, max(LEAST_PX, *image.size))
    fitted = ImageOps.contain(image, (side, side), Image.Resampling.LANCZOS)
    square = Image.new("RGB", (side, side), _WHITE)
    square.paste(fitted, ((side - fitted.width) // 2, (side - fitted.height) // 2), fitted)
    return square


def _to_cover(image: Image.Image, alt: str) -> Cover:
    data = io.BytesIO()
    # Full colour at every pixel (4:4:4), so that the edges of letters stay sharp.
    image.save(data, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return Cover(data=data.getvalue(), width_px=image.width, height_px=image.height, alt=alt)
