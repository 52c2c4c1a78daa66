"""Turns a chapter's stream of sound into one tagged MP3 file: whole, or not there at all.

Constant bit rate, so that browsers seek to where they are told; the LAME header stays in, so that
they start at the first sample. The same sound, tags and ffmpeg give the same bytes.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mutagen import id3

from audioguide.bundle.ffmpeg_process import run_ffmpeg
from audioguide.bundle.iso_639 import to_iso_639_2
from audioguide.formats.mp3 import FRAME_BYTES

BIT_RATE = 64_000
OUTPUT_HZ = 24_000
# Resampling has twice the usual filter length. LAME cuts off at 11 kHz: hissing sounds that stand
# there made peaks 1.7 dB higher than before encoding, and do not once they are turned down gently
# from 10 kHz on. LAME also turns all down to 95 % at this bit rate: made up for. All is floats.
_FILTERS = (
    f"aresample={OUTPUT_HZ}:filter_size=64:out_sample_fmt=fltp,lowpass=f=10000:p=2,volume=1/0.95"
)
_PADDING_BYTES = 256  # room to mend a tag without moving the sound


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What players show of a chapter.

    `album` is the guide's title, `artist` its authors, `lang` BCP 47; `number` counts from 1.
    """

    title: str
    number: int
    total: int
    album: str
    artist: str
    lang: str


def encode_mp3(
    pieces: Iterable[bytes], path: Path, *, rate_hz: int, tags: Tags, timeout_s: float = 60.0
) -> None:
    """Write mono 16-bit little-endian sound to `path` as 64 kb/s MP3 at 24 kHz, with tags.

    `path` is replaced in one step when all went well, else it stays as it was. `timeout_s` is
    how long ffmpeg may take over one piece. Raises `EncodingError` when ffmpeg is missing, dies,
    hangs or cannot write.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        _encode(pieces, part, rate_hz, timeout_s)
        _write_tags(part, tags)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _encode(pieces: Iterable[bytes], part: Path, rate_hz: int, timeout_s: float) -> None:
    arguments = (
        *("-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "-i", "pipe:0"),
        *("-af", _FILTERS, "-sample_fmt", "fltp"),
        *("-c:a", "libmp3lame", "-b:a", str(BIT_RATE), "-threads", "1"),
        # No bitexact flags: with them the LAME header is signed "Lavf", and Firefox takes the delay
        # from one signed "LAME" or "Lavc" only; all words would be 24 ms late there.
        *("-map_metadata", "-1", "-id3v2_version", "0", "-write_id3v1", "0"),
        *("-write_xing", "1"),
        *("-f", "mp3"),
    )
    # The first frame holds the LAME header and no sound.
    run_ffmpeg(arguments, pieces, part, more_than_bytes=FRAME_BYTES, timeout_s=timeout_s)


def _write_tags(part: Path, tags: Tags) -> None:
    # ID3v2.3 is what every player reads; mutagen turns the text into UTF-16 for it.
    texts = {
        "TIT2": tags.title,
        "TPE1": tags.artist,
        "TALB": tags.album,
        "TRCK": f"{tags.number}/{tags.total}",
        "TLAN": to_iso_639_2(tags.lang),
    }
    frames: Any = id3.ID3()  # type: ignore[no-untyped-call]
    for name, text in texts.items():
        if text:
            frames.add(getattr(id3, name)(encoding=id3.Encoding.UTF8, text=text))
    frames.save(part, v1=0, v2_version=3, padding=lambda _: _PADDING_BYTES)
