"""A channel and its episodes as RSS 2.0, by feedgen.

https://www.rssboard.org/rss-specification
"""

from collections.abc import Iterable
from typing import Any

from feedgen.feed import FeedGenerator

from audioguide.formats.feeds.channels import Channel
from audioguide.formats.feeds.episodes import Episode
from audioguide.formats.feeds.tags import FeedTags, ItemTags, clean

MEDIA_TYPE = "application/rss+xml"
LONGEST_DESCRIPTION_BYTES = 4000
"""Apple: a longer description is cut or refused."""


def render_rss(channel: Channel, episodes: Iterable[Episode]) -> bytes:
    """Write a feed in UTF-8; the same feed gives the same bytes."""
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.register_extension("more", FeedTags, ItemTags, atom=False)
    feed.generator("audioguide")
    feed.title(clean(channel.title))
    feed.link(href=channel.address, rel="self", type=MEDIA_TYPE)
    feed.link(href=channel.link, rel="alternate")
    feed.description(_description(channel.description))
    feed.language(channel.lang)
    feed.image(url=channel.cover, title=clean(channel.title), link=channel.link)
    if channel.copyright:
        feed.copyright(clean(channel.copyright))
    feed.podcast.itunes_author(clean(channel.author))
    feed.podcast.itunes_category(_category(channel))
    feed.podcast.itunes_image(channel.cover)
    feed.podcast.itunes_type("serial" if channel.is_serial else "episodic")
    if channel.owner:
        name, email = channel.owner
        feed.podcast.itunes_owner(name=clean(name), email=clean(email))
    feed.more.tags = channel.tags
    for episode in episodes:
        _fill(feed.add_entry(order="append"), episode)
    written: bytes = feed.rss_str(pretty=True)
    return written


def _fill(entry: Any, episode: Episode) -> None:  # noqa: ANN401 (feedgen has no types)
    entry.title(clean(episode.title))
    entry.guid(episode.guid, permalink=False)
    entry.link(href=episode.link, rel="alternate")
    entry.description(_description(episode.description))
    entry.pubDate(episode.date)
    entry.enclosure(
        url=episode.address,
        length=episode.sound.file.size_bytes,
        type=episode.sound.file.media_type,
    )
    entry.podcast.itunes_title(clean(episode.title))
    entry.podcast.itunes_duration(episode.duration_s)
    entry.podcast.itunes_image(episode.cover)
    entry.podcast.itunes_episode_type("full")
    if episode.number is not None:
        entry.podcast.itunes_episode(episode.number)
    if episode.season is not None:
        entry.podcast.itunes_season(episode.season)
    entry.more.tags = episode.tags


def _category(channel: Channel) -> dict[str, str]:
    inside = {"sub": channel.subcategory} if channel.subcategory else {}
    return {"cat": channel.category} | inside


def _description(text: str) -> str:
    written = clean(text).encode()
    if len(written) <= LONGEST_DESCRIPTION_BYTES:
        return written.decode()
    return written[: LONGEST_DESCRIPTION_BYTES - 3].decode("utf-8", "ignore") + "…"
