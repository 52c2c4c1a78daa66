"""Pictures that lie beside a web page or a Markdown file, as browsers save them: taken along."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from audioguide.intake.draft import Draft, Dropped, Part, merge_dropped
from audioguide.intake.pictures import MEDIA_TYPES, PictureBox
from audioguide.model.text import BlockKind

MAX_BYTES = 20_000_000


def take_pictures(draft: Draft, beside: Path | None) -> Draft:
    """Take along the pictures that the draft names and does not bring; what is not there goes.

    `beside` is the document's folder: nothing outside of it is read. None where it has no folder.
    """
    box = PictureBox(dict(draft.pictures))
    parts: list[Part] = []
    dropped: list[Dropped] = []
    for part in draft.parts:
        if part.kind is not BlockKind.IMAGE or part.href in draft.pictures:
            parts.append(part)
            continue
        name = _take(part.href or "", beside, box)
        if name:
            parts.append(replace(part, href=name))
        else:
            dropped.append(Dropped(part=part, reason="an image that is not in the document"))
    return replace(
        draft,
        parts=tuple(parts),
        dropped=merge_dropped(draft.dropped, dropped),
        pictures=box.pictures,
    )


def _take(address: str, beside: Path | None, box: PictureBox) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    name = unquote(parts.path)
    if beside is None or parts.scheme or parts.netloc or "\0" in name:
        return ""
    media_type = MEDIA_TYPES.get(Path(name).suffix.lower(), "")
    try:
        path = (beside / name).resolve()
        is_beside = path.is_relative_to(beside.resolve()) and path.is_file()
        if not media_type or not is_beside or path.stat().st_size > MAX_BYTES:
            return ""
        return box.add(path.read_bytes(), media_type)
    except (OSError, RuntimeError):  # longer than names may be, links in a ring, not for us to read
        return ""
