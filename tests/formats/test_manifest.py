import base64
import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioguide.errors import FormatError
from audioguide.formats.manifest import parse_manifest, render_manifest
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource
from strategies import manifests


def resource(href: str, media_type: str) -> Resource:
    sha256 = hashlib.sha256(href.encode()).hexdigest()
    return Resource(href=href, media_type=media_type, size_bytes=len(href), sha256=sha256)


def chapter(name: str, duration_ms: int) -> Chapter:
    return Chapter(
        id=name,
        title=name.title(),
        duration_ms=duration_ms,
        audio=resource(f"{name}.mp3", "audio/mpeg"),
        captions=resource(f"{name}.vtt", "text/vtt"),
        timeline=resource(f"{name}.json", "application/json"),
    )


MANIFEST = Manifest(
    info=GuideInfo(
        id="tumor-metastasis",
        title="Tumor metastasis",
        lang="en-US",
        authors=("A. Author",),
        publisher="Pub",
        cover="cover.png",
        cover_alt="A garden",
    ),
    narrator="Voice",
    chapters=(chapter("welcome", 3_512), chapter("routes", 540_000)),
    extras=(resource("cover.png", "image/png"), resource("map.png", "image/png")),
)


def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(render_manifest(MANIFEST))
    return read


@given(manifests())
def test_a_manifest_comes_back_as_it_was(manifest: Manifest) -> None:
    assert parse_manifest(render_manifest(manifest)) == manifest


def test_the_profile_is_w3c_audiobooks() -> None:
    # Audiobooks 5.2 (required), 5.3 to 5.5
    written = document()
    assert written["@context"][:2] == ["https://schema.org", "https://www.w3.org/ns/pub-context"]
    assert written["conformsTo"] == "https://www.w3.org/TR/audiobooks/"
    assert written["type"] == "Audiobook"
    assert written["name"] == "Tumor metastasis"
    assert written["id"] == "urn:audioguide:tumor-metastasis"
    assert written["abridged"] is False


def test_the_whole_duration_is_that_of_the_chapters_together() -> None:
    # Audiobooks 5.6.2
    written = document()
    assert written["duration"] == "PT9M3.512S"
    assert [chapter["duration"] for chapter in written["readingOrder"]] == ["PT3.512S", "PT9M"]


def test_the_reading_order_is_audio_and_its_text_is_the_alternate() -> None:
    # Audiobooks 5.7 and 5.11
    welcome, _ = document()["readingOrder"]
    alternates = [(found["url"], found["encodingFormat"]) for found in welcome["alternate"]]
    assert (welcome["url"], welcome["encodingFormat"]) == ("welcome.mp3", "audio/mpeg")
    assert alternates == [("welcome.json", "application/json"), ("welcome.vtt", "text/vtt")]


def test_every_file_has_its_size_and_hash() -> None:
    written = document()
    files = [*written["readingOrder"], *written["resources"]]
    files += [found for chapter in written["readingOrder"] for found in chapter["alternate"]]
    assert len(files) == 8
    for found in files:
        digest = hashlib.sha256(found["url"].encode())
        assert found["sizeBytes"] == len(found["url"])
        assert found["sha256"] == digest.hexdigest()
        assert found["integrity"] == f"sha256-{base64.b64encode(digest.digest()).decode()}"


def test_the_cover_says_it_is_and_what_it_shows() -> None:
    cover, other = document()["resources"]
    assert (cover["rel"], cover["description"]) == ("cover", "A garden")
    assert "rel" not in other


def test_people_who_cannot_see_or_hear_learn_that_it_serves_them() -> None:
    sufficient = [modes["itemListElement"] for modes in document()["accessModeSufficient"]]
    assert sufficient == [["auditory"], ["textual"]]


def test_a_manifest_without_chapters_is_not_written() -> None:
    with pytest.raises(FormatError, match="no chapter"):
        render_manifest(replace(MANIFEST, chapters=()))


def test_a_cover_that_is_not_in_the_bundle_is_not_written() -> None:
    with pytest.raises(FormatError, match=r"cover.png: The cover is not among the files"):
        render_manifest(replace(MANIFEST, extras=()))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("conformsTo", "https://example.org/", "conformsTo: This should be https://www.w3.org/"),
        ("id", "urn:isbn:1", "id: This should start with urn:audioguide:"),
        ("readingOrder", [], "readingOrder: There is no chapter"),
        ("readingOrder", {}, "readingOrder: This should be a list"),
        ("readingOrder", ["a.mp3"], r"readingOrder\[0\]: This should be an object"),
        ("name", None, "name: This should be a string"),
        ("author", [1], "author: This should be a string"),
        ("publisher", "Pub", "publisher: This should be an object"),
    ],
)
def test_what_is_ill_formed_is_named(key: str, value: Any, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        parse_manifest(json.dumps({**document(), key: value}).encode())


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("sha256", "AB" * 32, "sha256: This should be 64 hexadecimal digits"),
        ("integrity", "sha256-AAAA", "integrity: This differs from sha256"),
        ("sizeBytes", -1, "sizeBytes: This should be a whole number"),
        ("duration", "9 minutes", "duration: This should be a duration such as PT9M3.512S"),
        ("duration", "PT", "duration: This should be a duration such as PT9M3.512S"),
        ("alternate", [], "alternate: Captions or timeline are missing"),
        ("identifier", None, "identifier: This should be a string"),
    ],
)
def test_an_ill_formed_chapter_is_named(key: str, value: Any, message: str) -> None:
    broken = document()
    broken["readingOrder"][1][key] = value
    with pytest.raises(FormatError, match=rf"manifest, readingOrder\[1\].{message}"):
        parse_manifest(json.dumps(broken).encode())


@given(st.binary())
def test_any_bytes_give_a_format_error(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"^manifest"):
        parse_manifest(data)


def test_what_later_versions_add_is_let_through() -> None:
    grown = {**document(), "dateModified": "2026-11-24", "links": [{"url": "feed.xml"}]}
    assert parse_manifest(json.dumps(grown).encode()) == MANIFEST


def test_translations_are_told_in_the_words_of_schema_org() -> None:
    info = replace(MANIFEST.info, translation_of="original", translations=("uno", "deux"))
    told = json.loads(render_manifest(replace(MANIFEST, info=info)))
    assert told["translationOfWork"] == {"type": "Audiobook", "id": "urn:audioguide:original"}
    assert [each["id"] for each in told["workTranslation"]] == [
        "urn:audioguide:uno", "urn:audioguide:deux",
    ]  # fmt: skip
