"""One at a time: a guide is built or exported by one process, whichever comes first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from audioguide.errors import BundleError

CACHE = ".cache"
"""The folder beside the bundles that holds spoken sentences, and a lock for each guide."""


@contextmanager
def hold_guide(audio: Path, guide_id: str) -> Iterator[None]:
    """Hold the lock of a guide, which the system gives back even when its holder is killed.

    BundleError when another process holds it.
    """
    cache = audio / CACHE
    cache.mkdir(parents=True, exist_ok=True)
    lock = FileLock(cache / f"{guide_id}.lock")
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise BundleError(
            "Another build or export of this guide is under way.",
            where=guide_id,
            hint="Wait until it has finished, or stop it.",
        ) from error
