"""Reads what a driver wrote: WAV, or on macOS AIFF whatever the file's name says."""

import wave
from pathlib import Path

import numpy as np

from audioguide.errors import FormatError
from audioguide.model.sound import Pcm

_WIDTH_BYTES = 2


def read_sound_file(path: Path) -> Pcm:
    """Read a file of 16-bit sound as mono PCM. Raises FormatError."""
    content = path.read_bytes()
    if content[:4] == b"FORM":
        return parse_aiff(content)
    try:
        with wave.open(str(path)) as sound:
            if sound.getsampwidth() != _WIDTH_BYTES:
                raise _not_understood(f"{8 * sound.getsampwidth()}-bit sound")
            frames = sound.readframes(sound.getnframes())
            return _mono(frames, sound.getnchannels(), sound.getframerate())
    except (wave.Error, EOFError) as error:
        raise _not_understood(str(error)) from error


def parse_aiff(content: bytes) -> Pcm:
    """Parse AIFF or AIFF-C with uncompressed 16-bit sound (Apple AIFF-C 1991, sections 3 and 4)."""
    chunks: dict[bytes, bytes] = {}
    position = 12
    while position + 8 <= len(content):
        size = int.from_bytes(content[position + 4 : position + 8], "big")
        chunks[content[position : position + 4]] = content[position + 8 : position + 8 + size]
        position += 8 + size + size % 2
    about, sound = chunks.get(b"COMM", b""), chunks.get(b"SSND", b"")
    compression = about[18:22] if content[8:12] == b"AIFC" else b"NONE"
    width_bits = int.from_bytes(about[6:8], "big")
    if width_bits != 8 * _WIDTH_BYTES or compression not in (b"NONE", b"twos", b"sowt"):
        raise _not_understood(f"{width_bits}-bit sound, compression {compression!r}")
    # The rate is an 80-bit float: 15 bits of exponent, then 64 of mantissa.
    exponent = int.from_bytes(about[8:10], "big") & 0x7FFF
    rate_hz = int.from_bytes(about[10:18], "big") >> (16383 + 63 - exponent)
    data = sound[8 + int.from_bytes(sound[:4], "big") :]
    order = "<i2" if compression == b"sowt" else ">i2"
    little = np.frombuffer(data[: len(data) // 2 * 2], order).astype("<i2").tobytes()
    return _mono(little, int.from_bytes(about[:2], "big"), rate_hz)


def _mono(data: bytes, channels: int, rate_hz: int) -> Pcm:
    """Keep the first channel: a voice is the same in all of them."""
    if channels == 1:
        return Pcm(data=data, rate_hz=rate_hz)
    whole = len(data) // (2 * channels) * channels
    samples = np.frombuffer(data, "<i2")[:whole].reshape(-1, channels)[:, 0]
    return Pcm(data=samples.tobytes(), rate_hz=rate_hz)


def _not_understood(what: str) -> FormatError:
    return FormatError(
        f"The voice wrote a sound file that cannot be read ({what}).",
        where="sound of a system voice",
        hint="Choose another voice; `audioguide voices` lists them.",
    )
