from urllib.parse import urljoin

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from player_bundle import GUIDE

from audioguide.player.addresses import ANYWHERE, to_relative

SEGMENT = st.text("ab", min_size=1, max_size=2)
PATHS = st.tuples(st.lists(SEGMENT, max_size=4), st.booleans()).map(
    lambda path: "/" + "/".join(path[0]) + ("/" if path[0] and path[1] else "")
)


@given(PATHS, PATHS)
def test_a_relative_address_leads_where_the_whole_one_does(address: str, page: str) -> None:
    relative = to_relative(address, page)
    assert urljoin(f"http://host{page}", relative) == f"http://host{address}"
    assert not relative.startswith("/")


@pytest.mark.parametrize(
    ("address", "page", "relative"),
    [
        ("/guides/a/one/", "/guides/a/one/", "../one/"),
        ("/guides/a/one/", "/guides/a/two/", "../one/"),
        ("/guides/a/", "/", "./guides/a/"),
        ("/", "/", "./"),
        ("/", "/nothing/at/all", "../../"),
    ],
)
def test_chapters_name_each_other_and_themselves_alike(
    address: str, page: str, relative: str
) -> None:
    assert to_relative(address, page) == relative


@pytest.mark.parametrize(
    "path", ["/", f"/guides/{GUIDE}/", f"/guides/{GUIDE}/counting/", "/nothing/at/all"]
)
def test_a_page_is_the_same_bytes_wherever_the_player_stands(app: Flask, path: str) -> None:
    app = app.test_client()
    at_root = app.get(path).text.replace("http://localhost/", "ADDRESS/")
    below = app.get(path, base_url="https://example.org/some/where/").text
    assert below.replace("https://example.org/some/where/", "ADDRESS/") == at_root
    assert 'href="/' not in at_root


def test_a_page_for_any_depth_has_whole_paths(app: Flask) -> None:
    page = app.test_client().get(
        "/404.html", base_url="https://example.org/sub/", environ_overrides={ANYWHERE: True}
    )
    assert 'href="/sub/"' in page.text
    assert 'src="/sub/static/' in page.text
