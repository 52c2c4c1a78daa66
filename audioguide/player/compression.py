"""Text goes out compressed to who can read it: each version is compressed once, then remembered.

A page holds no secret but its own address, and nothing that others could choose, so that its
compressed length tells nothing (the BREACH attack).
"""

import gzip
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from flask import Response, request

ENCODING = "gzip"
TEXT_TYPES = {"application/json", "application/manifest+json", "image/svg+xml"}


def is_text(media_type: str) -> bool:
    """Say whether a file of this type gets smaller; sound and pictures do not."""
    return media_type.startswith("text/") or media_type in TEXT_TYPES


def is_compression_wanted() -> bool:
    """Say whether the request accepts gzip and asks for no part (RFC 9110 12.5.3, 14.2)."""
    return request.accept_encodings[ENCODING] > 0 and "Range" not in request.headers


def compress_file(response: Response, path: Path, version: str) -> None:
    """Answer with a whole file, compressed; `version` changes when its content does."""
    _send(response, _read_compressed(path, version), version)


def compress_page(response: Response) -> None:
    """Compress a page, module or style that carries its ETag, for the browsers that want it so."""
    response.vary.add("Accept-Encoding")
    version, _ = response.get_etag()
    if version and response.status_code == HTTPStatus.OK and is_compression_wanted():
        _send(response, _compress(response.get_data()), version)


def encoded_version(version: str) -> str:
    """Name the compressed form of a version: two forms never share an ETag (RFC 9110 8.8.3.3)."""
    return f"{version}-{ENCODING}"


def _send(response: Response, body: bytes, version: str) -> None:
    response.set_data(body)
    response.content_encoding = ENCODING
    response.set_etag(encoded_version(version))


@lru_cache(maxsize=256)
def _compress(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


@lru_cache(maxsize=256)
def _read_compressed(path: Path, version: str) -> bytes:
    del version  # a part of the key
    return gzip.compress(path.read_bytes(), mtime=0)
