"""Lengths of time in ISO 8601, to the millisecond: `PT1H9M3.512S`."""

import re

from audioguide.formats.fields import ill_formed

_DURATION = re.compile(r"PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,3}))?S)?")


def render_duration(duration_ms: int) -> str:
    """Write milliseconds as an ISO 8601 duration; nothing is `PT0S`."""
    seconds, milliseconds = divmod(duration_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{milliseconds:03d}".rstrip("0") if milliseconds else ""
    written = f"{hours}H" if hours else ""
    written += f"{minutes}M" if minutes else ""
    written += f"{seconds}{fraction}S" if seconds or milliseconds or not written else ""
    return f"PT{written}"


def parse_duration(text: str, *, where: str) -> int:
    """Read an ISO 8601 duration of hours, minutes and seconds as milliseconds.

    Raises FormatError; `where` names the place for people.
    """
    match = _DURATION.fullmatch(text) if text.isascii() else None
    if match is None or text.endswith("T"):
        raise ill_formed("This should be a duration such as PT9M3.512S.", where=where)
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    milliseconds = int((match[4] or "").ljust(3, "0"))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds
