"""What Apple and Podcasting 2.0 ask of a feed, as a table; `broken_rules` goes through it.

Apple: "A Podcaster's Guide to RSS"; Podcasting 2.0: docs/1.0.md of the podcast namespace.
"""

import re
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from lxml import etree

from audioguide.model.podcast import CATEGORIES

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
MEDIUMS = "podcast|music|video|film|audiobook|newsletter|blog|publisher|course"
SOUNDS = {"audio/x-m4a", "audio/mpeg", "audio/mp4"}


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and text.isascii()


def _is_date(text: str) -> bool:
    return parsedate_to_datetime(text).tzinfo is not None


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.DOTALL) is not None


_SOME = _like(r"\s*\S.*")
# path, how many (least, most), what each value is like
CHANNEL: list[tuple[str, int, int, Callable[[str], bool]]] = [
    # Apple, required
    ("title/text()", 1, 1, _SOME),
    ("description/text()", 1, 1, lambda text: _SOME(text) and len(text.encode()) <= 4000),
    (
        "itunes:image/@href",
        1,
        1,
        lambda text: _is_address(text) and text.endswith((".jpg", ".png")),
    ),
    ("language/text()", 1, 1, _like(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")),
    ("itunes:category/@text", 1, 3, CATEGORIES.__contains__),
    ("itunes:explicit/text()", 1, 1, _like("true|false")),
    # Apple, recommended or for some
    ("itunes:author/text()", 1, 1, _SOME),
    ("link/text()", 1, 1, _is_address),
    ("itunes:type/text()", 1, 1, _like("serial|episodic")),
    ("itunes:owner/itunes:email/text()", 0, 1, _like(r"\S+@\S+")),
    ("itunes:block/text()", 0, 1, _like("Yes")),
    ("atom:link[@rel='self']/@href", 1, 1, _is_address),
    ("lastBuildDate", 0, 0, bool),
    # Podcasting 2.0
    ("podcast:guid/text()", 1, 1, _like(UUID)),
    ("podcast:locked/text()", 1, 1, _like("yes|no")),
    ("podcast:medium/text()", 1, 1, _like(MEDIUMS)),
    ("podcast:image/@alt", 1, 1, _SOME),
    ("podcast:person/text()", 0, 99, lambda text: 0 < len(text) <= 128),
]
ITEM: list[tuple[str, int, int, Callable[[str], bool]]] = [
    # Apple
    ("title/text()", 1, 1, _SOME),
    ("enclosure/@url", 1, 1, lambda text: _is_address(text) and text.endswith((".mp3", ".m4a"))),
    ("enclosure/@length", 1, 1, _like("[1-9][0-9]*")),
    ("enclosure/@type", 1, 1, SOUNDS.__contains__),
    ("guid/text()", 1, 1, _SOME),
    ("pubDate/text()", 1, 1, _is_date),
    ("description/text()", 1, 1, lambda text: _SOME(text) and len(text.encode()) <= 4000),
    ("itunes:duration/text()", 1, 1, _like("[1-9][0-9]*")),
    ("link/text()", 1, 1, _is_address),
    ("itunes:image/@href", 1, 1, _is_address),
    ("itunes:title/text()", 1, 1, _SOME),
    ("itunes:episodeType/text()", 1, 1, _like("full|trailer|bonus")),
    ("itunes:episode/text()", 0, 1, _like("[1-9][0-9]*")),
    ("itunes:season/text()", 0, 1, _like("[1-9][0-9]*")),
    # Podcasting 2.0
    ("podcast:transcript[@rel='captions']/@url", 3, 3, _is_address),
    ("podcast:transcript/@type", 3, 3, _like("text/vtt|application/(x-subrip|json)")),
    ("podcast:chapters/@url", 0, 1, _is_address),
    ("podcast:chapters/@type", 0, 1, _like(r"application/json\+chapters")),
    ("podcast:season/text()", 0, 1, _like("[1-9][0-9]*")),
    ("podcast:season/@name", 0, 1, lambda text: 0 < len(text) <= 128),
    ("podcast:episode/text()", 0, 1, _like(r"[0-9.]+")),
    ("podcast:alternateEnclosure[@default='true']/@type", 1, 1, SOUNDS.__contains__),
    ("podcast:alternateEnclosure/podcast:source/@uri", 1, 9, _is_address),
    (
        "podcast:alternateEnclosure/podcast:integrity[@type='sri']/@value",
        1,
        9,
        _like("sha256-[A-Za-z0-9+/]{43}="),
    ),
]


def broken_rules(feed: bytes) -> list[str]:
    """Name every rule that a feed breaks, with the values that do."""
    channel = etree.fromstring(feed)[0]
    items = channel.findall("item")
    broken = list(_check(channel, CHANNEL, "channel"))
    for number, item in enumerate(items, start=1):
        broken += _check(item, ITEM, f"item {number}")
    guids = [item.findtext("guid") for item in items]
    inside = channel.xpath("itunes:category[1]/itunes:category/@text", namespaces=NS)
    of_category = CATEGORIES[channel.find("itunes:category", NS).get("text")]
    broken += [f"subcategory {name!r}" for name in inside if name not in of_category]
    return broken if len(set(guids)) == len(items) else [*broken, "guids are not unique"]


def _check(
    parent: etree._Element, rules: list[tuple[str, int, int, Callable[[str], bool]]], where: str
) -> Iterator[str]:
    for path, least, most, is_right in rules:
        values = parent.xpath(path, namespaces=NS)
        if not least <= len(values) <= most:
            yield f"{where}: {len(values)} of {path}"
        yield from (f"{where}: {path} is {value!r}" for value in values if not is_right(value))
