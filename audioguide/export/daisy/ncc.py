"""What the navigation control center of a talking book says about it (DAISY 2.02, 2.1 and A2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from audioguide.formats.manifest import to_urn
from audioguide.model.guide import GuideInfo, Manifest

_NO_DATE = "1980-01-01"
"""A day must be given, and every export of one bundle is the same: this one stands for none."""
_BYTES = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the NCC and the SMIL file that it opens."""

    title: str
    level: int
    smil: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much there is: `depth` is the deepest level, `files` and `size_bytes` are of all."""

    headings: int
    depth: int
    files: int
    size_bytes: int


def to_identifier(info: GuideInfo) -> str:
    """Name the book, the same in all its files."""
    return to_urn(info.id)


def to_metadata(manifest: Manifest, counts: Counts) -> Iterator[tuple[str, str]]:
    """Give names and values of the `meta` elements; those that must be there always are."""
    info = manifest.info
    makers = info.authors or ((info.publisher,) if info.publisher else (info.title,))
    yield "dc:title", info.title
    for maker in makers:
        yield "dc:creator", maker
    yield "dc:date", info.published or _NO_DATE
    yield "dc:format", "Daisy 2.02"
    yield "dc:identifier", to_identifier(info)
    yield "dc:language", info.lang
    yield "dc:publisher", info.publisher or makers[0]
    if info.description:
        yield "dc:description", info.description
    if info.license:
        yield "dc:rights", info.license
    if info.translation_of:
        yield "dc:source", to_urn(info.translation_of)
    for translation in info.translations:
        yield "dc:relation", to_urn(translation)
    yield "ncc:charset", "utf-8"
    yield "ncc:generator", "audioguide"
    yield "ncc:narrator", manifest.narrator
    yield "ncc:producer", info.publisher or makers[0]
    yield "ncc:multimediaType", "audioFullText"
    yield "ncc:setInfo", "1 of 1"
    yield "ncc:totalTime", _render_clock(manifest.duration_ms)
    numbers = {
        "ncc:depth": counts.depth,
        "ncc:tocItems": counts.headings,
        "ncc:pageFront": 0,
        "ncc:pageNormal": 0,
        "ncc:pageSpecial": 0,
        "ncc:maxPageNormal": 0,
        "ncc:files": counts.files,
        "ncc:kByteSize": -(-counts.size_bytes // _BYTES),
    }
    yield from ((name, str(number)) for name, number in numbers.items())


def _render_clock(duration_ms: int) -> str:
    """Write hh:mm:ss, as the standard asks for the whole book."""
    minutes, seconds = divmod(round(duration_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"
