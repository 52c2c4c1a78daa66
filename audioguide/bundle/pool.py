"""The processes that a local build runs in, and what they keep between tasks.

A build takes any `concurrent.futures.Executor`; this one uses every core of this machine.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from multiprocessing.context import SpawnContext, SpawnProcess
from pathlib import Path

from audioguide.errors import BundleError
from audioguide.speech.cache import CachedEngine
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engines import load_engine


class _DeafProcess(SpawnProcess):
    """A process that never hears Ctrl+C, not even while it starts: that is for the parent."""

    def start(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            super().start()
            return
        heard = signal.signal(signal.SIGINT, signal.SIG_IGN)  # a child begins with its parent's
        try:
            super().start()
        finally:
            signal.signal(signal.SIGINT, heard)


class _DeafContext(SpawnContext):
    Process = _DeafProcess


@contextmanager
def open_pool(workers: int | None = None) -> Iterator[Executor]:
    """Open processes that start when there is work; an error drops tasks not yet begun.

    Raises BundleError when one of them is ended from outside.
    """
    # Each core has a worker: threads inside one would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    executor = ProcessPoolExecutor(
        max_workers=workers or os.cpu_count() or 1,
        mp_context=_DeafContext(),
        initializer=_begin_worker,
    )
    try:
        yield executor
    except BrokenExecutor as error:
        raise BundleError(
            "One of the processes that build was ended, perhaps for lack of memory.",
            where="build",
            hint="Build again; with `--workers 1` it needs the least memory.",
        ) from error
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@lru_cache(maxsize=4)
def engine_of_worker(name: str, cache: Path) -> CachedEngine:
    """Get the engine that this process keeps: its model is loaded once."""
    return CachedEngine(CheckedEngine(load_engine(name)), cache)


def _begin_worker() -> None:
    """End when the parent is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)
