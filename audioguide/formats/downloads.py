"""The list of a guide's downloads, `downloads.json`, as docs/downloads.md describes it."""

import json
from typing import Any

from audioguide.formats.fields import Fields, ill_formed, parse_fields
from audioguide.formats.manifest import parse_sha256
from audioguide.model.downloads import Download
from audioguide.model.guide import Resource

VERSION = 1


def render_downloads(downloads: tuple[Download, ...]) -> bytes:
    """Write the list as JSON in UTF-8; the same downloads give the same bytes."""
    document = {"version": VERSION, "downloads": [_object(download) for download in downloads]}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def parse_downloads(data: bytes) -> tuple[Download, ...]:
    """Read what `render_downloads` writes. Raises FormatError on anything ill-formed."""
    fields = parse_fields(data, what="downloads")
    if fields.number("version") != VERSION:
        raise ill_formed(f"This should be {VERSION}.", where=fields.at("version"))
    return tuple(_parse(each) for each in fields.objects("downloads"))


def _object(download: Download) -> dict[str, Any]:
    document: dict[str, Any] = {
        "format": download.format,
        "href": download.file.href,
        "media_type": download.file.media_type,
        "size_bytes": download.file.size_bytes,
        "sha256": download.file.sha256,
        "bundle_sha256": download.bundle_sha256,
        "recipe": download.recipe,
        "duration_ms": download.duration_ms,
        "chapter": download.chapter_id,
    }
    return {key: value for key, value in document.items() if value is not None}


def _parse(fields: Fields) -> Download:
    return Download(
        format=fields.text("format"),
        file=Resource(
            href=fields.text("href"),
            media_type=fields.text("media_type"),
            size_bytes=fields.number("size_bytes"),
            sha256=parse_sha256(fields, "sha256"),
        ),
        bundle_sha256=parse_sha256(fields, "bundle_sha256"),
        recipe=fields.number("recipe"),
        duration_ms=fields.optional_number("duration_ms"),
        chapter_id=fields.optional_text("chapter"),
    )
