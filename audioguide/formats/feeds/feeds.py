"""The three feeds: a guide's chapters, a guide in one piece, and the library, a guide a season."""

from collections.abc import Sequence

from audioguide.formats.feeds.channels import to_channel, to_library_channel
from audioguide.formats.feeds.episodes import to_episodes, to_whole_episode
from audioguide.formats.feeds.identity import to_date
from audioguide.formats.feeds.rss import render_rss
from audioguide.formats.feeds.show import EPISODES, WHOLE, Show


def render_episodes_feed(show: Show) -> bytes | None:
    """Write the feed of a guide's chapters; None when not all that it needs was exported."""
    cover = show.find_cover()
    if cover is None or not show.has_episodes:
        return None
    return render_rss(to_channel(show, EPISODES, cover), to_episodes(show, cover))


def render_whole_feed(show: Show) -> bytes | None:
    """Write the feed of a guide in one piece; None when not all that it needs was exported."""
    cover, sound = show.find_cover(), show.find_sound(None)
    if cover is None or sound is None:
        return None
    return render_rss(to_channel(show, WHOLE, cover), [to_whole_episode(show, sound, cover)])


def render_library_feed(shows: Sequence[Show], title: str) -> bytes | None:
    """Write the feed of every guide that has episodes, the earliest as season 1; None: none has.

    A guide that comes later gets a later season, so that those before it keep their numbers.
    """
    there = sorted((show for show in shows if show.has_episodes), key=_order)
    covers = [cover for show in there if (cover := show.find_cover())]
    if not there:
        return None
    episodes = (
        episode
        for season, (show, cover) in enumerate(zip(there, covers, strict=True), start=1)
        for episode in to_episodes(show, cover, season)
    )
    return render_rss(to_library_channel(there, title, covers[0]), episodes)


def _order(show: Show) -> tuple[float, str]:
    info = show.manifest.info
    return to_date(info.published).timestamp(), info.id
