"""The page for a frame: the player and the text, for the sites that the operator names."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE

from audioguide.errors import AudioguideError
from audioguide.player import create_app

EMBED = f"/embed/{GUIDE}/counting/"
SITES = ("https://example.org", "http://localhost:8080")


def ancestors(client: FlaskClient, address: str) -> str:
    with client.get(address) as response:
        rules = response.headers["Content-Security-Policy"].split("; ")
    return next(rule for rule in rules if rule.startswith("frame-ancestors"))


def test_only_the_page_for_frames_may_be_framed_and_only_by_named_sites(audio: Path) -> None:
    client = create_app(audio, embed_origins=SITES).test_client()
    assert ancestors(client, EMBED) == f"frame-ancestors 'self' {' '.join(SITES)}"
    for address in ("/", f"/guides/{GUIDE}/", f"/guides/{GUIDE}/counting/", "/static/js/main.js"):
        assert ancestors(client, address) == "frame-ancestors 'none'"


def test_without_a_named_site_nothing_may_be_framed(client: FlaskClient) -> None:
    assert ancestors(client, EMBED) == "frame-ancestors 'none'"


@pytest.mark.parametrize(
    "origin", ["*", "example.org", "https://example.org/page", "https://a.org; script-src *", ""]
)
def test_what_is_no_origin_is_told_at_once(tmp_path: Path, origin: str) -> None:
    with pytest.raises(AudioguideError, match="no origin"):
        create_app(tmp_path, embed_origins=(origin,))


def test_it_has_the_text_and_player_and_stays_in_frames(client: FlaskClient) -> None:
    text = client.get(EMBED).text
    for part in ('<audio id="audio" controls', "One two three.", 'rel="noopener"'):
        assert part in text
    assert 'rel="next" href="../the-end/"' in text
    assert "crumbs" not in text
    assert 'id="chapters"' not in text


def test_an_unknown_chapter_is_told(client: FlaskClient) -> None:
    assert client.get(f"/embed/{GUIDE}/nothing/").status_code == 404
