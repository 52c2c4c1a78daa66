"""A guide of 500 chapters: its pages stay light, and its list of chapters can be walked through."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from test_compression import MOST_BYTES, weigh

from audioguide.model.guide import Chapter
from audioguide.player import create_app
from audioguide.player.parts import WHOLE, part_of, to_parts
from benchmarks.page.large import CHAPTERS, GUIDE, title_of
from strategies import chapters

PAGE = f"/guides/{GUIDE}/"
ONE = st.shared(chapters(), key="one")


@pytest.fixture
def client(long_audio: Path) -> FlaskClient:
    return create_app(long_audio).test_client()


@given(one=ONE, count=st.integers(0, 600))
def test_every_chapter_is_in_one_part_in_order_and_no_part_is_long(
    one: Chapter, count: int
) -> None:
    parts = to_parts([one] * count)
    numbers = [number for part in parts for number in range(part.first, part.last + 1)]
    assert numbers == list(range(1, count + 1))
    assert all(len(part.chapters) <= WHOLE for part in parts)
    assert all(part_of(parts, number) in parts for number in numbers[:3])


@pytest.mark.parametrize("address", [PAGE, f"{PAGE}part-1/", f"{PAGE}part-250/"])
def test_its_pages_weigh_60_kb_at_most_with_styles_and_modules(
    client: FlaskClient, address: str
) -> None:
    sizes = weigh(client, address)
    assert sum(sizes.values()) <= MOST_BYTES, sorted(sizes.items(), key=lambda each: -each[1])


def test_the_page_of_a_chapter_lists_those_round_it_and_leads_to_all(client: FlaskClient) -> None:
    text = client.get(f"{PAGE}part-250/").text
    listed = text[text.index('id="chapters-part"') : text.index("</nav>", text.index("</ol>"))]
    assert "Chapters 241 to 260" in listed
    assert re.findall(r"data-chapter-link[^>]*><span[^>]*>(.*?)</span>", listed) == [
        title_of(number) for number in range(241, 261)
    ]
    assert listed.count('aria-current="page"') == 1
    assert 'href="../#chapter-part-250">All 500 chapters</a>' in listed


def test_the_page_of_the_guide_lists_all_in_parts_that_open_and_close(client: FlaskClient) -> None:
    text = client.get(PAGE).text
    assert text.count("data-chapter=") == CHAPTERS
    summaries = re.findall(r"<summary>(.*?)</summary>", text)
    assert (summaries[0], summaries[-1]) == ("Chapters 1 to 20", "Chapters 481 to 500")
    assert len(summaries) == 25
    assert text.count('<details class="part" open>') == 1
