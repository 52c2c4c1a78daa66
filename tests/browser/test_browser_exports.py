"""Pages that were exported, opened from the disk as a listener would."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from player_bundle import GUIDE, write_bundle
from playwright.sync_api import Browser, Page

from audioguide.export.run import export_guide


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    audio = tmp_path_factory.mktemp("exported")
    write_bundle(audio)
    for format_name in ("html", "lpf"):
        export_guide(audio, GUIDE, format_name)
    zipfile.ZipFile(audio / GUIDE / f"downloads/{GUIDE}.lpf").extractall(audio)
    return audio


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 320, "height": 640}, offline=True)
    yield page
    page.close()


PAGES = [f"{GUIDE}/downloads/{GUIDE}.html", "index.html", "text/0001-two-lungs.html"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_page(page: Page, exported: Path, name: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((exported / name).as_uri())
    found = Axe().run(page, options={"rules": {"color-contrast-enhanced": {"enabled": True}}})
    assert [violation["id"] for violation in found.response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
