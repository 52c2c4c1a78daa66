"""The exported site on a plain host of files, below a path: heard, searched, kept, taken along."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from listening import Listener
from nu_checker import check_html
from player_bundle import GUIDE, write_bundle
from static_host import WHERE, hosting

from audioguide.export.run import export_guide
from audioguide.export.site.export import export_site
from audioguide.export.site.folder import FolderTarget

Visit = Callable[..., Listener]
CHAPTERS = f"{WHERE}guides/{GUIDE}/"
SECOND, THIRD = f"{CHAPTERS}counting/", f"{CHAPTERS}the-end/"
KEPT = "document.querySelector('#keep [data-part=told]').textContent.startsWith('Done.')"
# The same as on the player's own pages: see tests/player/test_nu_html.py.
MEANT = (
    ".*“list” role is unnecessary.*|.*“aria-hidden” is unnecessary.*"
    "|.*violates Content Security Policy .meta tag..*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A site as it lies there, where it is, and what was asked for in vain."""

    folder: Path
    address: str
    missing: list[str]


@pytest.fixture
def hosted(tmp_path: Path) -> Iterator[Hosted]:
    audio, folder = tmp_path / "audio", tmp_path / "site"
    write_bundle(audio)
    export_guide(audio, GUIDE, "text")
    folder.mkdir()
    with hosting(folder) as (address, missing):
        export_site(audio, (), FolderTarget(folder), base_url=address)
        yield Hosted(folder=folder, address=address, missing=missing)


def test_it_is_looked_through_heard_searched_and_taken_along(visit: Visit, hosted: Hosted) -> None:
    listener = visit("", base=hosted.address)
    page = listener.page
    page.get_by_role("link", name="Breathing").click()
    with page.expect_download() as taken:
        page.locator("#downloads + ul a").first.click()
    assert "Goodbye." in taken.value.path().read_text(encoding="utf-8")
    page.get_by_role("link", name="Start listening").click()
    listener.wait_for_text()
    listener.wait("!audio.paused && audio.currentTime > 0")
    # Only a host with ranges lets a listener jump to what has not come yet.
    listener.go_to(90)
    listener.wait("!audio.paused && audio.currentTime > 90.1")
    page.get_by_role("link", name="Next chapter").click()
    listener.wait(f"location.pathname === '{SECOND}' && !audio.paused && audio.currentTime > 0")
    listener.wait("status === 'Chapter 2 of 3: Counting'")
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused && audio.currentTime > 0")
    listener.wait("status === 'This is the end of the guide.' && audio.paused")
    page.go_back()
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    listener.open_dialog("/")
    page.keyboard.type("goodbye")
    listener.press("Enter")
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused")
    listener.pause()
    page.reload()
    listener.wait_for_text()
    page.get_by_role("link", name="All guides").click()
    page.get_by_role("heading", name="Breathing").wait_for()
    assert hosted.missing == []


def test_it_is_kept_and_heard_when_the_host_is_gone(visit: Visit, tmp_path: Path) -> None:
    audio, folder = tmp_path / "audio", tmp_path / "site"
    write_bundle(audio)
    export_site(audio, (), FolderTarget(folder))
    with hosting(folder) as (address, missing):
        listener = visit(f"guides/{GUIDE}/", base=address)
        listener.page.get_by_role("button", name="Keep this guide").click()
        listener.wait(KEPT)
        listener.page.goto("about:blank")
        assert missing == []
    listener.open(f"guides/{GUIDE}/counting/")
    listener.play()
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused && audio.currentTime > 0")


def test_its_pages_are_valid_html(hosted: Hosted) -> None:
    pages = sorted(hosted.folder.rglob("*.html"))
    assert len(pages) == 7
    assert check_html(pages, meant=MEANT) == ""
