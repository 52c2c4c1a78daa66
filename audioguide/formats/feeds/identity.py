"""What stays the same about a podcast: the ids of its feeds and episodes, and its dates."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from audioguide.formats.feeds.show import EPISODES, Show

# Podcasting 2.0, podcast:guid
NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""What apps are told of a guide that names no date: some sort by nothing else."""


def to_feed_guid(address: str) -> str:
    """Make a feed's UUIDv5 from its address, without scheme and slashes at the end."""
    return str(uuid5(NAMESPACE, address.partition("://")[2].rstrip("/")))


def feed_guid(show: Show, name: str) -> str:
    """Give the guid of a guide's feed: the author's for the feed of episodes, if there is one.

    The guide in one piece is another feed, whose guid then follows from the author's.
    """
    fixed = show.manifest.info.podcast.guid
    if not fixed:
        return to_feed_guid(show.seed + name)
    return fixed if name == EPISODES else str(uuid5(UUID(fixed), name))


def item_guid(show: Show, chapter_id: str | None = None) -> str:
    """Name an episode for good: no build, address or new title changes it."""
    guide = f"urn:audioguide:{show.manifest.info.id}"
    return guide if chapter_id is None else f"{guide}:{chapter_id}"


def to_date(published: str | None) -> datetime:
    """Read a guide's date (ISO 8601); a day is its first second in UTC, none is UNDATED."""
    try:
        read = datetime.fromisoformat(published or "")
    except ValueError:
        return UNDATED
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def episode_date(show: Show, number: int) -> datetime:
    """Date an episode, `number` from 0: a second after the one before, so that all sort alike."""
    return to_date(show.manifest.info.published) + timedelta(seconds=number)
