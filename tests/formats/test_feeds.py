"""Feeds as others read them, and by the rules of Apple and of Podcasting 2.0."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
import podcastparser
import pytest
from feed_rules import NS, broken_rules
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audioguide.formats.feeds.feeds import (
    render_episodes_feed,
    render_library_feed,
    render_whole_feed,
)
from audioguide.formats.feeds.identity import UNDATED, to_date, to_feed_guid
from audioguide.formats.feeds.show import OtherPage, Show
from audioguide.model.downloads import Download
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource
from audioguide.model.podcast import Person, PodcastInfo

HOME = "https://example.org/audio/"
NASTY = 'A "quoted" <b>title</b> & more\' 🫁 مرحبا بالعالم ]]> &amp; end'
LIST_TYPES = {"vtt": "text/vtt", "srt": "application/x-subrip", "json": "application/json"}


def resource(name: str, media_type: str, size_bytes: int = 5000) -> Resource:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    return Resource(href=name, media_type=media_type, size_bytes=size_bytes, sha256=sha256)


def chapter(chapter_id: str, title: str) -> Chapter:
    return Chapter(
        id=chapter_id,
        title=title,
        duration_ms=61_400,
        audio=resource(f"{chapter_id}.mp3", "audio/mpeg"),
        captions=resource(f"{chapter_id}.vtt", "text/vtt"),
        timeline=resource(f"{chapter_id}.json", "application/json"),
    )


def download(format_name: str, name: str, media_type: str, chapter_id: str | None) -> Download:
    return Download(
        format=format_name,
        file=resource(name, media_type),
        bundle_sha256="0" * 64,
        recipe=1,
        duration_ms=61_400 if media_type.startswith("audio/") else None,
        chapter_id=chapter_id,
    )


def show(*titles: str, home: str = HOME, **about: Any) -> Show:
    """A guide with all that feeds need, at `home`."""
    info = GuideInfo(**{"id": "lungs", "title": "Your lungs", "lang": "en"} | about)
    chapters = tuple(chapter(f"part-{n}", title) for n, title in enumerate(titles, start=1))
    downloads = [
        download("mp3", "lungs.mp3", "audio/mpeg", None),
        download("m4b", "lungs.m4b", "audio/mp4", None),
        download("podcast", "lungs.cover.jpg", "image/jpeg", None),
        download("podcast", "lungs.chapters.json", "application/json+chapters", None),
    ]
    for chapter_id in (None, *(each.id for each in chapters)):
        if chapter_id:
            downloads.append(download("mp3", f"{chapter_id}.mp3", "audio/mpeg", chapter_id))
        downloads += [
            download("podcast", f"{chapter_id or 'lungs'}.{suffix}", media_type, chapter_id)
            for suffix, media_type in LIST_TYPES.items()
        ]
    root = f"{home}guides/{info.id}/"
    return Show(
        manifest=Manifest(info=info, narrator="A voice", chapters=chapters),
        downloads=tuple(downloads),
        root=root,
        home=home,
        seed=root,
    )


def rendered(feed: bytes | None) -> bytes:
    assert feed is not None
    return feed


def guids(feed: bytes | None) -> list[str | None]:
    return [item.findtext("guid") for item in etree.fromstring(rendered(feed))[0].iter("item")]


def found(feed: bytes | None, path: str) -> list[str]:
    values: list[str] = etree.fromstring(rendered(feed)).xpath(path, namespaces=NS)
    return values


WHOLE_SETTINGS = PodcastInfo(
    author="The Clinic",
    owner_name="Ada",
    owner_email="ada@example.org",
    category="Health & Fitness",
    subcategory="Medicine",
    explicit=True,
    locked=False,
    medium="course",
    guid="917393e3-1b1e-5cef-ace4-edaa54e1f810",
    link="https://example.org/lungs",
    copyright="© The Clinic",
    persons=(Person(name="Ada & Bo", role="guest", group="cast", href="https://example.org/a"),),
)


@pytest.mark.parametrize("podcast", [PodcastInfo(), WHOLE_SETTINGS], ids=["no settings", "all"])
@pytest.mark.parametrize("title", ["Plain", NASTY, "قصير", "e" * 300])
def test_every_feed_keeps_the_rules_of_apple_and_podcasting_2(
    title: str, podcast: PodcastInfo
) -> None:
    guide = show("One", title, title=title, published="2026-11-24", podcast=podcast)
    assert broken_rules(rendered(render_episodes_feed(guide))) == []
    assert broken_rules(rendered(render_whole_feed(guide))) == []
    assert broken_rules(rendered(render_library_feed([guide], "Guides"))) == []


def test_the_rules_find_what_is_wrong() -> None:
    feed = rendered(render_episodes_feed(show("One", "Two")))
    for good, bad in (
        (b"<itunes:explicit>false", b"<itunes:explicit>no"),
        (b'length="5000" type="audio/mpeg"/>', b'length="0" type="audio/mpeg"/>'),
        (b"urn:audioguide:lungs:part-2", b"urn:audioguide:lungs:part-1"),
        (b'"Education"', b'"Arts"><itunes:category text="Golf"/></itunes:category><x a=""'),
    ):
        assert good in feed
        assert broken_rules(feed.replace(good, bad)) != []


@pytest.mark.parametrize(
    "title", [NASTY, "  spaces  ", "line\u2028break", "control\x00\x0bhere\ud800"]
)
def test_titles_come_through_two_readers_as_they_were(title: str) -> None:
    written = "".join(char for char in title if char not in "\x00\x0b\ud800")
    feed = rendered(render_episodes_feed(show(title, title=title)))
    parsed = podcastparser.parse("https://example.org/f", BytesIO(feed))
    entries = feedparser.parse(feed, sanitize_html=False).entries
    wanted = " ".join(written.split())
    assert " ".join(parsed["title"].split()) == wanted
    assert " ".join(parsed["episodes"][0]["title"].split()) == wanted
    assert len(entries) == 1
    assert found(feed, "//item/itunes:title/text()") == [written]


@settings(max_examples=40)
@given(st.text())
def test_no_title_can_break_a_feed(title: str) -> None:
    etree.fromstring(rendered(render_whole_feed(show("One", title=f"T{title}", license=title))))


def test_readers_find_sound_cover_length_and_order() -> None:
    guide = show("One", "Two", published="2026-11-24", description="All of it.")
    feed = rendered(render_episodes_feed(guide))
    parsed = podcastparser.parse("https://example.org/f", BytesIO(feed))
    assert (parsed["title"], parsed["description"]) == ("Your lungs", "All of it.")
    assert parsed["cover_url"] == f"{HOME}guides/lungs/downloads/lungs.cover.jpg"
    assert parsed["type"] == "serial"
    first, second = parsed["episodes"]
    assert first["enclosures"] == [
        {
            "url": f"{HOME}guides/lungs/downloads/part-1.mp3",
            "file_size": 5000,
            "mime_type": "audio/mpeg",
        }
    ]
    assert (first["total_time"], first["number"], second["number"]) == (61, 1, 2)
    assert second["published"] - first["published"] == 1
    assert feedparser.parse(feed).bozo is False


def test_the_whole_guide_is_one_episode_with_chapters_and_an_audiobook_beside_it() -> None:
    feed = render_whole_feed(show("One", "Two"))
    here = f"{HOME}guides/lungs/downloads/"
    assert found(feed, "//item/podcast:chapters/@url") == [f"{here}lungs.chapters.json"]
    assert found(feed, "//podcast:source/@uri") == [f"{here}lungs.mp3", f"{here}lungs.m4b"]
    assert found(feed, "//podcast:alternateEnclosure/@title") == ["MP3", "M4B"]
    assert len(guids(feed)) == 1


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_a_feeds_guid_is_made_as_the_namespace_shows(address: str, guid: str) -> None:
    assert to_feed_guid(address) == guid


def test_guids_of_episodes_survive_new_texts_a_new_host_and_a_new_order() -> None:
    before = show("One", "Two")
    after = show(
        "Eins", "Zwei", title="Lungen", home="http://other.example/", published="2030-01-01"
    )
    assert guids(render_episodes_feed(before)) == guids(render_episodes_feed(after))
    assert guids(render_whole_feed(before)) == guids(render_whole_feed(after))
    assert guids(render_library_feed([before], "A")) == guids(render_episodes_feed(after))


def test_a_guid_fixed_by_the_author_survives_a_new_host() -> None:
    fixed = PodcastInfo(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810")
    here = show("One", podcast=fixed)
    there = show("One", podcast=fixed, home="http://other.example/")
    path = "//channel/podcast:guid/text()"
    assert found(render_episodes_feed(here), path) == [fixed.guid]
    assert found(render_episodes_feed(there), path) == [fixed.guid]
    assert found(render_whole_feed(here), path) == found(render_whole_feed(there), path)
    assert found(render_whole_feed(here), path) != [fixed.guid]


def test_a_guide_is_a_season_and_keeps_its_number_when_another_comes() -> None:
    old = show("One", id="old", title="Old", published="2025-01-01")
    new = show("One", "Two", id="new", title="A new one", published="2026-01-01")
    seasons = found(render_library_feed([new, old], "Guides"), "//item/itunes:season/text()")
    names = found(render_library_feed([new, old], "Guides"), "//item/podcast:season/@name")
    assert seasons == ["1", "2", "2"]
    assert names == ["Old", "A new one", "A new one"]
    assert found(render_library_feed([old], "Guides"), "//item/podcast:season/text()") == ["1"]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=UTC)),
        ("2026-11-24T10:30:00+01:00", datetime(2026, 11, 24, 9, 30, tzinfo=UTC)),
        ("some day", UNDATED),
        (None, UNDATED),
    ],
)
def test_dates_are_those_of_the_author(written: str | None, date: datetime) -> None:
    assert to_date(written) == date


def test_a_feed_is_the_same_bytes_each_time() -> None:
    assert render_episodes_feed(show("One")) == render_episodes_feed(show("One"))


def test_without_sound_or_cover_there_is_no_feed() -> None:
    guide = show("One", "Two")
    no_cover = replace(
        guide, downloads=tuple(d for d in guide.downloads if "cover" not in d.file.href)
    )
    one_gone = replace(
        guide, downloads=tuple(d for d in guide.downloads if d.file.href != "part-2.mp3")
    )
    for broken in (no_cover, one_gone):
        assert render_episodes_feed(broken) is None
        assert render_library_feed([broken], "Guides") is None
    assert render_whole_feed(no_cover) is None


def test_500_chapters_are_500_episodes_in_order() -> None:
    guide = show(*(f"Chapter {number} & more" for number in range(1, 501)), published="2026-11-24")
    feed = rendered(render_episodes_feed(guide))
    parsed = podcastparser.parse("https://example.org/f", BytesIO(feed))
    assert [each["number"] for each in parsed["episodes"]] == list(range(1, 501))
    assert broken_rules(feed) == []


def test_no_directory_is_to_list_a_private_guide() -> None:
    feed = render_episodes_feed(show("One", is_private=True))
    assert found(feed, "//channel/itunes:block/text()") == ["Yes"]
    assert found(feed, "//channel/podcast:block/text()") == ["yes"]


def test_a_feed_links_to_the_same_feed_in_other_languages() -> None:
    page = OtherPage(lang="es", title="Tus pulmones", root=f"{HOME}guides/pulmones/")
    feed = render_whole_feed(replace(show("One"), translations=(page,)))
    link = "//atom:link[@rel='alternate'][@hreflang='es'][@type='application/rss+xml']"
    assert found(feed, f"{link}/@href") == [f"{HOME}guides/pulmones/whole.xml"]
    assert found(feed, f"{link}/@title") == ["Tus pulmones"]
