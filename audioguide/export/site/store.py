"""A site in an object store, by fsspec: `s3://bucket/prefix`, and what other addresses it knows.

An object of a store appears whole, when its last piece has come; so nothing is renamed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from audioguide.errors import ExportError
from audioguide.export.site.files import SiteFile

PIECE_BYTES = 8 << 20
"""Longer files than two of these are sent in pieces; S3 wants 5 MB at least."""
_PAGE = {"ContentType": "application/json", "CacheControl": "no-cache"}


class StoreTarget:
    """A place in a store. ExportError when it cannot be opened, or fsspec has no driver for it."""

    def __init__(self, address: str) -> None:
        self.where = address.rstrip("/")
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415 (an extra)

            self._store, root = url_to_fs(address)
        except (ImportError, ValueError) as error:
            raise ExportError(
                f"This address cannot be published to ({error}).",
                where=address,
                hint="S3 needs `pip install audioguide[publish]`; other stores their own driver "
                "of fsspec.",
            ) from error
        self._root = root.rstrip("/")
        self._is_s3 = "s3" in _protocols(self._store)

    def list_sizes(self) -> dict[str, int]:
        """Give every object below the place, with its bytes: a request for each thousand."""
        with self._told():
            self._store.invalidate_cache()
            found = self._store.find(self._root, detail=True)
        start = len(self._root) + 1
        return {path[start:]: int(about["size"] or 0) for path, about in found.items()}

    def read(self, path: str) -> bytes:
        """Give the content of a small object."""
        with self._told():
            data: bytes = self._store.cat_file(self._at(path))
            return data

    def put(self, file: SiteFile) -> None:
        """Send a file piece by piece, with its type and how long it may be kept."""
        headers = {"ContentType": file.content_type, "CacheControl": file.cache_control}
        with self._told():
            if self._is_s3:
                self._store.put_file(
                    str(file.source),
                    self._at(file.path),
                    chunksize=PIECE_BYTES,
                    max_concurrency=1,
                    **headers,
                )
            else:
                self._store.makedirs(self._at(file.path).rpartition("/")[0], exist_ok=True)
                self._store.put_file(str(file.source), self._at(file.path))

    def write(self, path: str, data: bytes) -> None:
        """Write a small object."""
        with self._told():
            self._store.pipe_file(self._at(path), data, **(_PAGE if self._is_s3 else {}))

    def remove(self, paths: list[str]) -> None:
        """Remove objects in this order."""
        with self._told():
            for path in paths:
                self._store.rm_file(self._at(path))

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what a store answers as what to do next."""
        try:
            yield
        except _faults() as error:
            raise ExportError(
                f"The store refused ({type(error).__name__}: {error}).",
                where=self.where,
                hint="Look whether the bucket is there, whether you may write to it, and whether "
                "the connection holds. What is there still works; publish again to go on.",
            ) from error


def _protocols(store: Any) -> tuple[str, ...]:  # noqa: ANN401 (fsspec has no types)
    return (store.protocol,) if isinstance(store.protocol, str) else tuple(store.protocol)


def _faults() -> tuple[type[Exception], ...]:
    try:
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
    except ImportError:
        return (OSError,)
    return (OSError, BotoCoreError, ClientError)
