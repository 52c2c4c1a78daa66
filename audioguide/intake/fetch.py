"""A document from the web, fetched only when asked, with limits on where, how much and how long.

The address that was checked is the one connected to, so that a name cannot come to mean another
machine in between (DNS rebinding).
"""

import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3

from audioguide.errors import ScriptError

MAX_BYTES = 20_000_000
MAX_SECONDS = 30.0
MAX_REDIRECTS = 5

_REDIRECTS = {301, 302, 303, 307, 308}
_OK = 200
_CHUNK_BYTES = 1 << 16
_PORTS = {"http": 80, "https": 443}
# What a server calls it, and how its name would end.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document from the web; `name` ends as its kind of file does."""

    data: bytes
    name: str


def fetch(address: str, *, allow_private: bool = False) -> Fetched:
    """Fetch a document over HTTP(S). ScriptError says which limit was met, or what the server said.

    `allow_private` lets it be on this machine or its own network too.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        parts = _checked(address)
        with _Answer(parts, _find_host(parts, allow_private=allow_private), deadline) as answer:
            target = answer.response.headers.get("Location")
            if answer.response.status in _REDIRECTS and target:
                address = urljoin(address, target)
                continue
            return _take(answer, address)
    raise _failed(address, f"It leads on more than {MAX_REDIRECTS} times.")


def _checked(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port  # ValueError where it is no number
    except ValueError as error:
        raise _failed(address, "That is no address of the web.") from error
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise _failed(address, "That is no address of the web.")
    return parts


def _find_host(parts: SplitResult, *, allow_private: bool) -> str:
    """Look a host up; every address it has must be a public one."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise _failed(parts.geturl(), f"There is no host {host!r}.") from error
    ips = [str(entry[4][0]) for entry in found]
    for ip in ips:
        if not allow_private and not ipaddress.ip_address(ip.partition("%")[0]).is_global:
            raise _failed(
                parts.geturl(),
                f"{host} is on this machine or its own network.",
                hint="If you mean it, add --private; else save the page in a browser.",
            )
    return ips[0]


class _Answer:
    """The answer to one request, from one checked machine."""

    def __init__(self, parts: SplitResult, ip: str, deadline: float) -> None:
        self.parts, self.deadline = parts, deadline
        self.timeout = urllib3.Timeout(total=max(0.1, deadline - time.monotonic()))
        host = parts.hostname or ""
        self.pool: urllib3.HTTPConnectionPool
        if parts.scheme == "https":
            self.pool = urllib3.HTTPSConnectionPool(
                ip, _port(parts), server_hostname=host, assert_hostname=host
            )
        else:
            self.pool = urllib3.HTTPConnectionPool(ip, _port(parts))

    def __enter__(self) -> Self:
        path = self.parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        try:
            self.response = self.pool.urlopen(
                "GET",
                path if path.startswith("/") else f"/{path}",
                headers={"Host": self.parts.netloc.rpartition("@")[2], "User-Agent": "audioguide"},
                redirect=False,
                retries=False,
                timeout=self.timeout,
                preload_content=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise _failed(self.parts.geturl(), f"It cannot be fetched ({error}).") from error
        return self

    def __exit__(self, *_: object) -> None:
        self.response.close()
        self.pool.close()

    def pieces(self) -> Iterator[bytes]:
        """Give the body as it comes. ScriptError at the limit of time."""
        try:
            for piece in self.response.stream(_CHUNK_BYTES):
                if time.monotonic() > self.deadline:
                    raise _failed(self.parts.geturl(), f"It took over {MAX_SECONDS:g} seconds.")
                yield piece
        except urllib3.exceptions.HTTPError as error:
            raise _failed(self.parts.geturl(), f"It broke off ({error}).") from error


def _take(answer: _Answer, address: str) -> Fetched:
    status = answer.response.status
    if status != _OK:
        raise _failed(address, f"The server answered {status}.")
    data = bytearray()
    for piece in answer.pieces():
        data += piece
        if len(data) > MAX_BYTES:
            raise _failed(address, f"It is larger than {MAX_BYTES // 1_000_000} MB.")
    media_type = answer.response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    path = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    name = path or answer.parts.hostname or "page"
    ending = _ENDINGS.get(media_type, "")
    return Fetched(data=bytes(data), name=name if name.endswith(ending) else name + ending)


def _port(parts: SplitResult) -> int:
    return parts.port or _PORTS[parts.scheme]


def _failed(
    address: str, what: str, hint: str = "Look at it in a browser, save it, and import the file."
) -> ScriptError:
    return ScriptError(what, where=address, hint=hint)
