"""SubRip captions, for players that do not read WebVTT.

SubRip has no standard: this writes what all read. It knows no escapes, so text stands as it is.
"""

from collections.abc import Iterable

from audioguide.model.timing import Cue


def render_srt(cues: Iterable[Cue], *, first_number: int = 1) -> str:
    """Write cues as SubRip, numbered from `first_number`; a blank line is after each.

    A cue's lines are not empty and hold no line break.
    """
    return "".join(_block(number, cue) for number, cue in enumerate(cues, start=first_number))


def _block(number: int, cue: Cue) -> str:
    times = f"{_clock(cue.span.start_ms)} --> {_clock(cue.span.end_ms)}"
    return "\n".join([str(number), times, *cue.lines, "", ""])


def _clock(time_ms: int) -> str:
    seconds, milliseconds = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d},{milliseconds:03d}"
