"""The package against the rules of Audiobooks, Publication Manifest and LPF, one by one."""

import base64
import hashlib
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hard_guides import ODD_TITLES, ONE_SENTENCE, TOML, write_many
from nu_checker import check_html
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest
from audioguide.export.run import export_guide
from audioguide.formats.duration import parse_duration

BCP_47 = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Packed:
    """A package as another program would open it."""

    def __init__(self, audio: Path, guide_id: str) -> None:
        (self.download,) = export_guide(audio, guide_id, "lpf").downloads
        self.path = audio / guide_id / "downloads" / self.download.file.href
        self.zip = zipfile.ZipFile(self.path)
        self.names = self.zip.namelist()
        self.manifest = load_manifest(audio, guide_id)
        self.publication: dict[str, Any] = json.loads(self.zip.read("publication.json"))

    def read(self, name: str) -> str:
        return self.zip.read(name).decode("utf-8")

    def links(self) -> Iterator[dict[str, Any]]:
        for one in [*self.publication["readingOrder"], *self.publication["resources"]]:
            yield one
            yield from one.get("alternate", [])


@pytest.fixture(scope="module", params=["every block", "odd titles", "one sentence"])
def packed(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    build_bundle: Callable[..., Path],
) -> Packed:
    if request.param == "every block":
        audio = tmp_path_factory.mktemp("lpf")
        write_bundle(audio)
        return Packed(audio, GUIDE)
    chapters = ODD_TITLES if request.param == "odd titles" else ONE_SENTENCE
    lang = "he" if request.param == "odd titles" else "en"
    return Packed(build_bundle(chapters, TOML.format(lang=lang)), "hard")


def test_it_is_a_package_as_lpf_wants_it(packed: Packed) -> None:
    assert packed.download.file.media_type == "application/lpf+zip"
    assert packed.path.suffix == ".lpf"
    assert {"publication.json", "index.html"} <= set(packed.names)  # 4.2
    assert packed.zip.testzip() is None
    kinds = {info.compress_type for info in packed.zip.infolist() if info.filename.endswith(".mp3")}
    assert kinds == {zipfile.ZIP_STORED}  # 4.1, codec content types
    assert all(name.isascii() and ".." not in name for name in packed.names)


def test_the_manifest_keeps_the_rules_of_audiobooks(packed: Packed) -> None:
    publication = packed.publication
    assert publication["@context"][:2] == [
        "https://schema.org",
        "https://www.w3.org/ns/pub-context",
    ]
    assert publication["conformsTo"] == "https://www.w3.org/TR/audiobooks/"
    assert publication["type"] == "Audiobook"
    assert publication["name"] == packed.manifest.info.title
    assert BCP_47.fullmatch(publication["inLanguage"])
    assert publication["@context"][2]["direction"] in {"ltr", "rtl"}
    assert publication["id"]
    assert {"author", "readBy", "duration", "accessMode", "accessModeSufficient"} <= set(
        publication
    )
    assert {"accessibilityFeature", "accessibilityHazard", "accessibilitySummary"} <= set(
        publication
    )
    for sufficient in publication["accessModeSufficient"]:
        assert sufficient["type"] == "ItemList"
        assert set(sufficient["itemListElement"]) <= {"auditory", "textual", "visual", "tactile"}


def test_durations_are_those_of_the_guide(packed: Packed) -> None:
    reading = packed.publication["readingOrder"]
    lengths = [parse_duration(each["duration"], where="") for each in reading]
    assert lengths == [chapter.duration_ms for chapter in packed.manifest.chapters]
    total = parse_duration(packed.publication["duration"], where="")
    assert total == sum(lengths) == packed.download.duration_ms
    assert all(each["encodingFormat"] == "audio/mpeg" and each["name"] for each in reading)


def test_every_file_is_named_once_and_has_the_hash_it_should(packed: Packed) -> None:
    urls = [link["url"] for link in packed.links()]
    assert sorted([*urls, "publication.json"]) == sorted(packed.names)
    for link in packed.links():
        digest = hashlib.sha256(packed.zip.read(link["url"])).digest()
        assert link["integrity"] == f"sha256-{base64.b64encode(digest).decode()}"
        assert link["type"] == "LinkedResource"


def test_there_is_one_cover_with_words_and_one_table_of_contents(packed: Packed) -> None:
    resources = packed.publication["resources"]
    (cover,) = [each for each in resources if each.get("rel") == "cover"]
    (contents,) = [each for each in resources if each.get("rel") == "contents"]
    assert cover["encodingFormat"] == "image/jpeg"
    assert cover["name"]
    assert cover["description"]
    assert contents["url"] == "index.html"
    assert '<link rel="publication" type="application/ld+json" href="publication.json">' in (
        packed.read("index.html")
    )


class Contents(HTMLParser):
    """Links of the `doc-toc` with their depth and words (Publication Manifest, appendix C)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth = self.inside = 0
        self.entries: list[list[Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "nav":
            self.inside = int(dict(attrs).get("role") == "doc-toc")
        self.depth += tag == "ol"
        if tag == "a" and self.inside:
            self.entries.append([self.depth, dict(attrs)["href"], ""])

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "ol"

    def handle_data(self, data: str) -> None:
        if self.inside and self.entries and not self.entries[-1][2]:
            self.entries[-1][2] = data


def test_contents_lead_to_every_heading_at_its_time(packed: Packed) -> None:
    entries = Contents(packed.read("index.html")).entries
    lengths = {
        each["url"]: parse_duration(each["duration"], where="") / 1000
        for each in packed.publication["readingOrder"]
    }
    top = [(href, words) for depth, href, words in entries if depth == 1]
    assert [href for href, _ in top] == list(lengths)
    assert [words for _, words in top] == [each.title for each in packed.manifest.chapters]
    for depth, href, words in entries:
        url, _, fragment = href.partition("#t=")
        assert words.strip()
        assert (depth == 1) == (fragment == "")
        assert 0 <= float(fragment or 0) < lengths[url]


def test_headings_lie_inside_each_other_in_the_contents(build_bundle: Callable[..., Path]) -> None:
    packed = Packed(build_bundle(ODD_TITLES, TOML.format(lang="en")), "hard")
    entries = Contents(packed.read("index.html")).entries
    assert [(depth, words) for depth, _, words in entries][1:4] == [
        (1, "👩‍⚕️ Care 🫁🇫🇷"),
        (2, "Deep 🫀"),
        (2, "Less deep"),
    ]


def test_text_goes_along_with_the_sound(packed: Packed) -> None:
    for each, chapter in zip(
        packed.publication["readingOrder"], packed.manifest.chapters, strict=True
    ):
        formats = [alternate["encodingFormat"] for alternate in each["alternate"]]
        assert formats == ["text/html", "text/vtt", "application/vnd.syncnarr+json"]
        page, _, narration = (alternate["url"] for alternate in each["alternate"])
        ends = []
        for row in json.loads(packed.zip.read(narration))["narration"]:
            text, _, sentence = row["text"].partition("#")
            sound, _, clip = row["audio"].partition("#t=")
            assert (text, sound) == (f"../{page}", f"../{each['url']}")
            assert f'id="{sentence}"' in packed.read(page)
            ends += map(float, clip.split(","))
        assert ends == sorted(ends)
        assert ends[-1] <= chapter.duration_ms / 1000


def test_every_page_is_valid_and_its_pictures_are_there(packed: Packed, tmp_path: Path) -> None:
    packed.zip.extractall(tmp_path)
    pages = sorted(tmp_path.rglob("*.html"))
    for page in pages:  # the picture of "every block" is its cover too
        for address in re.findall(r'(?:src|href)="([^"#:]+)["#]', page.read_text(encoding="utf-8")):
            assert (page.parent / address).is_file()
    assert check_html(pages) == ""


def test_five_hundred_chapters_are_all_in_it(built: Path, tmp_path: Path) -> None:
    write_many(built, tmp_path)
    packed = Packed(tmp_path, "many")
    assert len(packed.publication["readingOrder"]) == 500
    entries = Contents(packed.read("index.html")).entries
    assert [depth for depth, _, _ in entries] == [1, 2] * 500
