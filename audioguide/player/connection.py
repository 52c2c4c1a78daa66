"""A listener's connection to waitress: none waits for ever, and no log tells whose it is."""

import logging
import re
import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.task import ErrorTask

from audioguide.player.routing import PRIVATE
from audioguide.player.security import SECURITY_HEADERS

HEAD_SECONDS = 60
"""So long may a request take to arrive. waitress itself counts from the last byte, so that one byte
a minute would hold a connection for ever ("slow loris")."""

_SECRET = re.compile(rf"/{PRIVATE}/[^/\s?#]+")


class _Refusal(ErrorTask):  # type: ignore[misc]
    """What waitress says to a request that is none, with the headers that all answers have."""

    def execute(self) -> None:
        self.response_headers += [
            *SECURITY_HEADERS.items(),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ]
        super().execute()


class Connection(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests have to arrive in time."""

    error_task_class = _Refusal
    head_seconds: float = HEAD_SECONDS
    _began: float = 0

    def received(self, data: bytes) -> bool:
        """Take in what came; give up on a request that has been coming for too long."""
        now = time.monotonic()
        if self.request is None:
            self._began = now
        elif now - self._began > self.head_seconds:
            self.will_close = True
        return bool(super().received(data))

    def __repr__(self) -> str:
        """Say nothing of who it is: waitress writes this into its log."""
        return "<a connection>"


def hide_secrets(record: logging.LogRecord) -> bool:
    """Take the secret address of a private guide out of what is logged; a filter for `logging`."""
    record.msg, record.args = hide(record.getMessage()), None
    return True


def hide(text: Any) -> str:  # noqa: ANN401 (whatever is logged)
    """Put `...` in the place of a token: `/private/.../feed.xml`."""
    return _SECRET.sub(f"/{PRIVATE}/...", str(text))
