"""The words between the system engine and its child process: frames of JSON and bytes on a pipe.

A frame is two lengths (big-endian, 4 bytes each), then that much JSON, then that much sound.
"""

import json
import struct
from typing import Any, BinaryIO

_LENGTHS = struct.Struct(">II")

Message = dict[str, Any]


def write_frame(pipe: BinaryIO, message: Message, payload: bytes = b"") -> None:
    """Send one message. Raises OSError when the other end is gone."""
    head = json.dumps(message).encode()
    pipe.write(_LENGTHS.pack(len(head), len(payload)) + head + payload)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> tuple[Message, bytes] | None:
    """Wait for one message; None when the other end closed the pipe, even in mid-message."""
    lengths = _read(pipe, _LENGTHS.size)
    if lengths is None:
        return None
    head_bytes, payload_bytes = _LENGTHS.unpack(lengths)
    head, payload = _read(pipe, head_bytes), _read(pipe, payload_bytes)
    if head is None or payload is None:
        return None
    message: Message = json.loads(head)
    return message, payload


def _read(pipe: BinaryIO, size: int) -> bytes | None:
    content = b""
    while len(content) < size:
        more = pipe.read(size - len(content))
        if not more:
            return None
        content += more
    return content
