"""The manifest of a bundle: W3C Audiobooks, with the size and hash of each file.

https://www.w3.org/TR/audiobooks/ is a profile of https://www.w3.org/TR/pub-manifest/.
docs/bundle.md describes what we add. Reading back what was written gives the same `Manifest`.
"""

import base64
import json
import re
from typing import Any
from urllib.parse import quote, unquote

from audioguide.errors import FormatError
from audioguide.formats.duration import parse_duration, render_duration
from audioguide.formats.fields import Fields, as_fields, as_text, ill_formed, parse_fields
from audioguide.formats.manifest_podcast import parse_podcast, render_podcast
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource

CONFORMS_TO = "https://www.w3.org/TR/audiobooks/"

CONTEXTS = ["https://schema.org", "https://www.w3.org/ns/pub-context"]
_ID_PREFIX = "urn:audioguide:"
_CAPTIONS_TYPE = "text/vtt"
_BY_ADDRESS = "token"
_SHA256 = re.compile(r"[0-9a-f]{64}")

# Publication Manifest, Accessibility, in the words of https://www.w3.org/2021/a11y-discov-vocab/latest/:
# the sound alone tells everything, and so does the text alone.
ACCESSIBILITY: dict[str, Any] = {
    "accessMode": ["auditory", "textual"],
    "accessModeSufficient": [
        {"type": "ItemList", "itemListElement": ["auditory"]},
        {"type": "ItemList", "itemListElement": ["textual"]},
    ],
    "accessibilityFeature": [
        "closedCaptions",
        "structuralNavigation",
        "synchronizedAudioText",
        "transcript",
    ],
    "accessibilityHazard": ["none"],
    "accessibilitySummary": {
        "value": "Spoken by a computer voice. Captions and the full text of every chapter are"
        " there, in time with the sound.",
        "language": "en",
    },
}


def render_manifest(manifest: Manifest) -> bytes:
    """Write a manifest as JSON in UTF-8; the same manifest gives the same bytes.

    Audiobooks 5.2 asks for a name and at least one chapter; a cover is one of the extras.
    Raises FormatError where they are not.
    """
    info = manifest.info
    if not manifest.chapters:
        raise FormatError("It has no chapter.", where="manifest", hint="Write a chapter first.")
    if info.cover is not None and info.cover not in {extra.href for extra in manifest.extras}:
        raise FormatError(
            "The cover is not among the files of the bundle.",
            where=f"manifest, {info.cover}",
            hint="Put the cover's picture beside the script, under the name guide.toml gives.",
        )
    document = {
        "@context": [*CONTEXTS, {"language": info.lang}],
        "conformsTo": CONFORMS_TO,
        "type": "Audiobook",
        **info_object(info),
        **_own_object(info),
        "readBy": manifest.narrator,
        "duration": render_duration(manifest.duration_ms),
        "abridged": False,
        **ACCESSIBILITY,
        "readingOrder": [_chapter_object(chapter) for chapter in manifest.chapters],
        "resources": [_extra_object(extra, info) for extra in manifest.extras],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def parse_manifest(data: bytes) -> Manifest:
    """Read what `render_manifest` writes. Raises FormatError on anything ill-formed."""
    fields = parse_fields(data, what="manifest")
    if fields.values.get("conformsTo") != CONFORMS_TO:
        raise ill_formed(f"This should be {CONFORMS_TO}", where=fields.at("conformsTo"))
    chapters = fields.objects("readingOrder")
    if not chapters:
        raise ill_formed("There is no chapter.", where=fields.at("readingOrder"))
    extras = fields.objects("resources")
    covers = [extra for extra in extras if extra.values.get("rel") == "cover"]
    return Manifest(
        info=_parse_info(fields, covers[0] if covers else None),
        narrator=fields.text("readBy"),
        chapters=tuple(_parse_chapter(chapter) for chapter in chapters),
        extras=tuple(_parse_resource(extra) for extra in extras),
    )


def to_urn(guide_id: str) -> str:
    """Name a guide for other programs: `urn:audioguide:` and its id."""
    return _ID_PREFIX + quote(guide_id, safe="")


def parse_sha256(fields: Fields, key: str) -> str:
    """Return a hash, 64 hexadecimal digits. Raises FormatError."""
    sha256 = fields.text(key)
    if not _SHA256.fullmatch(sha256):
        raise ill_formed("This should be 64 hexadecimal digits.", where=fields.at(key))
    return sha256


def info_object(info: GuideInfo) -> dict[str, Any]:
    """Return what describes the guide (Publication Manifest, Properties), without empty ones."""
    optional = {
        "description": info.description or None,
        "author": list(info.authors) or None,
        "publisher": {"type": "Organization", "name": info.publisher} if info.publisher else None,
        "datePublished": info.published,
        "license": info.license,
        "translationOfWork": _work_object(info.translation_of) if info.translation_of else None,
        "workTranslation": [_work_object(each) for each in info.translations] or None,
    }
    return {
        "id": to_urn(info.id),
        "name": info.title,
        "inLanguage": info.lang,
        **{key: value for key, value in optional.items() if value is not None},
    }


def _work_object(guide_id: str) -> dict[str, Any]:
    """Return another guide (schema.org, CreativeWork)."""
    return {"type": "Audiobook", "id": to_urn(guide_id)}


def _own_object(info: GuideInfo) -> dict[str, Any]:
    """Return what no standard names: how the guide is reached, and how its podcast is to look."""
    own = {
        "access": _BY_ADDRESS if info.is_private else None,
        "podcast": render_podcast(info.podcast) or None,
    }
    return {key: value for key, value in own.items() if value}


def _chapter_object(chapter: Chapter) -> dict[str, Any]:
    """Return a chapter as a LinkedResource of the default reading order (Audiobooks 5.7).

    The text in time with the sound is its `alternate` (Audiobooks 5.11). `identifier` is
    schema.org's.
    """
    return {
        **_resource_object(chapter.audio),
        "identifier": chapter.id,
        "name": chapter.title,
        "duration": render_duration(chapter.duration_ms),
        **({"description": chapter.description} if chapter.description else {}),
        "alternate": [_resource_object(chapter.timeline), _resource_object(chapter.captions)],
    }


def _extra_object(extra: Resource, info: GuideInfo) -> dict[str, Any]:
    """Return a file of the resource list (Audiobooks 5.8).

    Publication Manifest, Cover: a picture has a title and a description, to be read instead of it.
    """
    document = _resource_object(extra)
    if extra.href == info.cover:
        document |= {"rel": "cover", "name": info.title}
        if info.cover_alt:
            document["description"] = info.cover_alt
    return document


def _resource_object(resource: Resource) -> dict[str, Any]:
    """Return a LinkedResource (Publication Manifest 4.2.4.3).

    `sizeBytes` and `sha256` are ours; `integrity` says the same as `sha256` in the words of
    https://www.w3.org/TR/SRI/.
    """
    return {
        "type": "LinkedResource",
        "url": resource.href,
        "encodingFormat": resource.media_type,
        "sizeBytes": resource.size_bytes,
        "sha256": resource.sha256,
        "integrity": render_integrity(resource.sha256),
    }


def render_integrity(sha256: str) -> str:
    """Write a hash in hexadecimal as https://www.w3.org/TR/SRI/ has it: `sha256-...`."""
    return "sha256-" + base64.b64encode(bytes.fromhex(sha256)).decode("ascii")


def _parse_info(fields: Fields, cover: Fields | None) -> GuideInfo:
    publisher = ""
    if fields.has("publisher"):
        publisher_at = fields.at("publisher")
        publisher = as_fields(fields.values["publisher"], where=publisher_at).text("name")
    originals = []
    if fields.has("translationOfWork"):
        at = fields.at("translationOfWork")
        originals = [as_fields(fields.values["translationOfWork"], where=at)]
    return GuideInfo(
        id=_parse_id(fields),
        title=fields.text("name"),
        lang=fields.text("inLanguage"),
        authors=tuple(
            as_text(author, where=fields.at("author")) for author in fields.array("author")
        ),
        publisher=publisher,
        description=fields.optional_text("description") or "",
        published=fields.optional_text("datePublished"),
        license=fields.optional_text("license"),
        cover=cover.text("url") if cover else None,
        cover_alt=(cover.optional_text("description") or "") if cover else "",
        is_private=fields.has("access"),
        translation_of=next((_parse_id(each) for each in originals), None),
        translations=tuple(_parse_id(each) for each in fields.objects("workTranslation")),
        podcast=parse_podcast(fields, "podcast"),
    )


def _parse_id(fields: Fields) -> str:
    urn = fields.text("id")
    if not urn.startswith(_ID_PREFIX):
        raise ill_formed(f"This should start with {_ID_PREFIX}", where=fields.at("id"))
    return unquote(urn.removeprefix(_ID_PREFIX))


def _parse_chapter(fields: Fields) -> Chapter:
    alternates = [_parse_resource(alternate) for alternate in fields.objects("alternate")]
    captions = [found for found in alternates if found.media_type == _CAPTIONS_TYPE]
    timelines = [found for found in alternates if found.media_type.endswith("json")]
    if not captions or not timelines:
        raise ill_formed("Captions or timeline are missing.", where=fields.at("alternate"))
    return Chapter(
        id=fields.text("identifier"),
        title=fields.text("name"),
        duration_ms=parse_duration(fields.text("duration"), where=fields.at("duration")),
        audio=_parse_resource(fields),
        captions=captions[0],
        timeline=timelines[0],
        description=fields.optional_text("description") or "",
    )


def _parse_resource(fields: Fields) -> Resource:
    sha256 = parse_sha256(fields, "sha256")
    if fields.text("integrity") != render_integrity(sha256):
        raise ill_formed("This differs from sha256.", where=fields.at("integrity"))
    return Resource(
        href=fields.text("url"),
        media_type=fields.text("encodingFormat"),
        size_bytes=fields.number("sizeBytes"),
        sha256=sha256,
    )
