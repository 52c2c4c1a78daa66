"""What is fuzzed: every door that text from strangers comes in by, one function of bytes for each.

A target may refuse its input with an `AudioguideError`. Anything else that it raises is a fault.
"""

import io
import logging
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import MappingProxyType
from wsgiref.util import setup_testing_defaults

from documents import CONTAINER, OPF, epub, pack, page
from flask import Flask
from player_bundle import GUIDE, write_bundle

from audioguide.errors import AudioguideError
from audioguide.formats.downloads import parse_downloads
from audioguide.formats.manifest import parse_manifest
from audioguide.formats.timeline import parse_timeline
from audioguide.formats.webvtt import parse_webvtt
from audioguide.intake.boilerplate import drop_boilerplate, find_title
from audioguide.intake.chapters import to_chapters
from audioguide.intake.headings import infer_headings
from audioguide.intake.markdown import render_chapter, render_settings
from audioguide.intake.readers.kinds import load_reader
from audioguide.narration.captions import to_cues
from audioguide.player import create_app
from audioguide.player.ranges import RequestedRangeNotSatisfiable, parse_range
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon
from audioguide.script.settings import parse_settings

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
DOCUMENTS = HERE.parent / "intake/golden"
LEXICON = Lexicon((("lungs", "lungz"), ("IT", "eye tee"), ("two words", "/tuː/")))
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "PROPFIND", "get", "")
# A page may say that it has no room, or that a guide is damaged; it may never break.
BROKEN = 500

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


def fuzz_script(data: bytes) -> None:
    """A chapter's file: any bytes give a section."""
    section, _ = parse_section(data, path="a.md", section_id="a", lang="en", lexicon=LEXICON)
    for sentence in section.sentences:
        for word in sentence.words:
            assert 0 <= word.offset <= word.offset + word.length <= len(sentence.text)


def fuzz_settings(data: bytes) -> None:
    """guide.toml."""
    with suppress(AudioguideError):
        parse_settings(data, "guide.toml", folder_name="lungs")


def fuzz_manifest(data: bytes) -> None:
    """A bundle's manifest, and the list of downloads beside it."""
    with suppress(AudioguideError):
        parse_manifest(data)
    with suppress(AudioguideError):
        parse_downloads(data)


def fuzz_timeline(data: bytes) -> None:
    """A timeline, and the captions that are made of it."""
    with suppress(AudioguideError):
        to_cues(parse_timeline(data))


def fuzz_captions(data: bytes) -> None:
    """A WebVTT file."""
    with suppress(AudioguideError):
        parse_webvtt(data.decode("utf-8", "replace"))


def fuzz_range(data: bytes) -> None:
    """A Range header."""
    size_bytes = int.from_bytes(data[:4], "big")
    try:
        part = parse_range(data[4:].decode("latin-1"), size_bytes)
    except RequestedRangeNotSatisfiable:
        return
    assert part is None or 0 <= part.start < part.stop <= size_bytes


def fuzz_text(data: bytes) -> None:
    """Plain text and Markdown, on all their way to a guide."""
    _import("text", data)
    _import("markdown", data)


def fuzz_html(data: bytes) -> None:
    """A web page, on all its way to a guide."""
    _import("html", data)


def fuzz_epub(data: bytes) -> None:
    """The text of an e-book, and with a first byte below 64 its package file."""
    files = {"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": OPF}
    place = "OEBPS/book.opf" if data[:1] < b"@" else "OEBPS/text/a.xhtml"
    _import("epub", pack({**files, place: data[1:]}))


def fuzz_docx(data: bytes) -> None:
    """The text of a Word file."""
    main = f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{OFFICE}" Target="a.xml"/>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f"{main}</Relationships>",
    }
    _import("docx", pack({**files, "a.xml": data}))


def fuzz_odt(data: bytes) -> None:
    """The text of an OpenDocument file."""
    meta = '<a xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:meta/></a>'
    _import("odt", pack({"content.xml": data, "meta.xml": meta, "styles.xml": meta}))


def fuzz_pdf(data: bytes) -> None:
    """A PDF."""
    _import("pdf", data)


def fuzz_archive(data: bytes) -> None:
    """The bytes of a zip itself."""
    for kind in ("epub", "docx", "odt"):
        _import(kind, data)


def fuzz_routes(data: bytes) -> None:
    """A request: first byte the method; then a path and headers, a line each."""
    lines = data.split(b"\n")
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    environ["REQUEST_METHOD"] = METHODS[(lines[0][:1] or b"\0")[0] % len(METHODS)]
    path, _, query = lines[0][1:].partition(b"?")
    environ |= {"PATH_INFO": path.decode("latin-1"), "QUERY_STRING": query.decode("latin-1")}
    names = ("HTTP_RANGE", "HTTP_HOST", "HTTP_IF_NONE_MATCH", "HTTP_IF_RANGE", "HTTP_ACCEPT")
    names += ("HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_MODIFIED_SINCE")
    environ |= {name: line.decode("latin-1") for name, line in zip(names, lines[1:], strict=False)}
    environ["wsgi.input"], environ["wsgi.errors"] = io.BytesIO(), io.StringIO()
    told: list[tuple[str, list[tuple[str, str]]]] = []
    answer = _app()(environ, lambda status, headers, _=None: told.append((status, headers)))
    b"".join(answer)
    getattr(answer, "close", lambda: None)()
    (status, headers) = told[-1]
    assert int(status[:3]) != BROKEN, status
    assert "Content-Security-Policy" in dict(headers)
    assert all("\n" not in value and "\r" not in value for _, value in headers)


def _import(kind: str, data: bytes) -> None:
    try:
        draft = load_reader(kind)(data, keep_all=False)
    except (AudioguideError, RecursionError):  # read_bounded tells of the latter in words
        return
    title = find_title(draft)
    draft = infer_headings(drop_boilerplate(draft, title), title)
    settings = render_settings(draft, title).encode()
    parse_settings(settings, "guide.toml", folder_name="lungs")
    for chapter in to_chapters(draft, title):
        fuzz_script(render_chapter(chapter).encode())


@cache
def _app() -> Flask:
    audio = Path(tempfile.mkdtemp(prefix="fuzz-audio-"))
    write_bundle(audio)
    return create_app(audio, base_url="https://example.org")


TARGETS: MappingProxyType[str, Callable[[bytes], None]] = MappingProxyType(
    {
        name.removeprefix("fuzz_"): function
        for name, function in globals().items()
        if name.startswith("fuzz_")
    }
)


def read_seeds(name: str) -> list[bytes]:
    """Give the inputs that a target starts from: the real thing, from the golden folders."""
    patterns = {
        "script": [(GOLDEN, "*/in/*.md"), (DOCUMENTS, "*/golden/*.md")],
        "settings": [(GOLDEN, "*/in/*.toml"), (DOCUMENTS, "*/golden/*.toml")],
        "manifest": [(GOLDEN, "*/golden/manifest.json")],
        "timeline": [(GOLDEN, "*/golden/*.json")],
        "captions": [(GOLDEN, "*/golden/*.vtt")],
        "text": [(DOCUMENTS, "*/in.txt"), (DOCUMENTS, "*/in.md")],
        "html": [(DOCUMENTS, "*/in.htm*")],
        "pdf": [(DOCUMENTS, "*/in.pdf")],
        "archive": [(DOCUMENTS, "*/in.docx"), (DOCUMENTS, "*/in.odt"), (DOCUMENTS, "*/in.epub")],
    }
    found = [path for folder, glob in patterns.get(name, []) for path in folder.glob(glob)]
    return [path.read_bytes() for path in sorted(found)] + _written_seeds().get(name, [])


@cache
def _written_seeds() -> dict[str, list[bytes]]:
    body = page('<body><h1>One</h1><p>Hello, <b>you</b>.</p><ol start="3"><li>A</li></ol></body>')
    word = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>Hello.</w:t></w:r></w:p></w:body>'
    guide = f"/guides/{GUIDE}/".encode()
    return {
        "range": [
            bytes(3) + b"\x64" + header for header in (b"bytes=0-9", b"bytes=-5", b"bytes=7-")
        ],
        "epub": [b"\0" + OPF.encode(), b"z" + body.encode()],
        "docx": [f"{word}</w:document>".encode()],
        "odt": [_inside(DOCUMENTS / "leaflet-odt/in.odt", "content.xml")],
        "archive": [epub("<body><p>Hello.</p></body>")],
        "routes": [
            b"\0" + path + b'\nbytes=0-9\nlocalhost\n"x"\n"y"\n*/*\nes, en;q=0.5\ngzip'
            for path in (
                *(b"/", guide, guide + b"counting/", guide + b"files/a.0f0f0f0f.mp3?v=%2e%2e"),
                *(guide + b"feed.xml", guide + b"downloads/a.mp3", guide + b"offline.json"),
                *(b"/static/js/main.js", b"/static/0a0a0a0a/../x.js", b"/private/abc/feed.xml"),
                *(b"/embed/breathing/counting/", b"/worker.js", b"/app.en.webmanifest"),
            )
        ],
    }


def _inside(path: Path, name: str) -> bytes:
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(path) as archive:
        return archive.read(name)
