"""AAC as ffmpeg writes it to a plain file: frame by frame, each with a small header (ADTS).

ISO/IEC 14496-3, 1.A.2.2. The file is read as it is needed: length costs no memory.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from audioguide.bundle.ffmpeg_process import run_ffmpeg
from audioguide.errors import EncodingError

BIT_RATE = 64_000
_HEADER_BYTES = 7
_SYNC = 0xFFF1  # MPEG-4, no checksum
_COPY_BYTES = 1 << 20


def encode_aac(mp3: Iterable[bytes], path: Path) -> None:
    """Write a stream of MP3 as AAC-LC. Raises EncodingError."""
    arguments = (
        *("-f", "mp3", "-i", "pipe:0", "-map_metadata", "-1"),
        *("-c:a", "aac", "-b:a", str(BIT_RATE), "-ac", "1", "-threads", "1"),
        *("-f", "adts"),
    )
    run_ffmpeg(arguments, mp3, path)


def read_config(path: Path) -> bytes:
    """Return what a decoder must know, as MP4 has it (AudioSpecificConfig, 1.6.2.1)."""
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    kind = (head[2] >> 6) + 1
    rate = head[2] >> 2 & 0xF
    channels = (head[2] & 1) << 2 | head[3] >> 6
    return (kind << 11 | rate << 7 | channels << 3).to_bytes(2)


def read_frames(path: Path) -> Iterator[bytes]:
    """Give each frame without its header. EncodingError where the file is not whole."""
    with path.open("rb", buffering=_COPY_BYTES) as file:
        while head := file.read(_HEADER_BYTES):
            size = int.from_bytes(head[3:6]) >> 5 & 0x1FFF
            frame = file.read(size - _HEADER_BYTES) if size > _HEADER_BYTES else b""
            if int.from_bytes(head[:2]) != _SYNC or len(frame) != size - _HEADER_BYTES:
                raise EncodingError(
                    "ffmpeg wrote AAC that is not whole.",
                    where=str(path),
                    hint="Is the disk full? Then make room and try again.",
                )
            yield frame
