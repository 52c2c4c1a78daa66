"""What open pages wait for: the latest findings of each guide, and word that it was built anew."""

import secrets
import threading
from dataclasses import dataclass

from audioguide.model.text import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A finding for a page.

    `chapter` None: it is shown with every chapter. `sentence` is the id of the one that it stands
    at as the page shows it; None: it is about a file as a whole. `place` is `03-why.md:12`.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    place: str
    chapter: str | None = None
    sentence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """How a guide stands. Each `version` is another one, also after a new start."""

    version: str
    notes: tuple[Note, ...] = ()


class Board:
    """Holds the news of each guide; any number of threads may post, read and wait."""

    def __init__(self) -> None:
        self._start = secrets.token_hex(4)
        self._count = 0
        self._news: dict[str, News] = {}
        self._changed = threading.Condition()
        self._is_closed = False

    def post(self, guide_id: str, notes: tuple[Note, ...]) -> None:
        """Tell everybody who waits for this guide."""
        with self._changed:
            self._count += 1
            self._news[guide_id] = News(version=f"{self._start}-{self._count}", notes=notes)
            self._changed.notify_all()

    def read(self, guide_id: str) -> News:
        """Give the latest news of a guide."""
        return self._news.get(guide_id) or News(version=f"{self._start}-0")

    def wait(self, guide_id: str, after: str, timeout_s: float) -> News:
        """Give the news once their version is another than `after`, or time is over."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._is_closed or self.read(guide_id).version != after, timeout_s
            )
            return self.read(guide_id)

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
