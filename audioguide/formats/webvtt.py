"""WebVTT captions (https://www.w3.org/TR/webvtt1/), built, written and read with webvtt-py.

A file has a cue's id as its identifier and a timestamp before every word but the first, so that
a browser can show which words are still to come. Reading one back gives the same ids, times and
lines; of the words it gives what WebVTT can hold, which is when each starts.
"""

import html
import re
from collections.abc import Iterable, Iterator

from webvtt import Caption, WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError

from audioguide.errors import FormatError
from audioguide.model.timing import Cue, CueWord, Span

# WebVTT 4.2.2, cue text: these three never stand for themselves. `-->` goes with the `>`.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAG = re.compile(r"<([^<>]*)>")
_TIMESTAMP = re.compile(r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})")


def render_webvtt(cues: Iterable[Cue], *, lang: str) -> str:
    """Write cues as a WebVTT file; `lang` (BCP 47) goes into a NOTE, as WebVTT has no place for it.

    A cue's lines are not empty and hold no line break.
    """
    captions = [
        Caption(
            start=_clock(cue.span.start_ms),
            end=_clock(cue.span.end_ms),
            text=list(_marked_lines(cue)),
            identifier=cue.id,
        )
        for cue in cues
    ]
    content: str = WebVTT(captions=captions, header_comments=[f"Language: {lang}"]).content
    return content


def parse_webvtt(text: str) -> tuple[Cue, ...]:
    """Read a WebVTT file. Raises FormatError where it is not one.

    A word runs from its timestamp to the next one, without spaces at its end; a cue with no
    timestamps inside has no words. Tags other than timestamps are left out.
    """
    try:
        captions = WebVTT.from_string(text, strict=True).captions
    except (MalformedFileError, MalformedCaptionError) as error:
        raise FormatError(
            f"This is not WebVTT ({error}).",
            where="captions",
            hint="Build the guide again to write the file anew.",
        ) from error
    return tuple(_parse_cue(caption) for caption in captions)


def _clock(time_ms: int) -> str:
    seconds, milliseconds = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}.{milliseconds:03d}"


def _marked_lines(cue: Cue) -> Iterator[str]:
    """Give each line, escaped, with its timestamps.

    WebVTT 4.2.2: a timestamp in a cue is later than the cue's start and than every timestamp
    before it, and earlier than the cue's end. One that is not is left out.
    """
    latest_ms = cue.span.start_ms
    marks: list[list[CueWord]] = [[] for _ in cue.lines]
    for word in cue.words[1:]:
        if latest_ms < word.span.start_ms < cue.span.end_ms:
            latest_ms = word.span.start_ms
            marks[word.line].append(word)
    for line, words in zip(cue.lines, marks, strict=True):
        pieces, done = [], 0
        for word in words:
            pieces += [line[done : word.offset].translate(_ESCAPES)]
            pieces += [f"<{_clock(word.span.start_ms)}>"]
            done = word.offset
        yield "".join([*pieces, line[done:].translate(_ESCAPES)])


def _parse_cue(caption: Caption) -> Cue:
    span = Span(
        start_ms=caption.start_time.in_milliseconds(), end_ms=caption.end_time.in_milliseconds()
    )
    lines: list[str] = []
    marks: list[tuple[int, int, int]] = []
    for number, marked in enumerate(caption.lines):
        line = ""
        for index, piece in enumerate(_TAG.split(marked)):
            if index % 2 == 0:
                line += html.unescape(piece)
            elif (time_ms := _milliseconds(piece)) is not None:
                marks.append((number, len(line), time_ms))
        lines.append(line)
    words = tuple(_words(span, lines, marks)) if marks else ()
    return Cue(id=caption.identifier or "", span=span, lines=tuple(lines), words=words)


def _milliseconds(timestamp: str) -> int | None:
    match = _TIMESTAMP.fullmatch(timestamp)
    if match is None:
        return None
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds


def _words(span: Span, lines: list[str], marks: list[tuple[int, int, int]]) -> Iterator[CueWord]:
    first = (0, len(lines[0]) - len(lines[0].lstrip()), span.start_ms)
    starts = [first, *marks]
    nexts = [*marks, (len(lines), 0, span.end_ms)]
    for (line, offset, start_ms), (next_line, next_offset, end_ms) in zip(
        starts, nexts, strict=True
    ):
        text = lines[line][offset : next_offset if next_line == line else None]
        yield CueWord(
            line=line,
            offset=offset,
            length=len(text.rstrip()),
            span=Span(start_ms=start_ms, end_ms=end_ms),
        )
