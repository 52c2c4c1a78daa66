"""The processes that a local build runs in, and what they keep between tasks.

A build takes any `concurrent.futures.Executor`; this one uses every core of this machine.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ParamSpec, TypeVar

from audioguide.errors import BundleError
from audioguide.speech.cache import CachedEngine
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engines import load_engine

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class _Pool(ProcessPoolExecutor):
    """Processes that never hear Ctrl+C, not even while they start: that is for the parent."""

    def submit(
        self,
        fn: Callable[Arguments, Answer],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Future[Answer]:
        with _interrupts_later():  # this may start a process
            return super().submit(fn, *args, **kwargs)


@contextmanager
def open_pool(workers: int | None = None) -> Iterator[Executor]:
    """Open processes that start when there is work; an error drops tasks not yet begun.

    Ctrl+C ends them in the middle of their tasks, as does the end of this process. Raises
    BundleError when one of them is ended from outside.
    """
    # Each core has a worker: threads inside one would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    lifeline, held_here = multiprocessing.Pipe(duplex=False)
    with lifeline, held_here:
        executor = _Pool(
            max_workers=workers or os.cpu_count() or 1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin_worker,
            initargs=(lifeline,),
        )
        try:
            yield executor
        except KeyboardInterrupt:
            held_here.close()
            raise
        except BrokenExecutor as error:
            raise BundleError(
                "One of the processes that build was ended, perhaps for lack of memory.",
                where="build",
                hint="Build again; with `--workers 1` it needs the least memory.",
            ) from error
        finally:
            executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _interrupts_later() -> Iterator[None]:
    """Keep Ctrl+C for afterwards here, and for ever from a process that is started meanwhile."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    if sys.platform != "win32":  # a process begins with what its parent blocks
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        signal.signal(signal.SIGINT, handler)
        if came:
            signal.raise_signal(signal.SIGINT)


@lru_cache(maxsize=4)
def engine_of_worker(name: str, cache: Path) -> CachedEngine:
    """Get the engine that this process keeps: its model is loaded once."""
    return CachedEngine(CheckedEngine(load_engine(name)), cache)


def _begin_worker(lifeline: Connection) -> None:
    """End when the parent lets go of the other end, as it does when it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    with suppress(OSError):  # Windows tells of the end by an error
        lifeline.poll(None)  # nothing is ever sent: this waits for the end
    os._exit(1)
