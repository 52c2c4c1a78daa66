"""MP3 to take along: one for each chapter, and one of the whole guide with its chapters marked.

The sound is the bundle's own; only the tags are new.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from audioguide.export.book import Book, Product
from audioguide.export.cover import Cover, load_cover, shrink_cover
from audioguide.export.id3_tags import Description, describe, list_chapters, render_tag
from audioguide.export.lyrics import to_lyrics
from audioguide.export.marks import to_marks
from audioguide.export.whole_sound import read_sound, read_whole_sound

MEDIA_TYPE = "audio/mpeg"
WHOLE_COVER_PX, CHAPTER_COVER_PX = 1400, 320
"""A small cover in each chapter's file, so that 500 chapters do not cost 500 large ones."""


def export_mp3(book: Book, folder: Path) -> Iterator[Product]:
    """Write `<guide>.mp3`, and `<guide>.01-<chapter>.mp3` for each chapter."""
    cover = load_cover(book)
    yield _write_whole(book, folder, shrink_cover(cover, WHOLE_COVER_PX))
    small = shrink_cover(cover, CHAPTER_COVER_PX)
    info, chapters = book.manifest.info, book.manifest.chapters
    for number, chapter in enumerate(chapters, start=1):
        timeline = book.load_timeline(chapter)
        description = Description(
            title=chapter.title,
            number=number,
            total=len(chapters),
            lang=timeline.lang,
            comment=chapter.description or info.description,
            text=to_lyrics(timeline),
        )
        name = f"{book.chapter_name(number, chapter)}.mp3"
        sound = read_sound(book.path(chapter.audio))
        _write(folder / name, describe(info, description, small), sound)
        yield Product(
            name=name,
            media_type=MEDIA_TYPE,
            duration_ms=chapter.duration_ms,
            chapter_id=chapter.id,
        )


def _write_whole(book: Book, folder: Path, cover: Cover) -> Product:
    manifest = book.manifest
    texts = (to_lyrics(book.load_timeline(chapter)) for chapter in manifest.chapters)
    description = Description(
        title=manifest.info.title,
        number=1,
        total=1,
        lang=manifest.info.lang,
        comment=manifest.info.description,
        text="\n\n\n".join(texts),
    )
    described = describe(manifest.info, description, cover)
    chapters = list_chapters(manifest.info.title, to_marks(manifest))
    name = f"{book.id}.mp3"
    _write(folder / name, chain(described, chapters), read_whole_sound(book, folder))
    return Product(name=name, media_type=MEDIA_TYPE, duration_ms=manifest.duration_ms)


def _write(path: Path, frames: Iterable[object], sound: Iterable[bytes]) -> None:
    with path.open("wb") as file:
        file.write(render_tag(frames))
        file.writelines(sound)
