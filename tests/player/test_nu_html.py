"""The Nu HTML checker on every page."""

from pathlib import Path

from nu_checker import check_html
from player_bundle import GUIDE, write_bundle
from podcast_guide import GUIDE as PODCAST
from podcast_guide import build_podcast

from audioguide.player import create_app

# What it warns of and we mean: Safari takes a list without bullets for no list unless told; and the
# caption band, which is hidden at first, is hidden from screen readers when it is shown. And a page
# that is read as a file has no host whose files 'self' would allow; and data is no inline script.
MEANT = (
    ".*“list” role is unnecessary.*|.*“aria-hidden” is unnecessary.*"
    "|.*violates Content Security Policy .meta tag..*"
)


def test_every_page_is_valid_html(tmp_path: Path) -> None:
    write_bundle(tmp_path / "audio", lang="es")
    client = create_app(tmp_path / "audio").test_client()
    guide = f"/guides/{GUIDE}/"
    addresses = ["/", "/nothing", guide, f"{guide}two-lungs/", f"{guide}counting/"]
    addresses += [f"/embed/{GUIDE}/the-end/", "/offline/", "/search?q=breathe"]
    pages = [tmp_path / f"{number}.html" for number in range(len(addresses))]
    for page, address in zip(pages, addresses, strict=True):
        page.write_text(client.get(address).text, encoding="utf-8")
    pages.append(tmp_path / "podcast.html")
    build_podcast(tmp_path / "podcasts")
    podcasts = create_app(tmp_path / "podcasts", base_url="https://example.org").test_client()
    pages[-1].write_text(podcasts.get(f"/guides/{PODCAST}/").text, encoding="utf-8")
    assert check_html(pages, meant=MEANT) == ""
