"""An audiobook in one file with chapters: AAC in MP4, read by Apple Books and audiobook apps.

ffmpeg makes the AAC; the file round it is our own, because ffmpeg keeps a record of every frame in
memory until the end (94 MB for ten hours where ten minutes take 31).
"""

from array import array
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from audioguide.bundle.iso_639 import to_iso_639_2
from audioguide.export.aac import BIT_RATE, encode_aac, read_config, read_frames
from audioguide.export.book import Book, Product
from audioguide.export.cover import load_cover, shrink_cover
from audioguide.export.marks import to_marks
from audioguide.export.whole_sound import read_whole_sound
from audioguide.formats.mp3 import RATE_HZ
from audioguide.formats.mp4 import Sound, render_head
from audioguide.formats.mp4_tags import render_nero_chapters, render_tags
from audioguide.model.guide import Manifest

COVER_PX = 1400


def export_m4b(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.m4b`."""
    manifest = book.manifest
    cover = shrink_cover(load_cover(book), COVER_PX)
    marks = [(mark.span, mark.chapter.title) for mark in to_marks(manifest)]
    tags = [*render_tags(_texts(manifest), cover.data), *render_nero_chapters(marks)]
    name = f"{book.id}.m4b"
    with TemporaryDirectory(dir=folder) as scratch, (folder / name).open("wb") as file:
        aac = Path(scratch) / "sound.aac"
        encode_aac(read_whole_sound(book, Path(scratch)), aac)
        sound = Sound(
            sizes=array("I", map(len, read_frames(aac))),
            rate_hz=RATE_HZ,
            config=read_config(aac),
            bit_rate=BIT_RATE,
            duration_ms=manifest.duration_ms,
        )
        file.writelines(render_head(sound, marks, tags, to_iso_639_2(manifest.info.lang)))
        file.writelines(read_frames(aac))
    yield Product(name=name, media_type="audio/mp4", duration_ms=manifest.duration_ms)


def _texts(manifest: Manifest) -> dict[str, str]:
    """Name what players show. They look for the narrator where music has its composer."""
    info = manifest.info
    author = ", ".join(info.authors) or info.publisher
    return {
        "©nam": info.title,
        "©alb": info.title,
        "©ART": author,
        "aART": author,
        "©wrt": manifest.narrator,
        "©nrt": manifest.narrator,
        "©pub": info.publisher,
        "©day": info.published or "",
        "©gen": "Audiobook",
        "©cmt": info.description,
        "desc": info.description,
        "ldes": info.description,
        "cprt": info.license or "",
    }
