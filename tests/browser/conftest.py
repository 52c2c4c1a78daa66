"""A real Chromium, the real server, and a page that must not complain."""

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from pathlib import Path

import pytest
from kept_site import Site
from listening import Listener
from player_bundle import write_bundle
from playwright.sync_api import Browser, sync_playwright
from serving import serving

from audioguide.bundle.build import build_guide
from audioguide.player import create_app
from audioguide.script.source import read_guide

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AT_WILL = "--autoplay-policy=no-user-gesture-required"
# As people have it: nothing sounds that was not asked for.
ON_REQUEST = "--autoplay-policy=document-user-activation-required"
SAMPLE = Path(__file__).parents[2] / "scripts/tumor-metastasis"
GOLDEN = Path(__file__).parents[1] / "golden"
LUNGS, MUSEUM = GOLDEN / "lungs/in", GOLDEN / "museo/in"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome; without one, what asks for it is skipped."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    found = found or (str(MAC) if MAC.exists() else None)
    if found is None:
        pytest.skip("no Chromium or Chrome here; install one, or name it in CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, AT_WILL])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def strict_browser(browser: Browser, chromium: str) -> Iterator[Browser]:
    """Another one, in which no page makes a sound by itself."""
    launch = browser.browser_type.launch
    strict = launch(executable_path=chromium, args=[*ARGUMENTS, ON_REQUEST])
    yield strict
    strict.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, executor: Executor) -> Iterator[str]:
    """The player with four guides: a small one of short chapters, and three as they are built."""
    audio = tmp_path_factory.mktemp("audio")
    write_bundle(audio)
    for source, voice in ((SAMPLE, "system"), (LUNGS, "silent"), (MUSEUM, "silent")):
        guide, _ = read_guide(source)
        build_guide(guide, spec=voice, source=source, audio=audio, executor=executor)
    with serving(create_app(audio)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Listener]]:
    """Come as a new listener: `visit("/", color_scheme="dark")`. The page must not complain."""
    listeners = []

    def come(path: str = "/guides/breathing/two-lungs/", **options: object) -> Listener:
        base = str(options.pop("base", address))
        context = browser.new_context(base_url=base, **options)
        context.set_default_timeout(10_000)
        has_scripts = bool(options.get("java_script_enabled", True))
        listener = Listener(context.new_page(), has_scripts=has_scripts)
        listeners.append(listener)
        listener.open(path)
        return listener

    yield come
    for listener in listeners:
        complaints = listener.complaints
        listener.page.context.close()
        assert complaints == []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write_bundle(tmp_path / "audio")
    return Site(tmp_path / "audio")
