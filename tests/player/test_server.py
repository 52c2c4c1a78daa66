import http.client
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask
from player_bundle import GUIDE
from serving import serving

from audioguide.errors import AudioguideError
from audioguide.model.guide import Manifest
from audioguide.player.connection import Connection
from audioguide.player.server import serve_app


@pytest.fixture
def port(app: Flask) -> Iterator[int]:
    with serving(app) as port:
        yield port


def test_a_part_of_a_sound_comes_through_the_real_server(
    port: int, audio: Path, manifest: Manifest
) -> None:
    href = manifest.chapters[0].audio.href
    sound = (audio / GUIDE / href).read_bytes()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for header, expected in (
        ("bytes=1000-", sound[1000:]),
        ("bytes=7-9", sound[7:10]),
        ("bytes=-5", sound[-5:]),
    ):
        connection.request("GET", f"/guides/{GUIDE}/files/{href}", headers={"Range": header})
        response = connection.getresponse()
        assert (response.status, response.read()) == (206, expected)
    connection.request("HEAD", f"/guides/{GUIDE}/files/{href}")
    response = connection.getresponse()
    assert (response.status, response.read()) == (200, b"")
    assert response.headers["Content-Length"] == str(len(sound))
    connection.close()


def test_many_listeners_who_hold_their_connection_do_not_shut_out_the_next(port: int) -> None:
    with ExitStack() as stack:
        for _ in range(150):
            idle = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))
            idle.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        stack.callback(connection.close)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200


def test_slow_listeners_do_not_hold_up_the_next(port: int, manifest: Manifest) -> None:
    request = f"GET /guides/{GUIDE}/files/{manifest.chapters[0].audio.href} HTTP/1.1\r\n"
    with ExitStack() as stack:
        for _ in range(60):
            slow = stack.enter_context(socket.socket())
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.connect(("127.0.0.1", port))
            slow.sendall(f"{request}Host: localhost\r\n\r\n".encode())
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        stack.callback(connection.close)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200


def test_a_port_that_is_taken_is_told_with_what_to_do(app: Flask, port: int) -> None:
    with pytest.raises(AudioguideError, match=rf"127\.0\.0\.1:{port}: .* --port"):
        serve_app(app, host="127.0.0.1", port=port)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ((b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 40_000)[:32_768], 431),
        (b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"Bad Name: x\r\n\r\n", 400),
        (b"GET <script>alert(1)</script> HTTP/1.1 x\r\n\r\n", 400),
        (
            b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            400,
        ),
    ],
    ids=["long head", "long body", "bad name", "markup", "two lengths"],
)
def test_what_is_too_long_or_no_request_is_refused_with_the_strict_headers(
    port: int, request_: bytes, status: int
) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    head = answer.partition(b"\r\n\r\n")[0]
    assert head[9:12] == str(status).encode()
    for header in (b"X-Content-Type-Options: nosniff", b"Content-Security-Policy: default-src"):
        assert header in head
    assert b"text/plain" in head
    assert b"Traceback" not in answer


def test_a_request_that_comes_a_byte_at_a_time_is_given_up(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Connection, "head_seconds", 0.0)
    with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        slow.settimeout(0.05)
        for _ in range(1000):  # each in a packet of its own, so that the server hears of it
            try:
                slow.sendall(b"X")
                if slow.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        else:
            pytest.fail("the server waits for ever")
    monkeypatch.undo()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200
    connection.close()


def test_a_connection_does_not_tell_a_log_whose_it_is() -> None:
    connection = Connection.__new__(Connection)
    connection.addr = ("203.0.113.9", 4711)
    assert repr(connection) == "<a connection>"
