"""The real server in a thread, for tests that go over the network."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from waitress import wasyncore

from audioguide.player.server import open_server


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[int]:
    """Serve on a port, which is given (0: any free one), until the block ends."""
    server = open_server(app, port=port)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield int(server.effective_port)
    finally:
        # The loop ends by itself once nothing is left to watch; woken up, it looks at once.
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
        thread.join(10)
        server.task_dispatcher.shutdown()
