"""Runs ffmpeg over a stream: it ends, it fails with its own words, or it is stopped. Never a hang.

Whatever happens here, no ffmpeg lives on afterwards.
"""

import errno
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.errors import EncodingError

QUIET = ("-hide_banner", "-nostdin", "-loglevel", "error", "-y")
_STDERR_BYTES = 600
_PIECE_BYTES = 1 << 16


def run_ffmpeg(
    arguments: Iterable[str],
    pieces: Iterable[bytes],
    part: Path,
    *,
    more_than_bytes: int = 0,
    timeout_s: float = 60.0,
) -> None:
    """Feed `pieces` to an ffmpeg that writes the file `part`.

    `timeout_s` is how long it may take over one piece, and over the end. Raises `EncodingError`
    when ffmpeg is missing, dies, hangs, cannot write, or writes `more_than_bytes` or less.
    """
    command = [find_ffmpeg(), *QUIET, *arguments, f"file:{part}"]
    # A file takes whatever ffmpeg says: a pipe that nobody reads could fill and stop it.
    with (
        tempfile.TemporaryFile() as stderr,
        _started(command, stderr, subprocess.DEVNULL) as process,
    ):
        late = _feed(process, pieces, timeout_s)
        if late:
            what = f"ffmpeg did nothing for {timeout_s:g} s."
        elif process.returncode:
            what = f"ffmpeg failed (code {process.returncode})."
        elif not part.is_file() or part.stat().st_size <= more_than_bytes:
            what = "ffmpeg wrote no sound."
        else:
            return
        raise EncodingError(
            f"{what} {_tail(stderr)}".strip(),
            where=str(part.parent),
            hint=f"Is the disk full? Then make room and try again. Else try: {' '.join(command)}",
        )


def read_ffmpeg(
    arguments: Iterable[str], *, where: str, timeout_s: float = 60.0
) -> Iterator[bytes]:
    """Give what an ffmpeg writes, piece by piece; it lives no longer than the reading.

    `where` names what it reads, for the `EncodingError` that is raised when ffmpeg is missing,
    fails, or gives nothing for `timeout_s`. That comes last: pieces before it are of use.
    """
    command = [find_ffmpeg(), *QUIET, *arguments, "pipe:1"]
    late = threading.Event()
    with (
        tempfile.TemporaryFile() as stderr,
        _started(command, stderr, subprocess.PIPE) as process,
    ):

        def stop() -> None:
            late.set()
            _kill(process)

        pipe = cast("IO[bytes]", process.stdout)
        with pipe:
            while True:
                with _deadline(timeout_s, stop):
                    piece = pipe.read(_PIECE_BYTES)
                if not piece:
                    break
                yield piece
        with _deadline(timeout_s, stop):
            process.wait()
        if late.is_set() or process.returncode:
            what = f"ffmpeg did nothing for {timeout_s:g} s." if late.is_set() else _tail(stderr)
            raise EncodingError(
                what or f"ffmpeg failed (code {process.returncode}).",
                where=where,
                hint="Build the guide again.",
            )


@contextmanager
def _started(
    command: list[str], stderr: IO[bytes], stdout: int
) -> Iterator[subprocess.Popen[bytes]]:
    """Run ffmpeg in a group of its own, which is gone when the block is left, however it is."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=stdout,
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
