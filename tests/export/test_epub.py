"""The e-book as files: what is in it, and that text and sound are one with the timeline."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zipfile import ZIP_STORED

import pytest
from epub_reading import DC, EPUB, OPF, XHTML, XML, Opened, by_id, parse_xml, text_of, to_ms
from hard_guides import ODD_TITLES, ONE_SENTENCE
from hard_guides import TOML as HARD
from mutagen.mp3 import MP3
from PIL import Image
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest, load_timeline, write_manifest, write_resource
from audioguide.export.epub.pages import render_page
from audioguide.export.run import export_guide

FORMATS = ("epub", "epub-words")


def export(audio: Path, guide_id: str, format_name: str = "epub") -> Opened:
    (download,) = export_guide(audio, guide_id, format_name).downloads
    assert download.duration_ms == load_manifest(audio, guide_id).duration_ms
    return Opened(audio / guide_id / "downloads" / download.file.href)


@pytest.fixture(scope="module")
def breathing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundles with the guide that has every kind of block and inline, and a Spanish frame."""
    audio = tmp_path_factory.mktemp("breathing") / "audio"
    write_bundle(audio, lang="es")
    return audio


@pytest.fixture(scope="module")
def hard(build_bundle: Callable[..., Path]) -> Path:
    return build_bundle(ODD_TITLES, HARD.format(lang="en"))


def test_its_kind_is_the_first_of_its_files_and_can_be_read_without_unpacking(audio: Path) -> None:
    book = export(audio, "lungs")
    first = book.infos[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    path = audio / "lungs/downloads/lungs.epub"
    assert path.read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    assert len({info.filename for info in book.infos}) == len(book.infos)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_sentence_is_in_the_text_once_and_is_heard_at_its_time(
    breathing: Path, hard: Path, format_name: str
) -> None:
    for audio, guide_id in ((breathing, GUIDE), (hard, "hard")):
        book, manifest = export(audio, guide_id, format_name), load_manifest(audio, guide_id)
        pages = book.chapters()
        assert [page for page, _ in pages] == [f"text/{one.id}.xhtml" for one in manifest.chapters]
        for (page, overlay), chapter in zip(pages, manifest.chapters, strict=True):
            timeline = load_timeline(audio, guide_id, chapter)
            elements = by_id(book.document(page))
            pars = book.pars(overlay)
            sound = MP3(io.BytesIO(book.files[f"EPUB/audio/{chapter.audio.href}"]))
            assert {par.audio for par in pars} == {f"audio/{chapter.audio.href}"}
            assert (pars[0].begin_ms, pars[-1].end_ms) == (0, timeline.duration_ms)
            assert pars[-1].end_ms <= sound.info.length * 1000
            assert all(before.end_ms == after.begin_ms for before, after in pairwise(pars))
            # Every element that is marked is there, in the order of the page.
            marked = [par.text.removeprefix(f"{page}#") for par in pars]
            assert marked == [name for name in elements if name in set(marked)]
            starts = {name: par.begin_ms for name, par in zip(marked, pars, strict=True)}
            for number, sentence in enumerate(timeline.sentences):
                assert text_of(elements[sentence.id]) == sentence.text
                first = sentence.id if format_name == "epub" else f"{sentence.id}w1"
                assert starts[first] == (sentence.span.start_ms if number else 0)
            assert sum(name[0] == "s" and "w" not in name for name in elements) == len(
                timeline.sentences
            )


def test_by_word_each_word_is_heard_at_its_time(breathing: Path) -> None:
    book = export(breathing, GUIDE, "epub-words")
    (page, overlay), *_ = book.chapters()
    chapter = load_manifest(breathing, GUIDE).chapters[0]
    elements = by_id(book.document(page))
    starts = {par.text.partition("#")[2]: par.begin_ms for par in book.pars(overlay)}
    for sentence in load_timeline(breathing, GUIDE, chapter).sentences[1:]:
        for number, word in enumerate(sentence.words, start=1):
            name = f"{sentence.id}w{number}"
            assert starts[name] == word.span.start_ms
            shown = sentence.text[word.offset : word.offset + word.length]
            assert text_of(elements[name]) in {shown, shown.strip(".,")}


def test_lengths_are_told_for_each_chapter_and_add_up(breathing: Path) -> None:
    book = export(breathing, GUIDE)
    told = {
        meta.get("refines"): to_ms(meta.text or "")
        for meta in book.package.iter(f"{OPF}meta")
        if meta.get("property") == "media:duration"
    }
    whole = told.pop(None)
    assert list(told) == [f"#smil-{one.id}" for one in load_manifest(breathing, GUIDE).chapters]
    assert sum(told.values()) == whole == load_manifest(breathing, GUIDE).duration_ms


def test_the_package_says_who_made_it_and_for_whom_it_is_good(breathing: Path) -> None:
    book = export(breathing, GUIDE)
    told = [(each.tag.removeprefix(DC), each.text) for each in book.package[0] if DC in each.tag]
    assert told[1:] == [
        ("title", "Breathing, <simply>"),
        ("language", "es"),
        ("language", "en"),
        ("creator", "Ada Writer"),
        ("creator", "Ben Reader"),
        ("contributor", "A tone"),
        ("publisher", "The Press"),
        ("description", "How air gets in & out."),
        ("date", "2026-11-24"),
        ("rights", "CC-BY-4.0"),
        ("source", "urn:audioguide:respirar"),
    ]
    roles = {meta.get("refines"): meta.text for meta in book.package.iter(f"{OPF}meta")}
    assert (roles["#author-2"], roles["#narrator"]) == ("aut", "nrt")
    properties = book.properties
    assert properties("schema:accessMode") == ["textual", "auditory", "visual"]
    assert properties("schema:accessModeSufficient") == ["textual", "auditory", "textual,auditory"]
    assert {"synchronizedAudioText", "structuralNavigation", "tableOfContents"} < set(
        properties("schema:accessibilityFeature")
    )
    assert properties("schema:accessibilityHazard") == ["none"]
    assert properties("schema:accessibilitySummary")[0].startswith("Una voz de ordenador")
    assert properties("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert properties("media:narrator") == ["A tone"]
    assert properties("dcterms:modified") == ["2026-11-24T00:00:00Z"]


def test_the_class_of_what_is_spoken_has_a_style_with_contrast(audio: Path) -> None:
    book = export(audio, "lungs")
    styles = book.files["EPUB/book.css"].decode()
    (name,) = book.properties("media:active-class")
    rule = re.search(rf"\.{name} \{{(.*?)\}}", styles, re.DOTALL)
    assert rule
    colours = re.findall(r"(?:^|\s)(?:background-)?color: #(\w{6})", rule[1])
    light, dark = sorted(map(luminance, colours), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_a_rebuilt_book_is_the_same_one_and_the_one_by_word_another(
    audio: Path, build_bundle: Callable[..., Path]
) -> None:
    def name(opened: Opened) -> str:
        found = opened.package.find(f".//{DC}identifier")
        assert found is not None
        return found.text or ""

    first = name(export(audio, "lungs"))
    toml = HARD.format(lang="en").replace('"hard"', '"lungs"')
    assert name(export(build_bundle(ONE_SENTENCE, toml), "lungs")) == first
    assert name(export(audio, "lungs", "epub-words")) != first
    assert first.startswith("urn:uuid:")


def test_contents_lead_to_every_heading_and_landmarks_to_the_parts(hard: Path) -> None:
    book = export(hard, "hard")
    toc, landmarks = book.document("nav.xhtml").iter(f"{XHTML}nav")
    links = [(link.get("href"), text_of(link)) for link in toc.iter(f"{XHTML}a")]
    assert links == [
        ("text/quotes.xhtml", "“Say \"&\"” & 'on'"),
        ("text/emoji.xhtml", "👩‍⚕️ Care 🫁🇫🇷"),
        ("text/emoji.xhtml#s2", "Deep 🫀"),
        ("text/emoji.xhtml#s4", "Less deep"),
        ("text/rtl.xhtml", "ברוכים הבאים"),
    ]
    for href, _ in links:
        page, _, target = (href or "").partition("#")
        assert not target or target in by_id(book.document(page))
    # Both headings of the second chapter are one below it, though one was written as ####.
    assert [len(item) for item in toc[1]] == [1, 2, 1]
    kinds = [link.get(f"{EPUB}type") for link in landmarks.iter(f"{XHTML}a")]
    assert kinds == ["cover", "titlepage", "toc", "bodymatter"]
    tags = [each.tag.removeprefix(XHTML) for each in book.document("text/emoji.xhtml").iter()]
    assert [tag for tag in tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2", "h2"]


def test_what_is_written_from_right_to_left_says_so_everywhere(
    hard: Path, build_bundle: Callable[..., Path]
) -> None:
    book = export(hard, "hard")
    document = book.document("text/rtl.xhtml")
    title, item = document.find(f".//{XHTML}h1"), document.find(f".//{XHTML}li")
    assert document.get("dir") == "ltr"
    assert [each.get("dir") for each in (title, item) if each is not None] == ["rtl", "rtl"]
    line = book.document("nav.xhtml").findall(f".//{XHTML}a")[4]
    assert (text_of(line), line.get("dir")) == ("ברוכים הבאים", "rtl")

    hebrew = {"01-rtl.md": ODD_TITLES["03-rtl.md"]}
    book = export(build_bundle(hebrew, HARD.format(lang="he")), "hard")
    document = book.document("text/rtl.xhtml")
    assert (document.get("lang"), document.get(f"{XML}lang"), document.get("dir")) == (
        *("he", "he"),
        "rtl",
    )
    spine = book.package.find(f"{OPF}spine")
    assert spine is not None
    assert spine.get("page-progression-direction") == "rtl"
    # There are no texts of ours in Hebrew: they are in English, and say so.
    heading = book.document("nav.xhtml").find(f".//{XHTML}h1")
    assert heading is not None
    assert (text_of(heading), heading.get("lang"), heading.get("dir")) == ("Contents", "en", "ltr")


def test_blocks_keep_their_meaning(breathing: Path) -> None:
    page = export(breathing, GUIDE).document("text/two-lungs.xhtml")
    told = {tag: [text_of(each) for each in page.iter(f"{XHTML}{tag}")] for tag in ("em", "strong")}
    assert told == {"em": ["thin walls"], "strong": ["walls"]}
    assert [text_of(each) for each in page.findall(f".//{XHTML}ul/{XHTML}li/{XHTML}ul")]
    assert [each.get("value") for each in page.findall(f".//{XHTML}ol/{XHTML}li")] == ["1", "2"]
    assert [text_of(each) for each in page.iter(f"{XHTML}blockquote")] == ["Slowly, slowly."]
    links = [(each.get("href"), text_of(each)) for each in page.iter(f"{XHTML}a")]
    assert links == [("https://example.org/help", "a doctor")]
    french = [text_of(each) for each in page.iter() if each.get("lang") == "fr"]
    assert french == ["respiration", "J'ai mal de mer."]


def test_a_picture_is_there_with_its_description_and_the_cover_too(breathing: Path) -> None:
    book = export(breathing, GUIDE)
    page = book.document("text/two-lungs.xhtml")
    picture, caption = next(page.iter(f"{XHTML}figure"))
    assert text_of(caption) == "A drawing of two lungs."
    assert picture.get("alt") == "Picture, described below"
    assert picture.attrib["src"].startswith("../images/lungs.")
    assert picture.attrib["src"].replace("..", "EPUB") in book.files
    cover = book.document("cover.xhtml").find(f".//{XHTML}img")
    assert cover is not None
    assert cover.get("alt") == "Two lungs"
    (item,) = (each for each in book.items.values() if each.get("properties") == "cover-image")
    assert item["href"] == cover.get("src")
    assert f"EPUB/{item['href']}" in book.files


def test_a_picture_that_no_reader_must_know_becomes_one_that_all_know(tmp_path: Path) -> None:
    audio = tmp_path / "audio"
    manifest = write_bundle(audio)
    data = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(data, "AVIF")
    avif = write_resource(audio / GUIDE, "lungs", ".avif", data.getvalue())
    chapter = manifest.chapters[0]
    path = audio / GUIDE / chapter.timeline.href
    timeline = path.read_text(encoding="utf-8").replace(manifest.extras[0].href, avif.href)
    chapter = replace(
        chapter, timeline=write_resource(audio / GUIDE, chapter.id, ".json", timeline.encode())
    )
    manifest = replace(
        manifest,
        chapters=(chapter, *manifest.chapters[1:]),
        extras=(*manifest.extras, avif),
    )
    write_manifest(audio / GUIDE, manifest)
    book = export(audio, GUIDE)
    item = book.items["image-1"]
    assert item["media-type"] == "image/png"
    with Image.open(io.BytesIO(book.files[f"EPUB/{item['href']}"])) as image:
        assert (image.format, image.size) == ("PNG", (4, 3))


def test_what_xml_cannot_hold_does_not_break_a_page() -> None:
    page = render_page("cover.xhtml", "en", title="R\aD & \ufffe", cover_href="a.jpg", alt="")
    assert text_of(parse_xml(page)[0]).strip() == "R\ufffdD & \ufffd"
