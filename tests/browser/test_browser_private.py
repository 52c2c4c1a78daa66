from collections.abc import Callable, Iterator

import pytest
from listening import Listener
from podcast_guide import GUIDE, TOML, build_podcast
from serving import serving

from audioguide.bundle.access import find_token
from audioguide.player import create_app

Visit = Callable[..., Listener]


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole secret address of a private guide."""
    audio = tmp_path_factory.mktemp("private") / "audio"
    build_podcast(audio, toml=TOML + 'access = "token"\n')
    with serving(create_app(audio)) as port:
        yield f"http://127.0.0.1:{port}/private/{find_token(audio, GUIDE)}/"


def test_a_private_guide_is_heard_and_searched_under_its_secret_address(
    visit: Visit, secret: str
) -> None:
    listener = visit(secret, base=secret)
    page = listener.page
    page.get_by_role("link", name="Start listening").click()
    listener.wait_for_text()
    listener.wait("!audio.paused && audio.currentTime > 0")
    page.locator("[data-chapter-link][rel=next]").first.click()
    page.wait_for_url(f"{secret}air/")
    listener.wait_for_text()
    listener.press("/")
    page.get_by_role("searchbox").fill("welcome")
    page.get_by_text("Hello & welcome.").first.wait_for()
    page.keyboard.press("Escape")
    page.goto(secret)
    goes_on = page.get_by_role("link", name="Continue")
    goes_on.wait_for()
    assert goes_on.get_attribute("href") == f"{secret}air/"
