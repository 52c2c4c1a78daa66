"""A document from the web, from a real server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from audioguide.errors import ScriptError
from audioguide.intake import fetch as module
from audioguide.intake.fetch import Fetched, fetch

PAGE = b"<h1>A page</h1><p>Hello there.</p>"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to"))
            self.end_headers()
            return
        if self.path == "/loop":
            self.send_response(301)
            self.send_header("Location", "/loop")
            self.end_headers()
            return
        self.send_response(404 if self.path == "/none" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        body = PAGE if self.path != "/large" else b"x" * 1_000_000
        for _ in range(25 if self.path == "/large" else 1):
            try:
                self.wfile.write(body)
            except OSError:
                return  # the reader has had enough

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_and_named_by_its_kind(address: str) -> None:
    assert fetch(f"{address}/leaflet?a=1", allow_private=True) == Fetched(
        data=PAGE, name="leaflet.html"
    )


def test_a_redirect_is_followed(address: str) -> None:
    assert fetch(f"{address}/to/here", allow_private=True).data == PAGE


@pytest.mark.parametrize("path", ["/", "/to/here"])
def test_this_machine_and_its_network_are_refused_unless_asked_for(path: str, address: str) -> None:
    with pytest.raises(ScriptError, match="on this machine or its own network"):
        fetch(address + path)


@pytest.mark.parametrize(
    "host",
    ["localhost", "[::1]", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "2130706433"],  # noqa: S104
)
def test_every_way_to_name_a_private_address_is_refused(host: str) -> None:
    with pytest.raises(ScriptError, match=r"own network|no host"):
        fetch(f"http://{host}/")


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/none", "answered 404"),
        ("/loop", "more than 5 times"),
        ("/large", "larger than 20 MB"),
        ("/to//no.invalid/x", "no host"),
    ],
)
def test_each_limit_is_told(path: str, what: str, address: str) -> None:
    with pytest.raises(ScriptError, match=what):
        fetch(address + path, allow_private=True)


def test_what_is_no_address_of_the_web_is_refused() -> None:
    with pytest.raises(ScriptError, match="no address of the web"):
        fetch("file:///etc/passwd", allow_private=True)


def test_a_server_that_takes_too_long_is_left(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_SECONDS", -1.0)
    with pytest.raises(ScriptError, match=r"took over|cannot be fetched"):
        fetch(f"{address}/large", allow_private=True)
