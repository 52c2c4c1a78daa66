"""A local server that speaks as S3 does (moto's), and writes down each change in its order."""

import io
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote
from urllib.request import urlopen
from wsgiref.types import WSGIEnvironment

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

BUCKET = "guides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An object that appeared or was replaced, or that was removed (`data` is None)."""

    path: str
    data: bytes | None
    content_type: str = ""
    cache_control: str = ""


@dataclass(slots=True, kw_only=True)
class Store:
    """The server as a test sees it. `refuse_after` changes it denies all further ones."""

    address: str
    changes: list[Change] = field(default_factory=list)
    refuse_after: int | None = None
    longest_bytes: int = 0


class _Recorder:
    """Stands before moto: one change at a time, each written down once moto has agreed."""

    def __init__(self, store: Store) -> None:
        self.app, self.store = DomainDispatcherApplication(create_backend_app), store
        self.lock = threading.Lock()
        self.pieces: dict[str, list[bytes]] = {}
        self.headers: dict[str, tuple[str, str]] = {}

    def __call__(self, environ: WSGIEnvironment, start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"}:
            return list(self.app(environ, start))
        with self.lock:
            return self._change(environ, start)

    def _change(self, environ: WSGIEnvironment, start: Callable[..., Any]) -> Iterable[bytes]:
        data = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.store.longest_bytes = max(self.store.longest_bytes, len(data))
        limit = self.store.refuse_after
        if limit is not None and len(self.store.changes) >= limit:
            start("403 Forbidden", [("Content-Type", "application/xml")])
            return [b"<Error><Code>AccessDenied</Code><Message>Denied</Message></Error>"]
        environ["wsgi.input"] = io.BytesIO(data)
        statuses: list[str] = []

        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            statuses.append(status)
            return start(status, headers, *rest)

        answer = list(self.app(environ, begin))
        if statuses[0].startswith("2"):
            self._record(environ, data)
        return answer

    def _record(self, environ: WSGIEnvironment, data: bytes) -> None:
        path = unquote(environ["PATH_INFO"]).removeprefix(f"/{BUCKET}").removeprefix("/")
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        headers = (environ.get("CONTENT_TYPE", ""), environ.get("HTTP_CACHE_CONTROL", ""))
        method = environ["REQUEST_METHOD"]
        if "uploads" in query:
            self.pieces[path], self.headers[path] = [], headers
        elif "partNumber" in query:
            self.pieces[path].append(data)
        elif "uploadId" in query:
            self._add(path, b"".join(self.pieces.pop(path)), self.headers.pop(path))
        elif method == "PUT" and path:
            self._add(path, data, headers)
        elif method == "DELETE":
            self.store.changes.append(Change(path=path, data=None))

    def _add(self, path: str, data: bytes, headers: tuple[str, str]) -> None:
        change = Change(path=path, data=data, content_type=headers[0], cache_control=headers[1])
        self.store.changes.append(change)


@contextmanager
def s3_server() -> Iterator[Store]:
    """Serve until the block ends. Buckets are made by who needs them."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    store = Store(address="")
    server = make_server("127.0.0.1", 0, _Recorder(store), threaded=True)
    store.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        # What it holds is the process's, and outlives a server.
        urlopen(f"{store.address}/moto-api/reset", data=b"").close()
        yield store
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
