from collections.abc import Callable, Iterator

import pytest
from listening import Listener
from podcast_guide import GUIDE, build_podcast
from serving import serving
from test_browser_access import PHONE, violations

from audioguide.player import create_app

Visit = Callable[..., Listener]
PAGE = f"/guides/{GUIDE}/"
FEED = f"https://guides.example.org{PAGE}feed.xml"


@pytest.fixture(scope="module")
def podcasts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    audio = tmp_path_factory.mktemp("podcasts") / "audio"
    build_podcast(audio)
    with serving(create_app(audio, base_url="https://guides.example.org")) as port:
        yield f"http://127.0.0.1:{port}"


def test_the_address_is_copied_by_keyboard_and_that_is_told(visit: Visit, podcasts: str) -> None:
    listener = visit(PAGE, base=podcasts, permissions=["clipboard-read", "clipboard-write"])
    button = listener.page.get_by_role("button", name="Copy the address").first
    button.press("Enter")
    status = listener.page.locator(".subscribe [role=status]").first
    status.get_by_text("The address is copied").wait_for()
    assert listener.page.evaluate("navigator.clipboard.readText()") == FEED
    assert violations(listener) == []


def test_where_the_browser_refuses_the_address_is_selected_and_that_is_told(
    visit: Visit, podcasts: str
) -> None:
    listener = visit(PAGE, base=podcasts, viewport=PHONE, color_scheme="dark")
    listener.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    listener.page.get_by_role("button", name="Copy the address").first.press("Space")
    listener.page.get_by_text("The address is selected").wait_for()
    assert listener.page.evaluate("getSelection().toString()") == FEED
    assert violations(listener) == []
    assert listener.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_the_address_is_there_to_be_selected(visit: Visit, podcasts: str) -> None:
    listener = visit(PAGE, base=podcasts, java_script_enabled=False)
    assert listener.page.get_by_label("Address of the podcast").input_value() == FEED
    assert listener.page.get_by_role("button", name="Copy the address").count() == 0
    assert listener.page.get_by_role("link", name="AntennaPod").is_visible()
