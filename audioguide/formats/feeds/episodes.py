"""What goes into an item of a feed: a chapter, or the whole guide in one piece."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from audioguide.formats.feeds.channels import LONGEST_NAME
from audioguide.formats.feeds.identity import episode_date, item_guid
from audioguide.formats.feeds.show import CHAPTERS_TYPE, PARTS, Show
from audioguide.formats.feeds.tags import Tag
from audioguide.model.downloads import Download
from audioguide.model.guide import Chapter

AUDIOBOOK = "m4b"
TRANSCRIPTS = ("text/vtt", "application/x-subrip", "application/json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """An item. Addresses are absolute; `tags` are those that feedgen does not know."""

    title: str
    guid: str
    link: str
    description: str
    date: datetime
    duration_s: int
    address: str
    sound: Download
    cover: str
    number: int | None
    season: int | None
    tags: tuple[Tag, ...]


def to_episodes(show: Show, cover: Download, season: int | None = None) -> Iterator[Episode]:
    """Give an episode for each chapter that has its MP3; `season` is the guide in a library."""
    for index, chapter in enumerate(show.manifest.chapters):
        sound = show.find_sound(chapter.id)
        if sound is not None:
            yield _to_episode(show, chapter, sound, cover, index, season)


def to_whole_episode(show: Show, sound: Download, cover: Download) -> Episode:
    """Give the one episode that is the whole guide."""
    info = show.manifest.info
    return Episode(
        title=info.title,
        guid=item_guid(show),
        link=show.address(),
        description=info.description or info.title,
        date=episode_date(show, 0),
        duration_s=_seconds(sound, show.manifest.duration_ms),
        address=show.download_address(sound),
        sound=sound,
        cover=show.download_address(cover),
        number=None,
        season=None,
        tags=(
            *_explicit_tag(show),
            *_transcript_tags(show, None),
            *_chapters_tags(show),
            *_enclosure_tags(show, sound, "MP3", is_default=True),
            *(
                tag
                for book in show.of_format(AUDIOBOOK, None)
                for tag in _enclosure_tags(show, book, "M4B", is_default=False)
            ),
        ),
    )


def _to_episode(
    show: Show,
    chapter: Chapter,
    sound: Download,
    cover: Download,
    index: int,
    season: int | None,
) -> Episode:
    title = show.manifest.info.title
    return Episode(
        title=chapter.title,
        guid=item_guid(show, chapter.id),
        link=show.address(f"{chapter.id}/"),
        description=chapter.description or f"{title}: {chapter.title}",
        date=episode_date(show, index),
        duration_s=_seconds(sound, chapter.duration_ms),
        address=show.download_address(sound),
        sound=sound,
        cover=show.download_address(cover),
        number=index + 1,
        season=season,
        tags=(
            *_explicit_tag(show),
            *_transcript_tags(show, chapter.id),
            *_number_tags(title, index + 1, season),
            *_enclosure_tags(show, sound, "MP3", is_default=True),
        ),
    )


def _seconds(sound: Download, duration_ms: int) -> int:
    return max(1, round((sound.duration_ms or duration_ms) / 1000))


def _explicit_tag(show: Show) -> Iterator[Tag]:
    is_explicit = show.manifest.info.podcast.explicit
    yield Tag(name="itunes:explicit", text="true" if is_explicit else "false")


def _number_tags(guide_title: str, number: int, season: int | None) -> Iterator[Tag]:
    if season is not None:
        name = {"name": guide_title[:LONGEST_NAME]}
        yield Tag(name="podcast:season", text=str(season), attributes=name)
    yield Tag(name="podcast:episode", text=str(number))


def _transcript_tags(show: Show, chapter_id: str | None) -> Iterator[Tag]:
    """Give a tag for each transcript. All have times, so all are captions (podcast:transcript)."""
    for part in show.of_format(PARTS, chapter_id):
        if part.file.media_type in TRANSCRIPTS:
            about = {"url": show.download_address(part), "type": part.file.media_type}
            yield Tag(name="podcast:transcript", attributes=about | {"rel": "captions"})


def _chapters_tags(show: Show) -> Iterator[Tag]:
    for part in show.of_format(PARTS, None):
        if part.file.media_type == CHAPTERS_TYPE:
            about = {"url": show.download_address(part), "type": CHAPTERS_TYPE}
            yield Tag(name="podcast:chapters", attributes=about)


def _enclosure_tags(show: Show, file: Download, title: str, *, is_default: bool) -> Iterator[Tag]:
    """Say of a file that an episode can be heard from how to tell that it came through whole."""
    digest = base64.b64encode(bytes.fromhex(file.file.sha256)).decode("ascii")
    about = {"type": file.file.media_type, "length": str(file.file.size_bytes), "title": title}
    if file.duration_ms:
        about["bitrate"] = str(round(file.file.size_bytes * 8 * 1000 / file.duration_ms))
    yield Tag(
        name="podcast:alternateEnclosure",
        attributes=about | ({"default": "true"} if is_default else {}),
        children=(
            Tag(name="podcast:source", attributes={"uri": show.download_address(file)}),
            Tag(name="podcast:integrity", attributes={"type": "sri", "value": f"sha256-{digest}"}),
        ),
    )
