"""Puts a preview together: an application, and a thread that keeps its guides up to date."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask

from audioguide.errors import AudioguideError
from audioguide.preview.board import Board
from audioguide.preview.studio import Outcome, Studio
from audioguide.preview.watch import Watcher
from audioguide.preview.web import add_preview

POLL_S = 0.05
RETRY_S = 2.0
REST_S = 0.5
"""So long after a build pages have taken it up, and what can wait does not hold them up."""
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
    watch = _Watch(
        watcher=Watcher(scripts.absolute()), studio=studio, stop=stop, on_outcome=on_outcome
    )
    watching = threading.Thread(target=watch.run, daemon=True)
    watching.start()
    try:
        yield
    finally:
        stop.set()
        board.close()
        # What is being made is left undone: the guide stays as it was.
        executor.shutdown(cancel_futures=True)
        watching.join()


@dataclass(slots=True, kw_only=True)
class _Watch:
    """What the thread does: looks, takes up what has changed, and at rest finishes it."""

    watcher: Watcher
    studio: Studio
    stop: threading.Event
    on_outcome: Callable[[Outcome], None]
    unfinished: dict[Path, float] = field(default_factory=dict)
    """When each guide that was built may be finished, by `time.monotonic`."""

    def run(self) -> None:
        pause_s = POLL_S
        while not self.stop.wait(pause_s):
            changed = self.watcher.look()
            done = [self._take_up(folder) for folder in changed]
            pause_s = POLL_S if all(done) else RETRY_S
            if not changed:
                self._finish_one()

    def _take_up(self, folder: Path) -> bool:
        """Take up a guide; False when it is to be tried again."""
        try:
            outcome = self.studio.take_up(folder)
        except Exception:
            if not self.stop.is_set():  # else the executor takes no more tasks
                # A fault of ours: it is told whole, and the next save is tried all the same.
                log.exception("%s could not be taken up.", folder)
            return True
        self.on_outcome(outcome)
        if outcome.report is not None:
            self.unfinished[folder] = time.monotonic() + REST_S
        if not outcome.is_over:
            self.watcher.forget(folder)
        return outcome.is_over

    def _finish_one(self) -> None:
        now = time.monotonic()
        folder = next((each for each, due in self.unfinished.items() if due <= now), None)
        if folder is None:
            return
        del self.unfinished[folder]
        try:
            self.studio.finish(folder)
        except AudioguideError as error:  # saved again meanwhile: the next look sees to it
            log.warning("%s", error)
        except Exception:
            log.exception("%s could not be finished.", folder)
