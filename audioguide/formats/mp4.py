"""An audiobook's MP4 header: one track of AAC, and a track of chapter titles that goes with it.

ISO/IEC 14496-12 and -14; the chapters as in Apple's QuickTime File Format, "Chapter Lists": a text
track that the sound names. The header comes first, so that playing starts at once ("faststart").
"""

import struct
import sys
from array import array
from dataclasses import dataclass

from audioguide.formats.mp4_boxes import MATRIX, Box, box, full_box, size_of
from audioguide.formats.mp4_tags import Marks, cut_utf8

FRAME_SAMPLES, FRAMES_PER_CHUNK = 1024, 24
PRIMING_SAMPLES = 1024
"""What the encoder puts before the sound; an edit list leaves it out again."""

_MS = 1000
_AUDIO, _TEXT = 1, 2  # tracks
_ENABLED, _IN_MOVIE = 1, 2
_MOST_TITLE_BYTES = 0xFFFF
_UTF8_MARK = struct.pack(">I4sI", 12, b"encd", 0x100)
_LONG = 1 << 32
_HEAD_BYTES = 1 << 26  # more than a header ever has


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """AAC frames: the size of each in bytes, `array("I")`; `config` is ISO/IEC 14496-3, 1.6.2.1."""

    sizes: "array[int]"
    rate_hz: int
    config: bytes
    bit_rate: int
    duration_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where titles and sound begin in the file, in bytes; `large`: it is longer than 4 GB."""

    titles: int
    sound: int
    large: bool


def render_head(sound: Sound, marks: Marks, tags: Box, lang: str) -> Box:
    """Write all that comes before the first frame; `lang` is three letters, ISO 639-2.

    `tags` are boxes for `udta`.
    """
    titles = [_title_sample(title) for _, title in marks]
    kinds = (b"M4B ", b"M4A ", b"mp42", b"isom")
    ftyp = box(b"ftyp", struct.pack(">4sI", kinds[0], 0x200), *kinds)
    size_bytes = sum(sound.sizes) + size_of(titles)
    large = size_bytes + _HEAD_BYTES >= _LONG
    if large:
        mdat = struct.pack(">I4sQ", 1, b"mdat", size_bytes + 16)
    else:
        mdat = struct.pack(">I4s", size_bytes + 8, b"mdat")
    # How long the header is does not depend on the places in it: it is written twice.
    start = 0
    for _ in range(2):
        place = _Place(titles=start, sound=start + size_of(titles), large=large)
        tracks = (
            *_audio_track(sound, lang, place),
            *_text_track(marks, titles, sound.duration_ms, lang, place),
        )
        moov = box(b"moov", _mvhd(sound.duration_ms), [*tracks], box(b"udta", tags))
        start = size_of(ftyp) + size_of(moov) + len(mdat)
    return [*ftyp, *moov, mdat, *titles]


def _mvhd(duration_ms: int) -> Box:
    times = struct.pack(">4I", 0, 0, _MS, duration_ms)
    rate_and_volume = struct.pack(">IH10x", 0x10000, 0x100)
    next_track = struct.pack(">24xI", _TEXT + 1)
    return full_box(b"mvhd", times, rate_and_volume, MATRIX, next_track)


def _audio_track(sound: Sound, lang: str, place: _Place) -> Box:
    count = len(sound.sizes)
    edit = struct.pack(">IIiI", 1, sound.duration_ms, PRIMING_SAMPLES, 0x10000)
    tables = (
        full_box(b"stsd", struct.pack(">I", 1), _mp4a(sound)),
        full_box(b"stts", struct.pack(">3I", 1, count, FRAME_SAMPLES)),
        full_box(b"stsc", _chunks(count)),
        full_box(b"stsz", struct.pack(">2I", 0, count), _big_endian(sound.sizes)),
        _offsets(sound.sizes, place),
    )
    return box(
        b"trak",
        _tkhd(_AUDIO, sound.duration_ms, _ENABLED | _IN_MOVIE, volume=0x100),
        box(b"edts", full_box(b"elst", edit)),
        box(b"tref", box(b"chap", struct.pack(">I", _TEXT))),
        box(
            b"mdia",
            _mdhd(sound.rate_hz, count * FRAME_SAMPLES, lang),
            _hdlr(b"soun", b"SoundHandler"),
            box(b"minf", full_box(b"smhd", bytes(4)), _dinf(), box(b"stbl", *tables)),
        ),
    )


def _text_track(
    marks: Marks, titles: list[bytes], duration_ms: int, lang: str, place: _Place
) -> Box:
    durations = b"".join(struct.pack(">2I", 1, span.duration_ms) for span, _ in marks)
    sizes = struct.pack(f">{len(titles)}I", *map(len, titles))
    count = struct.pack(">I", len(titles))
    tables = (
        full_box(b"stsd", struct.pack(">I", 1), _text_entry()),
        full_box(b"stts", count, durations),
        full_box(b"stsc", struct.pack(">4I", 1, 1, len(titles), 1)),
        full_box(b"stsz", bytes(4), count, sizes),
        full_box(b"stco", struct.pack(">2I", 1, place.titles)),
    )
    plain = full_box(b"gmin", struct.pack(">4HhH", 0x40, 0x8000, 0x8000, 0x8000, 0, 0))
    return box(
        b"trak",
        _tkhd(_TEXT, duration_ms, _IN_MOVIE, volume=0),  # a list to choose from, not subtitles
        box(
            b"mdia",
            _mdhd(_MS, duration_ms, lang),
            _hdlr(b"text", b"SubtitleHandler"),
            box(
                b"minf",
                box(b"gmhd", plain, box(b"text", MATRIX)),
                _dinf(),
                box(b"stbl", *tables),
            ),
        ),
    )


def _mp4a(sound: Sound) -> Box:
    """Describe AAC: the sample entry with its elementary stream descriptor (14496-1, 7.2.6)."""
    config = b"\x05" + bytes([len(sound.config)]) + sound.config
    most = max(sound.sizes, default=0)
    decoder = struct.pack(">BBI2I", 0x40, 0x15, most, sound.bit_rate, sound.bit_rate)
    # Object type and stream type are a byte each, the buffer's size is three.
    decoder = decoder[:2] + decoder[3:]
    inner = b"\x04" + bytes([len(decoder) + len(config)]) + decoder + config + b"\x06\x01\x02"
    descriptor = b"\x03" + bytes([3 + len(inner)]) + struct.pack(">HB", _AUDIO, 0) + inner
    entry = struct.pack(">6xH8x2H4xI", 1, 1, 16, sound.rate_hz << 16)
    return box(b"mp4a", entry, full_box(b"esds", descriptor))


def _text_entry() -> Box:
    """Describe titles: QuickTime's text sample description, black on nothing."""
    return box(b"text", struct.pack(">6xH", 1), struct.pack(">I", 1), bytes(39), b"\0")


def _title_sample(title: str) -> bytes:
    text = cut_utf8(title, _MOST_TITLE_BYTES)
    return struct.pack(">H", len(text)) + text + _UTF8_MARK


def _chunks(count: int) -> bytes:
    """Say how many frames are in a chunk: as many in each, and what is left in the last."""
    whole, rest = divmod(count, FRAMES_PER_CHUNK)
    runs = [(1, FRAMES_PER_CHUNK)] if whole else []
    if rest:
        runs.append((whole + 1, rest))
    entries = b"".join(struct.pack(">3I", first, frames, 1) for first, frames in runs)
    return struct.pack(">I", len(runs)) + entries


def _offsets(sizes: "array[int]", place: _Place) -> Box:
    offsets = array("Q" if place.large else "I")
    start = place.sound
    for first in range(0, len(sizes), FRAMES_PER_CHUNK):
        offsets.append(start)
        start += sum(sizes[first : first + FRAMES_PER_CHUNK])
    count = struct.pack(">I", len(offsets))
    return full_box(b"co64" if place.large else b"stco", count, _big_endian(offsets))


def _big_endian(numbers: "array[int]") -> bytes:
    swapped = array(numbers.typecode, numbers)
    if sys.byteorder == "little":
        swapped.byteswap()
    return swapped.tobytes()


def _tkhd(track: int, duration_ms: int, flags: int, *, volume: int) -> Box:
    times = struct.pack(">5I", 0, 0, track, 0, duration_ms)
    return full_box(
        b"tkhd", times, struct.pack(">8x2hH2x", 0, 0, volume), MATRIX, bytes(8), flags=flags
    )


def _mdhd(timescale: int, duration: int, lang: str) -> Box:
    packed = 0
    for letter in lang:
        packed = packed << 5 | ord(letter) - 0x60
    version = int(duration >= _LONG)  # two days at 24 kHz
    times = struct.pack(">2QIQ" if version else ">4I", 0, 0, timescale, duration)
    return full_box(b"mdhd", times, struct.pack(">2H", packed, 0), version=version)


def _hdlr(kind: bytes, name: bytes) -> Box:
    return full_box(b"hdlr", struct.pack(">I4s12x", 0, kind), name + b"\0")


def _dinf() -> Box:
    here = full_box(b"url ", flags=1)
    return box(b"dinf", full_box(b"dref", struct.pack(">I", 1), here))
