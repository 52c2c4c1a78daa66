from pathlib import Path

from audioguide.intake.chapters import to_chapters, to_slug
from audioguide.intake.draft import Draft, Part
from audioguide.intake.run import import_document
from audioguide.model.text import BlockKind

LONG = "word " * 900 + "end."


def heading(text: str, level: int) -> Part:
    return Part(kind=BlockKind.HEADING, text=text, line=1, level=level)


def paragraph(text: str) -> Part:
    return Part(kind=BlockKind.PARAGRAPH, text=text, line=1)


def titles(*parts: Part) -> list[str]:
    return [chapter.title for chapter in to_chapters(Draft(parts=parts), "Book")]


def test_a_chapter_too_long_to_listen_to_is_cut_at_its_own_headings_and_others_are_not() -> None:
    assert titles(
        heading("One", 1),
        *(heading("Short a", 2), paragraph("A.")),
        heading("Two", 1),
        *(paragraph("Before."), heading("Two a", 2), paragraph(LONG)),
        *(heading("Two b", 2), paragraph(LONG), heading("Two c", 2), paragraph(LONG)),
    ) == ["One", "Two", "Two a", "Two b", "Two c"]


def test_headings_of_a_chapter_start_at_the_second_level_and_skip_none() -> None:
    (first, _) = to_chapters(
        Draft(
            parts=(
                heading("One", 1),
                heading("Deep", 4),
                heading("Deeper", 6),
                heading("Higher", 2),
                heading("Two", 1),
            )
        ),
        "Book",
    )
    assert [(part.text, part.level) for part in first.parts] == [
        ("Deep", 2),
        ("Deeper", 3),
        ("Higher", 2),
    ]


def test_names_in_addresses_are_plain_and_each_is_there_once() -> None:
    assert to_slug("Qué es la “metástasis”?") == "que-es-la-metastasis"
    assert to_slug("转移") == "chapter"
    slugs = [chapter.slug for chapter in to_chapters(Draft(parts=(heading("A", 1),) * 3), "B")]
    assert slugs == ["a", "a-2", "a-3"]


def test_a_long_section_without_headings_is_told(tmp_path: Path) -> None:
    text = f"A title\n\n{LONG}\n\n{LONG}\n\n{LONG}\n"
    report, _ = import_document(text.encode(), "a.txt", tmp_path / "scripts" / "a")
    assert [note for note in report.notes if "has no headings to cut it at" in note] != []


def test_keep_all_leaves_out_nothing(tmp_path: Path) -> None:
    page = (
        b"<nav>Home page</nav><main><h1>Title</h1><p>A sentence that is long enough to read.</p>"
        b"</main><form>A form</form><footer>The foot</footer>"
    )
    report, _ = import_document(page, "a.html", tmp_path / "scripts" / "a", keep_all=True)
    assert report.dropped == ()
    kept = [part.text for chapter in report.chapters for part in chapter.parts]
    assert {"Home page", "A form", "The foot"} <= set(kept)
