"""Any file gives scripts or a clear error, in bounded time and memory."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from documents import CONTAINER, OPF, epub, pack, page
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioguide.errors import ScriptError
from audioguide.intake.bounded import read_bounded
from audioguide.intake.readers.kinds import READERS, load_reader
from audioguide.intake.run import import_document

GOLDEN = Path(__file__).parent / "golden"
REAL = {path.suffix[1:]: path.read_bytes() for path in GOLDEN.glob("leaflet-*/in.*")}


def fails(data: bytes, name: str, tmp_path: Path) -> str:
    folder = tmp_path / "scripts" / "x"
    with pytest.raises(ScriptError) as caught:
        import_document(data, name, folder)
    assert not folder.exists()
    return str(caught.value)


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = pack({"META-INF/container.xml": CONTAINER, "bomb.xhtml": b" " * 50_000_000})
    assert "packed as tightly as only a trap is" in fails(bomb, "book.epub", tmp_path)


def test_a_zip_that_lies_about_its_length_is_read_no_further(tmp_path: Path) -> None:
    data = bytearray(pack({"word/document.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}))
    data[22:26] = (1 << 31).to_bytes(4, "little")
    fails(bytes(data), "a.docx", tmp_path)


def test_entities_that_expand_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + page("<body>&b;</body>")
    book = pack(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": OPF,
            "OEBPS/text/a.xhtml": bomb,
        }
    )
    assert "defines entities" in fails(book, "book.epub", tmp_path)


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "..\\..\\x"])
def test_a_path_out_of_the_book_is_refused(name: str, tmp_path: Path) -> None:
    book = pack({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": OPF, name: b"x"})
    assert "a path out of it" in fails(book, "book.epub", tmp_path)


def test_a_book_that_names_a_file_outside_as_its_chapter_reads_nothing_there(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret.xhtml").write_text("<p>secret</p>")
    opf = OPF.replace("text/a.xhtml", f"../../../../..{tmp_path}/secret.xhtml")
    book = pack({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": opf})
    assert "There is no text in it" in fails(book, "book.epub", tmp_path)


def test_a_word_file_of_only_pictures_says_that_there_is_no_text(tmp_path: Path) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    document = f'<w:document xmlns:w="{word}"><w:body><w:p><w:r/></w:p></w:body></w:document>'
    data = pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": (
                f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="{office}" '
                'Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": document,
        }
    )
    assert "There is no text in it" in fails(data, "pictures.docx", tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/document.dat"])
def test_entities_of_a_word_file_are_refused_in_any_encoding_under_any_name(
    name: str, encoding: str, tmp_path: Path
) -> None:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'
    related = f'<Relationship Id="r1" Type="{office}" Target="{name}"/>'
    data = pack(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": f'<Relationships xmlns="{rels}">{related}</Relationships>',
            name: bomb.encode(encoding),
        }
    )
    assert "defines entities" in fails(data, "bomb.docx", tmp_path)


def test_an_encoding_that_nobody_knows_is_a_damaged_file(tmp_path: Path) -> None:
    data = pack({"content.xml": '<?xml version="1.0" encoding="UTF-1"?><a/>'})
    assert "no XML that can be read" in fails(data, "strange.odt", tmp_path)


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    assert "no text: its pages are pictures" in fails(data, "scan.pdf", tmp_path)


def test_html_nested_a_hundred_thousand_deep_loses_nothing_silently(tmp_path: Path) -> None:
    data = b"<div>" * 100_000 + b"Hello there, dear listener." + b"</div>" * 100_000
    assert "nested too deep" in fails(data, "deep.html", tmp_path)


def test_reading_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ScriptError, match="took over 0 seconds"):
        read_bounded(
            "epub", epub("<body><p>Hello there.</p></body>"), keep_all=False, max_seconds=0
        )


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_draft_or_a_clear_error(kind: str, data: bytes) -> None:
    read_or_refuse(kind, data)


@pytest.mark.parametrize("kind", REAL)
@settings(max_examples=25)
@given(data=st.data())
def test_a_damaged_document_gives_a_draft_or_a_clear_error(kind: str, data: st.DataObject) -> None:
    whole = bytearray(REAL[kind])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(len(whole) // 2, len(whole)))
    read_or_refuse(kind, bytes(whole[:cut]))


@settings(max_examples=25)
@given(
    kind=st.sampled_from(["docx", "odt", "epub"]),
    data=st.data(),
)
def test_a_document_with_a_damaged_file_inside_gives_a_draft_or_a_clear_error(
    kind: str, data: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(REAL[kind])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(name for name in files if files[name])))
    content = bytearray(files[name])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place : place + 4] = data.draw(st.binary(max_size=8))
    read_or_refuse(kind, pack({**files, name: bytes(content)}))


def read_or_refuse(kind: str, data: bytes) -> None:
    with suppress(ScriptError):
        load_reader(kind)(data, keep_all=False)
