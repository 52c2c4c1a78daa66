"""What stands at the top of a feed: whose it is, what it is about, how it is to be treated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audioguide.formats.feeds.identity import feed_guid, to_feed_guid
from audioguide.formats.feeds.show import EPISODES, LIBRARY, OtherPage, Show
from audioguide.formats.feeds.tags import Tag
from audioguide.model.downloads import Download
from audioguide.model.guide import GuideInfo, Manifest
from audioguide.model.podcast import Person, PodcastInfo

LONGEST_NAME = 128
"""Characters of a person's or season's name (Podcasting 2.0)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """The top of a feed. Addresses are absolute; `tags` are those that feedgen does not know."""

    title: str
    address: str
    link: str
    description: str
    lang: str
    author: str
    copyright: str
    category: str
    subcategory: str
    cover: str
    owner: tuple[str, str] | None
    is_serial: bool
    tags: tuple[Tag, ...]


def to_channel(show: Show, name: str, cover: Download) -> Channel:
    """Give the top of a guide's feed `name`: that of its episodes, or of the guide in one piece."""
    info, podcast = show.manifest.info, show.manifest.info.podcast
    tags = [
        *_common_tags(podcast, feed_guid(show, name), podcast.medium),
        *_cover_tags(info, show.download_address(cover)),
        *map(_person_tag, podcast.persons or _usual_persons(show.manifest)),
    ]
    tags += [_translation_tag(page, name) for page in show.translations]
    if info.is_private:
        # Apple, itunes:block; Podcasting 2.0, podcast:block: no directory may list it.
        tags += [Tag(name="itunes:block", text="Yes"), Tag(name="podcast:block", text="yes")]
    return Channel(
        title=info.title,
        address=show.address(name),
        link=_web(podcast.link) or show.address(),
        description=info.description or info.title,
        lang=info.lang,
        author=author_of(info),
        copyright=podcast.copyright or info.license or "",
        category=podcast.category,
        subcategory=podcast.subcategory,
        cover=show.download_address(cover),
        owner=_owner_of(info),
        is_serial=name == EPISODES,
        tags=tuple(tags),
    )


def _translation_tag(page: OtherPage, name: str) -> Tag:
    """Link to the same feed in another language: Atom (RFC 4287, 4.2.7.4), which RSS borrows."""
    about = {
        "rel": "alternate",
        "type": "application/rss+xml",
        "hreflang": page.lang,
        "href": page.root + name,
        "title": page.title,
    }
    return Tag(name="atom:link", attributes=about)


def to_library_channel(shows: Sequence[Show], title: str, cover: Download) -> Channel:
    """Give the top of the feed of all guides; the first lends what a library does not have."""
    first = shows[0]
    info = first.manifest.info
    podcasts = [show.manifest.info.podcast for show in shows]
    authors = dict.fromkeys(author_of(show.manifest.info) for show in shows)
    titles = ", ".join(show.manifest.info.title for show in shows)
    together = PodcastInfo(
        explicit=any(podcast.explicit for podcast in podcasts),
        locked=any(podcast.locked for podcast in podcasts),
        owner_email=info.podcast.owner_email,
    )
    address = first.home + LIBRARY
    return Channel(
        title=title,
        address=address,
        link=first.home,
        description=titles,
        lang=info.lang,
        author=", ".join(authors),
        copyright="",
        category=info.podcast.category,
        subcategory=info.podcast.subcategory,
        cover=first.download_address(cover),
        owner=_owner_of(info),
        is_serial=True,
        tags=(
            *_common_tags(together, to_feed_guid(address), "podcast"),
            *_cover_tags(info, first.download_address(cover)),
        ),
    )


def author_of(info: GuideInfo) -> str:
    """Name whoever answers for a guide."""
    return info.podcast.author or info.publisher or ", ".join(info.authors) or info.title


def _owner_of(info: GuideInfo) -> tuple[str, str] | None:
    email = info.podcast.owner_email
    return (info.podcast.owner_name or author_of(info), email) if email else None


def _common_tags(podcast: PodcastInfo, guid: str, medium: str) -> Iterator[Tag]:
    owner = {"owner": podcast.owner_email} if podcast.owner_email else {}
    yield Tag(name="itunes:explicit", text="true" if podcast.explicit else "false")
    yield Tag(name="podcast:guid", text=guid)
    yield Tag(name="podcast:locked", text="yes" if podcast.locked else "no", attributes=owner)
    yield Tag(name="podcast:medium", text=medium)


def _cover_tags(info: GuideInfo, address: str) -> Iterator[Tag]:
    alt = {"alt": info.cover_alt or info.title}
    about = {"href": address, "aspect-ratio": "1/1", "purpose": "artwork"}
    yield Tag(name="podcast:image", attributes=about | alt)


def _person_tag(person: Person) -> Tag:
    about = {
        "role": person.role,
        "group": person.group,
        "href": _web(person.href),
        "img": _web(person.img),
    }
    attributes = {key: value for key, value in about.items() if value}
    return Tag(name="podcast:person", text=person.name[:LONGEST_NAME], attributes=attributes)


def _usual_persons(manifest: Manifest) -> Iterator[Person]:
    """Name authors and narrator, with roles of the Podcast Taxonomy."""
    for author in manifest.info.authors:
        yield Person(name=author, role="author", group="writing")
    if manifest.narrator:
        yield Person(name=manifest.narrator, role="narrator", group="cast")


def _web(address: str) -> str:
    """Give an address of the web, "" for any other: an app would run `javascript:` as its own."""
    return address if address.lower().startswith(("http://", "https://")) else ""
