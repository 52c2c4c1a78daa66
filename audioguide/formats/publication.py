"""The manifest of a packaged audiobook, `publication.json`: W3C's words alone, for other players.

https://www.w3.org/TR/audiobooks/ and https://www.w3.org/TR/pub-manifest/. The package round it is
https://www.w3.org/TR/lpf/.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audioguide.formats.duration import render_duration
from audioguide.formats.manifest import (
    ACCESSIBILITY,
    CONFORMS_TO,
    CONTEXTS,
    info_object,
    render_integrity,
)
from audioguide.model.guide import Chapter, Manifest, Resource
from audioguide.model.language import find_direction
from audioguide.model.timing import Span, Timeline

NARRATION_TYPE = "application/vnd.syncnarr+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackagedChapter:
    """A chapter whose `audio` is a file of the package, and the files that say the same."""

    chapter: Chapter
    alternates: tuple[Resource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """What a package holds beside its chapters. `contents` is the page with `doc-toc` in it."""

    contents: Resource
    cover: Resource
    cover_alt: str
    others: tuple[Resource, ...] = ()


def render_publication(
    manifest: Manifest, chapters: Sequence[PackagedChapter], package: Package
) -> bytes:
    """Write the manifest as JSON in UTF-8; the same arguments give the same bytes."""
    info = manifest.info
    document = {
        "@context": [
            *CONTEXTS,
            {"language": info.lang, "direction": find_direction(info.lang)},
        ],
        "conformsTo": CONFORMS_TO,
        "type": "Audiobook",
        **info_object(info),
        "readBy": manifest.narrator,
        "duration": render_duration(manifest.duration_ms),
        "abridged": False,
        **ACCESSIBILITY,
        "readingOrder": [_chapter_object(each) for each in chapters],
        "resources": _resources(info.title, package),
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def render_narration(timeline: Timeline, *, text: str, audio: str) -> bytes:
    """Write which element of a page is spoken when, as JSON; `text` and `audio` are addresses.

    The draft "Synchronized Narration" of W3C's Community Group for synchronized media, with the
    clips in seconds (https://www.w3.org/TR/media-frags/, 4.2.1); Audiobooks 5.11 names it.
    """
    rows = [
        {
            "text": f"{text}#{sentence.id}",
            "audio": f"{audio}#t={_clip(sentence.span)}",
        }
        for sentence in timeline.sentences
    ]
    return (json.dumps({"narration": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def _chapter_object(packaged: PackagedChapter) -> dict[str, Any]:
    chapter = packaged.chapter
    return {
        **_resource_object(chapter.audio),
        "name": chapter.title,
        "duration": render_duration(chapter.duration_ms),
        **({"description": chapter.description} if chapter.description else {}),
        "alternate": [_resource_object(alternate) for alternate in packaged.alternates],
    }


def _resources(title: str, package: Package) -> list[dict[str, Any]]:
    """Return the resource list (Publication Manifest 4.8.1.2, `contents`; 4.8.2, `cover`)."""
    contents = {**_resource_object(package.contents), "rel": "contents", "name": title}
    cover = {
        **_resource_object(package.cover),
        "rel": "cover",
        "name": title,
        "description": package.cover_alt,
    }
    return [contents, cover, *(_resource_object(other) for other in package.others)]


def _resource_object(resource: Resource) -> dict[str, Any]:
    return {
        "type": "LinkedResource",
        "url": resource.href,
        "encodingFormat": resource.media_type,
        "integrity": render_integrity(resource.sha256),
    }


def _clip(span: Span) -> str:
    return ",".join(
        f"{time_ms / 1000:.3f}".rstrip("0").rstrip(".") for time_ms in (span.start_ms, span.end_ms)
    )
