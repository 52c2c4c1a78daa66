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
