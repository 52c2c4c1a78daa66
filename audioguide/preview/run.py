"""Puts a preview together: an application, and a thread that keeps its guides up to date."""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from audioguide.errors import AudioguideError
from audioguide.preview.board import Board
from audioguide.preview.studio import Outcome, Studio
from audioguide.preview.watch import Watcher
from audioguide.preview.web import add_preview

POLL_S = 0.05
RETRY_S = 2.0
WORKERS = 2
"""Threads of this process, so that the engine and its model are loaded once, for all of them."""

log = logging.getLogger(__name__)


@contextmanager
def previewing(
    app: Flask, scripts: Path, on_outcome: Callable[[Outcome], None] = lambda _: None
) -> Iterator[None]:
    """Keep the guides of `app` up to date with their scripts while the block runs.

    `on_outcome` is told of every guide that was taken up, from another thread.
    """
    board, stop = Board(), threading.Event()
    add_preview(app, board)
    executor = ThreadPoolExecutor(WORKERS, thread_name_prefix="preview")
    studio = Studio(app.config["AUDIO"], board, executor)
    watching = threading.Thread(
        target=_watch, args=(Watcher(scripts.absolute()), studio, stop, on_outcome), daemon=True
    )
    watching.start()
    try:
        yield
    finally:
        stop.set()
        board.close()
        # What is being made is left undone: the guide stays as it was.
        executor.shutdown(cancel_futures=True)
        watching.join()


def _watch(
    watcher: Watcher, studio: Studio, stop: threading.Event, on_outcome: Callable[[Outcome], None]
) -> None:
    pause_s = POLL_S
    while not stop.wait(pause_s):
        pause_s = POLL_S
        for folder in watcher.look():
            try:
                outcome = studio.take_up(folder)
                on_outcome(outcome)
                if not outcome.is_over:
                    watcher.forget(folder)
                    pause_s = RETRY_S
                elif outcome.report is not None:
                    _finish(studio, folder)
            except Exception:
                if stop.is_set():  # the executor takes no more tasks
                    return
                # A fault of ours: it is told whole, and the next save is tried all the same.
                log.exception("%s could not be taken up.", folder)


def _finish(studio: Studio, folder: Path) -> None:
    try:
        studio.finish(folder)
    except AudioguideError as error:  # saved again meanwhile: the next look sees to it
        log.warning("%s", error)
