"""The files of a talking book from their templates: XHTML 1.0 and SMIL 1.0, in UTF-8."""

import re

from markupsafe import Markup

from audioguide.export.templating import make_environment
from audioguide.model.language import find_direction
from audioguide.model.timing import TimedSentence
from audioguide.player.text import render_sentence

_LANG = re.compile(r' lang="([^"]*)"')
# XML 1.0, 2.2: no other character may stand in a document, not even as a reference.
_NO_CHARACTER = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_page(name: str, **values: object) -> bytes:
    """Fill a template, in UTF-8, without the control characters that XML has no place for."""
    text = _ENVIRONMENT.get_template(f"daisy/{name}").render(**values)
    return _NO_CHARACTER.sub("", text).encode()


def _render_sentence(sentence: TimedSentence) -> Markup:
    """Write a sentence as XHTML 1.0: languages are said for XML too (XHTML 1.0, C.7)."""
    html = str(render_sentence(sentence))
    return Markup(_LANG.sub(r' lang="\1" xml:lang="\1"', html))  # noqa: S704 (escaped there)


def _render_clock(time_ms: int) -> str:
    """Write hh:mm:ss.mmm, a full clock value of SMIL 1.0."""
    seconds, milliseconds = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{milliseconds:03}"


def _render_seconds(time_ms: int) -> str:
    return f"{time_ms // 1000}.{time_ms % 1000:03}"


_ENVIRONMENT = make_environment(
    sentence=_render_sentence,
    clock=_render_clock,
    seconds=_render_seconds,
    direction=find_direction,
)
