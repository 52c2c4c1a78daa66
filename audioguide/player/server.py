"""The server that stands before the application: waitress, set up for many slow listeners."""

import logging
import select
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from flask import Flask
from waitress.server import create_server

from audioguide.errors import AudioguideError
from audioguide.player.connection import Connection, hide_secrets
from audioguide.player.stopping import run_until_told

if sys.platform != "win32":  # which has no such limits
    import resource

PORTS = range(8000, 8020)
SETTINGS: dict[str, Any] = {
    # A browser holds up to six connections open. At waitress's own 100 some twenty listeners, or
    # one with bad intent, would shut out all others; one that waits costs a file descriptor.
    "connection_limit": 1000,
    # A listener who pauses lets the connection stand; the browser asks for the rest later.
    "channel_timeout": 60,
    "cleanup_interval": 10,
    # select() cannot watch more than 1024 descriptors; Windows has nothing else.
    "asyncore_use_poll": hasattr(select, "poll"),
    # The main loop sends files, so threads only make pages; a slow line never keeps one.
    "threads": 8,
    "ident": None,
    # Nothing here takes a body, and no browser sends so much before one.
    "max_request_header_size": 32_768,
    "max_request_body_size": 65_536,
    "expose_tracebacks": False,
}


def open_server(app: Flask, *, host: str = "127.0.0.1", port: int = 0) -> Any:  # noqa: ANN401
    """Listen on an address; port 0 takes a free one. Gives waitress's server, which has no types.

    `.effective_port` tells the port, `.run()` serves until `.close()`. Raises AudioguideError when
    the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise AudioguideError(
            f"the player cannot listen there ({error.strerror or error}).",
            where=f"{host}:{port}",
            hint="Is it running already? Another port will do: --port 8001.",
        ) from error
    _keep_secrets()
    server = create_server(app, sockets=[listening], **SETTINGS)
    server.channel_class = Connection
    return server


def serve_app(
    app: Flask, *, host: str, port: int | None, on_ready: Callable[[str], None] = lambda _: None
) -> None:
    """Serve until told to stop; `on_ready` gets the address to open. Raises AudioguideError.

    Without a port it is 8000, or the next one that nobody else has taken.
    """
    _allow_many_files()
    # It would tell of every request that waits its turn for a moment.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = _open_free(app, host) if port is None else open_server(app, host=host, port=port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{server.effective_port}/"
    run_until_told(server, lambda: on_ready(address))


def _open_free(app: Flask, host: str) -> Any:  # noqa: ANN401
    for port in PORTS[:-1]:
        with suppress(AudioguideError):  # taken: the next one may be free
            return open_server(app, host=host, port=port)
    return open_server(app, host=host, port=PORTS[-1])


def _keep_secrets() -> None:
    log = logging.getLogger("waitress")
    if hide_secrets not in log.filters:
        log.addFilter(hide_secrets)


def _allow_many_files() -> None:
    """Ask the system for a socket and a file a connection: many allow 1024 in all by default."""
    if sys.platform != "win32":
        wanted = 2 * SETTINGS["connection_limit"] + 100
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if soft < wanted:
            allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
