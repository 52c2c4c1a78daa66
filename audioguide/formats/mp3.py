"""The bundle's MP3 as bytes: where its sound begins, and the header that tells how much is padding.

MPEG-2 layer III at 24 kHz, mono, 64 kb/s (ISO/IEC 13818-3): every frame is 192 bytes and 24 ms.
The first frame holds no sound but an "Info" header with the encoder's delay and padding, as LAME
writes it; decoders leave out both, and 529 samples of their own.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

from audioguide.errors import FormatError

RATE_HZ, FRAME_BYTES, FRAME_SAMPLES, FRAME_MS = 24_000, 192, 576, 24
DECODER_DELAY = 529
_HEADER = b"\xff\xf3\x84"
_ID3_HEADER_BYTES = 10
_INFO = 13  # after 4 bytes of header and 9 of side information
_COUNTS, _TOC, _LAME, _TAG_CRC = _INFO + 8, _INFO + 16, _INFO + 120, _INFO + 154
_DELAYS, _MUSIC = _LAME + 21, _LAME + 28
_POLYNOMIAL = 0xA001


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What the first frame says: how many frames follow, and samples that are not of the sound."""

    frames: int
    delay: int
    padding: int

    @property
    def samples(self) -> int:
        """Length of the sound."""
        return self.frames * FRAME_SAMPLES - self.delay - self.padding


def find_sound(head: bytes) -> int:
    """Return where the first frame begins, in bytes: behind the ID3v2 tag (ID3v2.3, 3.1)."""
    if not head.startswith(b"ID3"):
        return 0
    size = 0
    for byte in head[6:_ID3_HEADER_BYTES]:
        size = size << 7 | byte & 0x7F
    return _ID3_HEADER_BYTES + size


def parse_info(frame: bytes) -> Info:
    """Read the first frame. FormatError when it is not one that a build writes."""
    if len(frame) != FRAME_BYTES or not frame.startswith(_HEADER):
        raise FormatError("This is no 24 kHz mono MP3.", where="MP3", hint="Build the guide again.")
    if frame[_INFO : _INFO + 4] != b"Info":
        raise FormatError("It has no LAME header.", where="MP3", hint="Build the guide again.")
    (frames,) = struct.unpack_from(">I", frame, _COUNTS)
    delays = int.from_bytes(frame[_DELAYS : _DELAYS + 3])
    return Info(frames=frames, delay=delays >> 12, padding=delays & 0xFFF)


def render_info(frame: bytes, info: Info) -> bytes:
    """Write the first frame of another sound by the same encoder, whose `frame` is given.

    The checksum over all the sound, which no player reads, is left at nothing.
    """
    data = bytearray(frame)
    size_bytes = (info.frames + 1) * FRAME_BYTES
    struct.pack_into(">II", data, _COUNTS, info.frames, size_bytes)
    data[_TOC : _TOC + 100] = bytes(256 * percent // 100 for percent in range(100))
    data[_DELAYS : _DELAYS + 3] = (info.delay << 12 | info.padding).to_bytes(3)
    struct.pack_into(">IH", data, _MUSIC, size_bytes, 0)
    struct.pack_into(">H", data, _TAG_CRC, _crc(data[:_TAG_CRC]))
    return bytes(data)


def _crc(data: Iterable[int]) -> int:
    """CRC-16 as LAME's header has it: polynomial 0x8005, lowest bit first, from nothing."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (_POLYNOMIAL if crc & 1 else 0)
    return crc
