"""A plain host of files, as simple as they come, at a path of its own: `/some/where/`.

It knows nothing of the player: files by their names, `index.html` for a folder, `404.html` for
what is missing, and byte ranges, which Python's own handler lacks and players of sound need.
"""

import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

WHERE = "/some/where/"
TYPES = {".js": "text/javascript", ".vtt": "text/vtt", ".woff2": "font/woff2"}
TYPES |= {".webmanifest": "application/manifest+json", ".webp": "image/webp"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    folder: Path
    missing: list[str]

    def do_GET(self) -> None:
        asked = urlsplit(self.path).path
        path = self.folder / unquote(asked).removeprefix(WHERE)
        if asked.startswith(WHERE) and path.is_dir() and not asked.endswith("/"):
            self._answer(301, b"", "text/plain", {"Location": f"{asked}/"})
            return
        path = path / "index.html" if path.is_dir() else path
        if not asked.startswith(WHERE) or not path.is_file():
            self.missing.append(asked)
            self._answer(404, (self.folder / "404.html").read_bytes(), "text/html", {})
            return
        self._send_file(path)

    do_HEAD = do_GET  # noqa: N815 (the names that the library looks for)

    def _send_file(self, path: Path) -> None:
        data = path.read_bytes()
        media_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked is None or int(asked[1]) >= len(data):
            self._answer(200, data, media_type, {"Accept-Ranges": "bytes"})
            return
        start, stop = int(asked[1]), min(len(data), int(asked[2] or len(data)) + 1)
        about = {"Content-Range": f"bytes {start}-{stop - 1}/{len(data)}"}
        self._answer(206, data[start:stop], media_type, about)

    def _answer(self, status: int, data: bytes, media_type: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {
            **headers,
            "Content-Type": media_type,
            "Content-Length": str(len(data)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        # A listener who jumps leaves what was asked for before.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().handle()


@contextmanager
def hosting(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder until the block ends: gives its address, and what was asked for in vain."""
    missing: list[str] = []
    handler = type("Handler", (_Handler,), {"folder": folder, "missing": missing})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{WHERE}", missing
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()
