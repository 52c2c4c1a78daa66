from pathlib import Path

from documents import PNG, epub

from audioguide.intake.run import import_document
from audioguide.script.source import read_guide

FIRST = (
    '<body><h1>One</h1><p>A lung<a epub:type="noteref" href="#n1">1</a> breathes.</p>'
    '<p><img src="../images/lung.png" alt="A lung"/></p></body>'
)


def test_a_book_becomes_its_chapters_with_pictures_and_no_marks_of_notes(tmp_path: Path) -> None:
    folder = tmp_path / "scripts" / "book"
    report, _ = import_document(epub(FIRST), "book.epub", folder)
    guide, findings = read_guide(folder)
    assert [finding for finding in findings if finding.severity == "error"] == []
    assert (guide.info.title, guide.info.authors, guide.info.lang) == (
        "A book",
        ("Ada Writer",),
        "en-GB",
    )
    said = [[s.text for s in section.sentences] for section in guide.sections]
    assert said == [["One", "A lung breathes.", "A lung"], ["Two", "The end."]]
    image = guide.sections[0].blocks[-1]
    assert (folder / str(image.href)).read_bytes() == PNG
    assert report.notes == ("Marks of footnotes, which are not read aloud: 1.",)


def test_the_books_own_list_of_contents_is_left_out(tmp_path: Path) -> None:
    toc = '<body epub:type="toc"><h1>Contents</h1><p>One, page 3</p></body>'
    report, _ = import_document(epub(toc), "book.epub", tmp_path / "scripts" / "book")
    assert [(d.part.text, d.reason) for d in report.dropped] == [
        ("Contents", "the toc of the book"),
        ("One, page 3", "the toc of the book"),
    ]
