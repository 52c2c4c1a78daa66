import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from audioguide.errors import ExportError
from audioguide.export.book import Book, load_book
from audioguide.export.cover import LEAST_PX, MOST_PX, Cover, load_cover, shrink_cover
from audioguide.export.title_cover import INK, PAPER, WIDTH_PX, draw_cover
from audioguide.export.typefaces import readable

RED, WHITE = (220, 0, 0), (255, 255, 255)


def _with_cover(audio: Path, image: Image.Image | bytes, name: str, alt: str = "") -> Book:
    """Give the book a cover, as a build would have copied it."""
    path = audio / "lungs" / name
    if isinstance(image, bytes):
        path.write_bytes(image)
    else:
        image.save(path)
    book = load_book(audio, "lungs")
    info = replace(book.manifest.info, cover=name, cover_alt=alt)
    return replace(book, manifest=replace(book.manifest, info=info))


def _open(cover: Cover) -> Image.Image:
    image = Image.open(io.BytesIO(cover.data))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (cover.width_px,) * 2)
    return image


def _looks(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_guide_without_a_cover_gets_one_with_its_title_the_same_each_time(audio: Path) -> None:
    book = load_book(audio, "lungs")
    cover = load_cover(book)
    assert cover == load_cover(book)
    assert cover.alt == "Your “lungs” & you 🫁. Ada Writer, Bo <Editor>, The Clinic"
    assert LEAST_PX <= cover.width_px == cover.height_px <= MOST_PX
    _open(cover)


def test_its_words_have_a_contrast_of_seven_to_one() -> None:
    assert (_luminance(INK) + 0.05) / (_luminance(PAPER) + 0.05) >= 7


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("Your “lungs” & you 🫁", "Your “lungs” & you"),
        ("Lungs🫁 at work", "Lungs at work"),
        ("Žluťoučký  kůň\u00a0— naïve Ősi\u0301", "Žluťoučký kůň — naïve Ősí"),
        ("soft\u00adware \u202bhere\u202c", "software here"),
        ("肺 (lungs)", "(lungs)"),
        ("肺がんガイド MRI", ""),
        ("مرحبا بك", ""),
        ("🫁", ""),
        ("", ""),
    ],
)
def test_what_no_typeface_has_is_left_out(title: str, drawn: str) -> None:
    assert readable(title) == drawn


@pytest.mark.parametrize("title", ["MRI", "Living well with it, day by day " * 30, "x" * 400])
def test_any_title_stays_inside_the_margins(title: str) -> None:
    image = draw_cover(title, "Ada Writer, " * 40)
    blank = Image.new("RGB", image.size, PAPER)
    left, top, right, bottom = ImageChops.difference(image, blank).getbbox() or (0, 0, 0, 0)
    assert min(left, top) >= 120
    assert max(right, bottom) <= WIDTH_PX - 120


def test_a_short_title_is_written_large() -> None:
    blank, image = draw_cover("", ""), draw_cover("MRI", "")
    box = ImageChops.difference(image, blank).getbbox()
    assert box is not None
    assert box[3] - box[1] >= WIDTH_PX / 11


def test_the_authors_picture_stands_whole_on_white(audio: Path) -> None:
    book = _with_cover(audio, Image.new("RGB", (2000, 1000), RED), "wide.png", "A red field.")
    cover = load_cover(book)
    assert (cover.alt, cover.width_px) == ("A red field.", 2000)
    image = _open(cover)
    assert _looks(image.getpixel((1000, 480)), WHITE)
    assert _looks(image.getpixel((1000, 1520)), WHITE)
    for x in (20, 1980):
        assert _looks(image.getpixel((x, 520)), RED)
        assert _looks(image.getpixel((x, 1480)), RED)


@pytest.mark.parametrize(("side", "width_px"), [(64, LEAST_PX), (1500, 1500), (4000, MOST_PX)])
def test_its_size_is_what_podcasts_ask_for(audio: Path, side: int, width_px: int) -> None:
    cover = load_cover(_with_cover(audio, Image.new("L", (side, side // 2)), "cover.jpg"))
    assert cover.width_px == width_px
    _open(cover)


def test_a_clear_picture_is_laid_on_white(audio: Path) -> None:
    book = _with_cover(audio, Image.new("RGBA", (100, 100), (0, 0, 0, 0)), "clear.webp")
    assert _looks(_open(load_cover(book)).getpixel((700, 700)), WHITE)


def test_instead_of_a_drawing_the_title_is_shown(audio: Path) -> None:
    book = _with_cover(audio, b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing.svg", "Lungs.")
    assert load_cover(book) == load_cover(load_book(audio, "lungs"))


def test_a_picture_that_cannot_be_read_is_named(audio: Path) -> None:
    book = _with_cover(audio, b"\x89PNG\r\n\x1a\n and no more", "broken.png")
    with pytest.raises(ExportError, match=r"broken\.png: The cover cannot be read"):
        load_cover(book)


def test_a_smaller_copy_shows_the_same(audio: Path) -> None:
    cover = load_cover(load_book(audio, "lungs"))
    small = shrink_cover(cover, 400)
    assert (small.width_px, small.alt) == (400, cover.alt)
    assert len(small.data) < 30_000
    _open(small)
