"""Lengths and sizes as people read them."""

from math import ceil

from audioguide.player.catalogs import Catalog

MINUTE_MS = 60_000


def render_clock(duration_ms: int) -> str:
    """Write a length like a clock: `1:05`, `1:02:03`."""
    seconds = round(duration_ms / 1000)
    hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def render_length(duration_ms: int, catalog: Catalog) -> str:
    """Write a length in words, in whole minutes: `1 minute`, `1 hour 5 minutes`."""
    total = max(1, ceil(duration_ms / MINUTE_MS - 0.5))
    hours, minutes = divmod(total, 60)
    told = catalog.tell("time.minutes", count=minutes)
    if not hours:
        return told
    first = catalog.tell("time.hours", count=hours)
    return catalog.tell("time.two", first=first, second=told) if minutes else first


def render_size(size_bytes: int, catalog: Catalog) -> str:
    """Write the size of a file: `640 KB`, `1.2 MB`."""
    if size_bytes < 1_000_000:  # noqa: PLR2004 (a megabyte)
        return catalog.tell("size.kilobytes", number=max(1, round(size_bytes / 1000)))
    number = f"{size_bytes / 1_000_000:.1f}".replace(".", catalog.tell("number.point"))
    return catalog.tell("size.megabytes", number=number)
