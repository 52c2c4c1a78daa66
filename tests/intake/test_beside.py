from pathlib import Path

import pytest
from documents import PNG

from audioguide.intake.run import import_document
from audioguide.script.source import read_guide

PAGE = (
    "<main><h1>A lung</h1><p>A lung is soft and light, and it fills itself with air all day.</p>"
    '<img src="{source}" alt="A lung"><p>There are two of them, one on each side of the heart.</p>'
    "</main>"
)


def import_page(source: str, root: Path) -> list[str | None]:
    """Import the page, and give the addresses of the images that the guide has then."""
    folder = root / "scripts" / "lung"
    page = PAGE.format(source=source).encode()
    import_document(page, "lung.html", folder, beside=root / "saved")
    guide, findings = read_guide(folder)
    assert [finding for finding in findings if finding.severity == "error"] == []
    return [block.href for section in guide.sections for block in section.blocks if block.href]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    (tmp_path / "saved/lung_files").mkdir(parents=True)
    (tmp_path / "saved/lung_files/a lung.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "saved/ring.png").symlink_to(tmp_path / "saved/ring.png")
    return tmp_path


def test_a_picture_that_a_browser_saved_with_the_page_comes_along(saved: Path) -> None:
    (href,) = import_page("lung_files/a%20lung.png", saved)
    assert (saved / "scripts/lung" / str(href)).read_bytes() == PNG


@pytest.mark.parametrize(
    "source",
    [
        *("../secret.png", "..%2Fsecret.png", "lung_files/../../secret.png", "/etc/passwd"),
        *("https://example.org/a.png", "//example.org/a.png", "file:///etc/passwd", "lung_files"),
        *("lung_files/none.png", "%00.png", "http://[::1"),
        *("a" * 300 + ".png", "ring.png"),
    ],
)
def test_nothing_elsewhere_is_read(source: str, saved: Path) -> None:
    assert import_page(source, saved) == []


def test_a_link_to_a_file_elsewhere_is_not_followed(saved: Path) -> None:
    (saved / "saved/link.png").symlink_to(saved / "secret.png")
    assert import_page("link.png", saved) == []
