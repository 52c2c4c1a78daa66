"""The panel on a guide's page by which listeners take it into a podcast app."""

from pathlib import Path

import pytest
from player_bundle import GUIDE as UNEXPORTED
from player_bundle import write_bundle
from podcast_guide import GUIDE, TOML, build_podcast

from audioguide.player import create_app

PAGE = f"/guides/{GUIDE}/"


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("subscribe") / "audio"
    build_podcast(folder)
    write_bundle(folder)
    return folder


def test_the_panel_has_the_feeds_address_and_links_for_apps(audio: Path) -> None:
    client = create_app(audio, base_url="https://example.org/a").test_client()
    page = client.get(PAGE).text
    feed = f"https://example.org/a{PAGE}feed.xml"
    assert f'value="{feed}"' in page
    assert f'value="https://example.org/a{PAGE}whole.xml"' in page
    assert f'type="application/rss+xml" title="Your “lungs” &amp; you 🫁" href="{feed}">' in page
    assert f'href="podcast://example.org/a{PAGE}feed.xml">Apple Podcasts<' in page
    assert f'href="pktc://subscribe/example.org/a{PAGE}feed.xml">Pocket Casts<' in page
    assert (
        'href="https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fexample.org%2Fa'
        "%2Fguides%2Flungs%2Ffeed.xml&amp;title=Your%20%E2%80%9Clungs%E2%80%9D%20%26%20you"
    ) in page


@pytest.mark.parametrize(
    "home", ["http://localhost:8000", "http://127.0.0.1", "http://192.168.1.4", "http://nas.local"]
)
def test_an_address_in_the_house_has_no_links_that_would_lead_nowhere(
    audio: Path, home: str
) -> None:
    page = create_app(audio, base_url=home).test_client().get(PAGE).text
    assert f'value="{home}{PAGE}feed.xml"' in page
    assert "podcast://" not in page
    assert "antennapod" not in page


def test_there_is_no_panel_where_there_is_no_feed(audio: Path) -> None:
    known = create_app(audio, base_url="https://example.org").test_client()
    unknown = create_app(audio).test_client()
    pages = (
        known.get(f"/guides/{UNEXPORTED}/"),
        unknown.get(PAGE, base_url="http://evil.example/"),
    )
    for page in pages:
        assert page.status_code == 200
        assert 'id="subscribe"' not in page.text
        assert "rss+xml" not in page.text


def test_the_panel_speaks_the_language_of_the_guide(tmp_path: Path) -> None:
    build_podcast(tmp_path / "audio", toml=TOML.replace('lang = "en"', 'lang = "es"'))
    page = create_app(tmp_path / "audio").test_client().get(PAGE).text
    assert "Escuchar en una aplicación de pódcast" in page
