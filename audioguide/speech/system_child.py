"""The parent's end of the system engine's child process: asks, waits so long, and no longer.

Blocking pipes and a thread that reads, because Windows has no `select` on pipes.
"""

import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from typing import IO, BinaryIO, cast

from audioguide.speech.framing import Message, read_frame, write_frame

WORKER = "audioguide.speech.system_worker"
GRACE_S = 5.0


class ChildTroubleError(Exception):
    """The child hung, died or failed: its text says which."""


class Child:
    """One running child process. It ends by itself when this process does."""

    def __init__(self) -> None:
        self._complaints: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed in close()
        self._process = subprocess.Popen(
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            start_new_session=True,
        )
        self._answers: queue.SimpleQueue[tuple[Message, bytes] | None] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def ask(self, request: Message, patience_s: float) -> tuple[Message, bytes]:
        """Send a request and wait for its answer. Raises ChildTroubleError."""
        try:
            write_frame(
                cast("BinaryIO", self._process.stdin), {**request, "patience_s": patience_s}
            )
            frame = self._answers.get(timeout=patience_s)
        except queue.Empty:
            raise ChildTroubleError(f"it did not answer within {patience_s:.0f} s") from None
        except OSError:
            frame = None
        if frame is None:
            raise ChildTroubleError(f"its process ended early. {self._last_words()}".strip())
        if "error" in frame[0]:
            raise ChildTroubleError(frame[0]["error"])
        return frame

    def close(self) -> None:
        """End the process at once and wait for its end."""
        if sys.platform != "win32" and self._process.poll() is None:
            # The child may have a fork that speaks: both are of one group.
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._complaints):
            if pipe is not None:
                with suppress(BrokenPipeError):  # bytes still meant for a process that is gone
                    pipe.close()

    def _read(self) -> None:
        pipe = cast("BinaryIO", self._process.stdout)
        while (frame := read_frame(pipe)) is not None:
            self._answers.put(frame)
        self._answers.put(None)

    def _last_words(self) -> str:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=GRACE_S)
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"(exit code {self._process.returncode})"
