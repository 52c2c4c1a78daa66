"""`audioguide serve` as a person starts it: a process, an address, a page."""

import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def serving(audio: Path, *options: str) -> Iterator[str]:
    """Start the command and give the address it prints."""
    command = [sys.executable, "-m", "audioguide", "serve", "--audio", str(audio), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield re.findall(r"http://\S+", process.stdout.readline())[0]
        finally:
            process.terminate()


def test_the_address_it_prints_shows_the_library(tmp_path: Path) -> None:
    with (
        serving(tmp_path, "--port", "0") as address,
        closing(urllib.request.urlopen(address, timeout=10)) as page,
    ):
        assert page.status == 200
        assert b"<html" in page.read()


def test_a_taken_port_is_no_reason_to_fail_when_nobody_asked_for_it(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            other.bind(("127.0.0.1", 8000))
            other.listen()
        except OSError:
            pass  # somebody else has it, which serves as well
        with serving(tmp_path) as address:
            assert re.fullmatch(r"http://127\.0\.0\.1:80(0[1-9]|1\d)/", address)
