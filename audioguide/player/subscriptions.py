"""How a listener takes a guide into a podcast app: addresses of feeds, and links for some apps."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

from audioguide.formats.feeds.show import EPISODES, WHOLE, Show


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An app, and the address that opens it at a feed with a title.

    `asks_others`: a server of its makers sees the feed's address, which may be a secret.
    """

    name: str
    link: Callable[[str, str], str]
    asks_others: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What the panel shows: absolute addresses of feeds (`whole` if there is one), and links."""

    feed: str
    whole: str | None
    apps: tuple[tuple[str, str], ...]
    is_private: bool


def _without_scheme(feed: str) -> str:
    return feed.partition("://")[2]


# Apple keeps podcast:// for its app. Pocket Casts: IntentUtilTest in its source. AntennaPod:
# antennapod.org, "Add a subscribe link", whose page helps those who do not have it yet.
APPS = (
    App(
        name="Apple Podcasts",
        link=lambda feed, _: f"podcast://{_without_scheme(feed)}",
        asks_others=False,
    ),
    App(
        name="Pocket Casts",
        link=lambda feed, _: f"pktc://subscribe/{_without_scheme(feed)}",
        asks_others=True,
    ),
    App(
        name="AntennaPod",
        link=lambda feed, title: (
            "https://antennapod.org/deeplink/subscribe"
            f"?url={quote(feed, safe='')}&title={quote(title, safe='')}"
        ),
        asks_others=True,
    ),
)


def to_subscription(show: Show) -> Subscription | None:
    """Say how to subscribe to a guide; None when it has no feed.

    An address in this house is for apps in this house: their links would lead nowhere.
    """
    if not show.has_episodes:
        return None
    info = show.manifest.info
    feed = show.address(EPISODES)
    apps = () if _is_local(feed) else APPS
    return Subscription(
        feed=feed,
        whole=show.address(WHOLE) if show.has_whole else None,
        apps=tuple(
            (app.name, app.link(feed, info.title))
            for app in apps
            if not (info.is_private and app.asks_others)
        ),
        is_private=info.is_private,
    )


def _is_local(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith((".localhost", ".local", ".lan", ".internal"))
