import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hard_guides import ODD_TITLES, ONE_SENTENCE, TOML
from nu_checker import check_html
from player_bundle import GUIDE, write_bundle

from audioguide.export.run import export_guide


def export_page(audio: Path, guide_id: str) -> Path:
    (download,) = export_guide(audio, guide_id, "html").downloads
    return audio / guide_id / "downloads" / download.file.href


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, build_bundle: Callable[..., Path]
) -> dict[str, Path]:
    audio = tmp_path_factory.mktemp("html")
    write_bundle(audio)
    hard = TOML.format(lang="he")
    return {
        "every block": export_page(audio, GUIDE),
        "odd titles": export_page(build_bundle(ODD_TITLES, hard), "hard"),
        "one sentence": export_page(build_bundle(ONE_SENTENCE, TOML.format(lang="fr")), "hard"),
    }


def test_every_transcript_is_valid_html(pages: dict[str, Path]) -> None:
    assert check_html(list(pages.values())) == ""


def test_a_transcript_stands_alone(pages: dict[str, Path]) -> None:
    html = pages["every block"].read_text(encoding="utf-8")
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert {address.partition(":")[0] for address in addresses if address[0] != "#"} == {
        "data",
        "https",
    }
    assert all(f'id="{address[1:]}"' in html for address in addresses if address[0] == "#")
    assert "<figcaption>" in html
    assert 'alt="Two lungs"' in html


def test_headings_skip_no_level(pages: dict[str, Path]) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", pages["odd titles"].read_text())]
    assert levels == [1, 2, 2, 2, 3, 3, 2]


def test_a_guide_that_is_written_from_right_to_left_is_shown_so(pages: dict[str, Path]) -> None:
    assert '<html lang="he" dir="rtl">' in pages["odd titles"].read_text(encoding="utf-8")


def test_words_of_ours_are_marked_where_they_are_not_in_the_guides_language(
    pages: dict[str, Path],
) -> None:
    html = pages["one sentence"].read_text(encoding="utf-8")
    assert '<h2 id="contents"><span lang="en">Chapters</span></h2>' in html
    assert '<dt lang="en">Written by</dt>' in html
    assert "lang=" not in pages["every block"].read_text().split("<h1>")[1].split("<article")[0]
