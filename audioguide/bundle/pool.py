"""The processes that a local build runs in, and what they keep between tasks.

A build takes any `concurrent.futures.Executor`; this one uses every core of this machine.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from audioguide.speech.cache import CachedEngine
from audioguide.speech.checked import CheckedEngine
from audioguide.speech.engines import load_engine


@contextmanager
def open_pool(workers: int | None = None) -> Iterator[Executor]:
    """Open processes that start when there is work; an error drops tasks not yet begun."""
    # Each core has a worker: threads inside one would only wait for each other.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    executor = ProcessPoolExecutor(
        max_workers=workers or os.cpu_count() or 1,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin_worker,
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


@lru_cache(maxsize=4)
def engine_of_worker(name: str, cache: Path) -> CachedEngine:
    """Get the engine that this process keeps: its model is loaded once."""
    return CachedEngine(CheckedEngine(load_engine(name)), cache)


def _begin_worker() -> None:
    """Leave Ctrl+C to the parent, and end when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)
