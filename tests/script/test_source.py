"""A guide's folder becomes a guide, and everything found in its files comes in one pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audioguide.errors import ScriptError
from audioguide.model.text import Severity
from audioguide.script.source import find_guide_folders, read_guide

SAMPLE = Path(__file__).parents[2] / "scripts" / "tumor-metastasis"
Write = Callable[..., Path]


def test_chapters_come_in_the_order_of_their_numbers(write_guide: Write) -> None:
    names = ["10-a", "100-b", "02-c-d"]
    folder = write_guide({f"{name}.md": f"# {name}\n\nText." for name in names})

    guide, findings = read_guide(folder)

    assert [(section.id, section.title) for section in guide.sections] == [
        ("c-d", "02-c-d"),
        ("a", "10-a"),
        ("b", "100-b"),
    ]
    assert guide.info.title == "Your lungs"
    assert guide.voice == "silent"
    assert findings == ()


def test_all_findings_come_in_one_pass_by_path_and_line(write_guide: Write) -> None:
    folder = write_guide(
        {
            "02-b.md": "# B\n\n### Deep\n\n![](a.png) and [x]{y=z}",
            "01-a.md": "Text\n\n![Alt](no.png)",
            "note.txt": "# Note\n\nSee https://example.org",
        },
        'title = "A"\nlang = "en"\nzzz = 1',
    )

    _, findings = read_guide(folder)

    assert [(str(finding.source), finding.code) for finding in findings] == [
        ("scripts/lungs/01-a.md:1", "no-title"),
        ("scripts/lungs/01-a.md:3", "image-missing"),
        ("scripts/lungs/02-b.md:3", "heading-skipped"),
        ("scripts/lungs/02-b.md:5", "unknown-attribute"),
        ("scripts/lungs/02-b.md:5", "image-without-alt"),
        ("scripts/lungs/guide.toml:3", "unknown-key"),
        ("scripts/lungs/note.txt", "file-name"),
        ("scripts/lungs/note.txt:3", "bare-url"),
    ]


def test_paths_are_as_an_author_would_type_them(
    write_guide: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_guide({"01-a.md": "Text."})
    monkeypatch.chdir(folder.parent.parent)

    _, findings = read_guide(Path("scripts/lungs"))

    assert [finding.source.path for finding in findings] == ["scripts/lungs/01-a.md"]


def test_the_table_of_pronunciations_reaches_the_words(write_guide: Write) -> None:
    folder = write_guide(
        {"01-a.md": "# A\n\nA CT."}, 'title = "A"\nlang = "en"\n[pronounce]\nCT = "C T"'
    )

    guide, _ = read_guide(folder)

    assert [word.spoken for word in guide.sections[0].sentences[1].words] == [None, "C T"]


def test_an_image_that_is_a_link_out_of_the_folder_is_refused(
    write_guide: Write, tmp_path: Path
) -> None:
    folder = write_guide({"01-a.md": "# A\n\n![Alt](a.png)"})
    (tmp_path / "secret.png").write_bytes(b"")
    (folder / "a.png").symlink_to(tmp_path / "secret.png")

    _, findings = read_guide(folder)

    assert [finding.code for finding in findings] == ["image-address"]


def test_an_image_with_a_name_too_long_for_any_disk_is_missing(write_guide: Write) -> None:
    _, findings = read_guide(write_guide({"01-a.md": f"# A\n\n![Alt]({'a' * 5000}.png)"}))

    assert [finding.code for finding in findings] == ["image-missing"]


def test_hidden_files_and_folders_are_no_chapters(write_guide: Write) -> None:
    folder = write_guide({"01-a.md": "# A\n\nText.", "._01-a.md": "junk"})
    (folder / "old.md").mkdir()

    guide, findings = read_guide(folder)

    assert (len(guide.sections), findings) == (1, ())


def test_a_missing_folder_or_guide_toml_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match="no such folder"):
        read_guide(tmp_path / "nowhere")
    with pytest.raises(ScriptError, match=r"no guide\.toml here\. Add one"):
        read_guide(tmp_path)


def test_guides_are_the_folders_with_a_guide_toml(write_guide: Write, tmp_path: Path) -> None:
    second, first = write_guide({}, name="b"), write_guide({}, name="a")
    (tmp_path / "scripts" / "no-guide").mkdir()

    assert find_guide_folders(tmp_path / "scripts") == (first, second)
    assert find_guide_folders(tmp_path / "nowhere") == ()


def test_the_sample_guide_has_nothing_to_mend() -> None:
    guide, findings = read_guide(SAMPLE)

    assert [f for f in findings if f.severity is not Severity.INFO] == []
    assert len(guide.sections) == 7
