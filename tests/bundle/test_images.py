"""Images come into a bundle under names that are safe in an address."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from audioguide.bundle.images import write_images
from audioguide.script.source import read_guide

BEGINNINGS = {".png": b"\x89PNG\r\n\x1a\n", ".webp": b"RIFF\0\0\0\0WEBP"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lungs.png", r"lungs\.[0-9a-f]{8}\.png"),
        ("The lungs (2).PNG", r"the-lungs-2\.[0-9a-f]{8}\.png"),
        ("肺.webp", r"image\.[0-9a-f]{8}\.webp"),
    ],
)
def test_the_name_is_small_letters_figures_and_hyphens(
    name: str, expected: str, write_guide: Callable[..., Path], tmp_path: Path
) -> None:
    folder = write_guide({"01-start.md": f"# Start\n\n![Two lungs.](<{name}>)\n"})
    (folder / name).write_bytes(BEGINNINGS[Path(name).suffix.lower()])
    guide, findings = read_guide(folder)
    _, hrefs, (image,) = write_images(guide, folder, tmp_path)
    assert findings == ()
    assert re.fullmatch(expected, image.href)
    assert hrefs == {name: image.href}
    assert (tmp_path / image.href).read_bytes() == BEGINNINGS[Path(name).suffix.lower()]
