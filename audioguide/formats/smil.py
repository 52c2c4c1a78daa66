"""SMIL as EPUB's Media Overlays use it: which stretch of sound goes with which piece of text.

EPUB 3.3, section 9.2: https://www.w3.org/TR/epub-33/#sec-overlay-docs. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from audioguide.model.timing import Span

_OPENING = """\
<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
"""
_CLOSING = "</body>\n</smil>\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """The element `text_id` of a page and when it is heard; with `parts`, they are heard."""

    text_id: str
    span: Span
    parts: tuple["Clip", ...] = ()


def render_smil(clips: Sequence[Clip], *, text_href: str, audio_href: str) -> bytes:
    """Write an overlay in UTF-8: a `par` for each clip, a `seq` of them for one with parts.

    `text_href` and `audio_href` lead from the overlay to its page and its sound.
    """

    def render(clip: Clip) -> Iterator[str]:
        text = quoteattr(f"{text_href}#{clip.text_id}")
        if clip.parts:
            yield f"<seq epub:textref={text}>\n"
            for part in clip.parts:
                yield from render(part)
            yield "</seq>\n"
            return
        begin, end = render_clock_value(clip.span.start_ms), render_clock_value(clip.span.end_ms)
        sound = f'<audio src={quoteattr(audio_href)} clipBegin="{begin}" clipEnd="{end}"/>'
        yield f"<par><text src={text}/>{sound}</par>\n"

    pieces = [piece for clip in clips for piece in render(clip)]
    return "".join([_OPENING, *pieces, _CLOSING]).encode()


def render_clock_value(time_ms: int) -> str:
    """Write milliseconds as a full clock value, `1:05:09.040` (SMIL 3.0, Clock values)."""
    seconds, milliseconds = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}.{milliseconds:03}"
