"""Boxes of an MP4 file (ISO/IEC 14496-12): a size, a kind, what is inside.

A box is a list of pieces of bytes, so that a table as long as the sound is never copied.
"""

import struct

Box = list[bytes]

MATRIX = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
"""Nothing is turned, moved or made larger."""


def box(kind: bytes, *inside: bytes | Box) -> Box:
    """Put pieces and boxes into a box."""
    pieces: Box = []
    for each in inside:
        if isinstance(each, list):
            pieces += each
        else:
            pieces.append(each)
    return [struct.pack(">I4s", 8 + size_of(pieces), kind), *pieces]


def full_box(kind: bytes, *inside: bytes | Box, version: int = 0, flags: int = 0) -> Box:
    """Put pieces and boxes into a box that tells its version and flags."""
    return box(kind, struct.pack(">I", version << 24 | flags), *inside)


def size_of(pieces: Box) -> int:
    """Count the bytes of a box."""
    return sum(len(piece) for piece in pieces)
