"""Tags that feedgen does not know, and how it comes to write them: its extensions.

These are all of Podcasting 2.0, links of Atom that say a language, and of Apple's those whose
values have changed since.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}
# XML 1.0, 2.2: no other character can be written, escaped or not.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag: `podcast:season`, its text, attributes and the tags inside."""

    name: str
    text: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: tuple["Tag", ...] = ()


def clean(text: str) -> str:
    """Leave out what XML cannot hold; what it has to escape is escaped when it is written."""
    return _UNWRITABLE.sub("", text)


class FeedTags:
    """feedgen's extension of a channel."""

    def __init__(self) -> None:
        self.tags: Sequence[Tag] = ()

    def extend_ns(self) -> dict[str, str]:
        """Name the namespaces of these tags."""
        return NAMESPACES

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 (lxml has no types)
        """Add the tags. feedgen says when it was run, which would make each feed another."""
        channel = feed[0]
        channel.remove(channel.find("lastBuildDate"))
        _append(channel, self.tags)
        return feed


class ItemTags:
    """feedgen's extension of an item."""

    def __init__(self) -> None:
        self.tags: Sequence[Tag] = ()

    def extend_rss(self, item: Any) -> Any:  # noqa: ANN401
        """Add the tags."""
        _append(item, self.tags)
        return item


def _append(parent: Any, tags: Sequence[Tag]) -> None:  # noqa: ANN401
    for tag in tags:
        prefix, _, name = tag.name.partition(":")
        element = etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}")
        for key, value in tag.attributes.items():
            element.set(key, clean(value))
        element.text = clean(tag.text) or None
        _append(element, tag.children)
