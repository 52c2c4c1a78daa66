"""SIGTERM to a real server: what a listener was being sent comes whole, and nobody new gets in."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from player_bundle import GUIDE

from audioguide.bundle.store import write_resource

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGTERM")
SOUND = os.urandom(8_000_000)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    folder = tmp_path / GUIDE
    folder.mkdir()
    href = write_resource(folder, "large", ".mp3", SOUND).href
    command = [sys.executable, "-m", "audioguide", "serve", "--audio", str(tmp_path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[4]
        yield process, href, urlsplit(address).port or 0
        process.kill()


def test_a_sound_under_way_comes_whole_and_nobody_new_gets_in(
    server: tuple[subprocess.Popen[str], str, int],
) -> None:
    process, href, port = server
    with socket.socket() as listener:
        # A small window, so that most of it is still on its way.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        listener.connect(("127.0.0.1", port))
        listener.settimeout(20)
        request = f"GET /guides/{GUIDE}/files/{href} HTTP/1.1\r\nHost: localhost\r\n\r\n"
        listener.sendall(request.encode())
        response = http.client.HTTPResponse(listener)
        response.begin()
        first = response.read(100_000)
        process.send_signal(signal.SIGTERM)
        _wait_until_closed(port)
        assert first + response.read() == SOUND
    assert process.wait(20) == 0


def test_an_idle_server_and_one_whose_listeners_only_hold_on_stop_at_once(
    server: tuple[subprocess.Popen[str], str, int],
) -> None:
    process, _, port = server
    with socket.create_connection(("127.0.0.1", port)) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\nHost: local")
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0


def _wait_until_closed(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.02)
    pytest.fail("It still lets people in.")
