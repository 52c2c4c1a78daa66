"""SIGTERM ends the server well: nobody new is let in, and answers under way are finished."""

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore

GRACE_S = 30.0
"""How long answers under way may take; a service manager waits longer (systemd: 90 s)."""


def run_until_told(
    server: Any,  # noqa: ANN401 - untyped
    on_ready: Callable[[], None],
    *,
    grace_s: float = GRACE_S,
) -> None:
    """Serve until SIGTERM, then finish what is under way, for `grace_s` at most.

    `on_ready` is called once both are heeded. Ctrl+C ends it at once, as ever.
    """
    told = threading.Event()

    def stop() -> None:
        told.set()
        server.pull_trigger()  # the loop looks up

    try:
        with _on_sigterm(stop):
            on_ready()
            while not told.is_set():
                _turn(server)
            # The listening socket alone: what wakes the loop is still needed.
            wasyncore.dispatcher.close(server)
            end = time.monotonic() + grace_s
            while _is_busy(server) and time.monotonic() < end:
                _turn(server)
    except (SystemExit, KeyboardInterrupt):
        pass
    finally:
        server.task_dispatcher.shutdown()


def _turn(server: Any) -> None:  # noqa: ANN401
    settings = server.adj
    server.asyncore.loop(
        timeout=settings.asyncore_loop_timeout,
        map=server._map,  # noqa: SLF001 - as the server's own `run` does
        use_poll=settings.asyncore_use_poll,
        count=1,
    )


def _is_busy(server: Any) -> bool:  # noqa: ANN401
    """Whether an answer is being made or sent; a request that has not come whole does not count."""
    channels = list(server.active_channels.values())
    return any(channel.requests or channel.total_outbufs_len for channel in channels)


@contextmanager
def _on_sigterm(stop: Callable[[], None]) -> Iterator[None]:
    # Only the main thread may, and Windows has no such signal.
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
