"""Turns a chapter's stream of sound into one tagged MP3 file: whole, or not there at all.

Constant bit rate, so that browsers seek to where they are told; the LAME header stays in, so that
they start at the first sample. The same sound, tags and ffmpeg give the same bytes.
"""

import errno
import os
import secrets
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from mutagen import id3

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.iso_639 import to_iso_639_2
from audioguide.errors import EncodingError

BIT_RATE = 64_000
OUTPUT_HZ = 24_000
_FRAME_BYTES = 192  # 24 ms; the first one holds the LAME header and no sound
# Resampling has twice the usual filter length. LAME cuts off at 11 kHz: hissing sounds that stand
# there made peaks 1.7 dB higher than before encoding, and do not once they are turned down gently
# from 10 kHz on. LAME also turns all down to 95 % at this bit rate: made up for. All is floats.
_FILTERS = (
    f"aresample={OUTPUT_HZ}:filter_size=64:out_sample_fmt=fltp,lowpass=f=10000:p=2,volume=1/0.95"
)
_PADDING_BYTES = 256  # room to mend a tag without moving the sound
_STDERR_BYTES = 600


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


def _command(part: Path, rate_hz: int) -> list[str]:
    return [
        find_ffmpeg(),
        *("-hide_banner", "-nostdin", "-loglevel", "error", "-y"),
        *("-f", "s16le", "-ar", str(rate_hz), "-ac", "1", "-i", "pipe:0"),
        *("-af", _FILTERS, "-sample_fmt", "fltp"),
        *("-c:a", "libmp3lame", "-b:a", str(BIT_RATE), "-threads", "1"),
        # No bitexact flags: with them the LAME header is signed "Lavf", and Firefox takes the delay
        # from one signed "LAME" or "Lavc" only; all words would be 24 ms late there.
        *("-map_metadata", "-1", "-id3v2_version", "0", "-write_id3v1", "0"),
        *("-write_xing", "1"),
        *("-f", "mp3", f"file:{part}"),
    ]


def _encode(pieces: Iterable[bytes], part: Path, rate_hz: int, timeout_s: float) -> None:
    command = _command(part, rate_hz)
    # A file takes whatever ffmpeg says: a pipe that nobody reads could fill and stop it.
    with tempfile.TemporaryFile() as stderr, _started(command, stderr) as process:
        late = _feed(process, pieces, timeout_s)
        if late:
            what = f"ffmpeg did nothing for {timeout_s:g} s."
        elif process.returncode:
            what = f"ffmpeg failed (code {process.returncode})."
        elif not part.is_file() or part.stat().st_size <= _FRAME_BYTES:
            what = "ffmpeg wrote no sound."
        else:
            return
        raise EncodingError(
            f"{what} {_tail(stderr)}".strip(),
            where=str(part.parent),
            hint=f"Is the disk full? Then make room and build again. Else try: {' '.join(command)}",
        )


@contextmanager
def _started(command: list[str], stderr: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Run ffmpeg in a group of its own, which is gone when the block is left, however it is."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            process_group=0 if os.name == "posix" else None,
        )
    except OSError as error:
        raise EncodingError(
            f"It does not start: {error.strerror}.",
            where=command[0],
            hint="Install ffmpeg again, or take it off the PATH to use the one that is built in.",
        ) from error
    try:
        yield process
    finally:
        _kill(process)
        _write(process, None)
        process.wait()


def _feed(process: subprocess.Popen[bytes], pieces: Iterable[bytes], timeout_s: float) -> bool:
    """Write every piece and wait for the end. Return whether ffmpeg had to be stopped."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        _kill(process)

    for piece in pieces:
        with _deadline(timeout_s, stop):
            if not _write(process, piece):
                break
    with _deadline(timeout_s, stop):
        _write(process, None)
        process.wait()
    return late.is_set()


@contextmanager
def _deadline(timeout_s: float, stop: Callable[[], None]) -> Iterator[None]:
    # Only ffmpeg's own time counts: the pieces may be slow in coming.
    timer = threading.Timer(timeout_s, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _write(process: subprocess.Popen[bytes], piece: bytes | None) -> bool:
    """Hand over a piece, or the end of them. False: ffmpeg no longer listens; its code says why."""
    pipe = cast("IO[bytes]", process.stdin)
    try:
        if piece is None:
            pipe.close()
        else:
            pipe.write(piece)
    except OSError as error:
        if error.errno not in {errno.EPIPE, errno.EINVAL}:  # Windows says EINVAL
            raise
        return False
    return True


def _kill(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if os.name == "posix":
            # The whole group: an ffmpeg behind a script would live on and hold our pipe.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _tail(stderr: IO[bytes]) -> str:
    size = stderr.seek(0, os.SEEK_END)
    stderr.seek(max(0, size - _STDERR_BYTES))
    return stderr.read().decode("utf-8", "replace").strip()


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
