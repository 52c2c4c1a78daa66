from collections.abc import Callable
from pathlib import Path

from epub_reading import XHTML, Opened, text_of
from hard_guides import TOML as HARD

from audioguide.export.epub.outline import Entry, nest
from audioguide.export.run import export_guide


def outline(entry: Entry) -> list[object]:
    """["a", ["b"], ["c", ["d"]]]: a line's text, then those below it."""
    return [entry.text, *map(outline, entry.entries)]


def test_a_line_stands_below_the_last_one_of_a_smaller_level() -> None:
    levels = [1, 2, 3, 3, 2, 3]
    entries = [Entry(href="", text=text, lang="en") for text in "abcdef"]
    tree = ["a", ["b", ["c"], ["d"]], ["e", ["f"]]]
    assert outline(nest(entries, levels)) == tree


def test_contents_nest_as_the_headings_of_the_page_do(build_bundle: Callable[..., Path]) -> None:
    chapter = "# A\n\n## B\n\n#### C\n\nOne.\n\n#### D\n\nTwo.\n\n## E\n\nThree.\n"
    audio = build_bundle({"01-a.md": chapter}, HARD.format(lang="en"))
    (download,) = export_guide(audio, "hard", "epub").downloads
    book = Opened(audio / "hard/downloads" / download.file.href)
    lines = {
        text_of(link): depth
        for depth in range(1, 5)
        for link in book.document("nav.xhtml").findall(
            f".//{XHTML}nav[@id='toc']" + f"/{XHTML}ol/{XHTML}li" * depth + f"/{XHTML}a"
        )
    }
    headings = {
        text_of(each): int(each.tag[-1])
        for each in book.document("text/a.xhtml").iter()
        if each.tag in {f"{XHTML}h{level}" for level in range(1, 7)}
    }
    assert lines == headings == {"A": 1, "B": 2, "C": 3, "D": 3, "E": 2}
