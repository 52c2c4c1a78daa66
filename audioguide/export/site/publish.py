"""Brings a site to where listeners find it, so that at every moment all that a page names is there.

Files that are new come first: nothing leads to them yet. Then those that take another's place,
pages of chapters before those that list them. What is no longer of the site goes last, pages first.
A list of what lies there, `.audioguide-site.json`, is made before a file comes that it lacks, and
written anew when all is done: whatever is interrupted is known to the next time.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from audioguide.errors import ExportError
from audioguide.export.site.files import SiteFile, Target

LIST = ".audioguide-site.json"
VERSION = 1
BATCH_BYTES = 64 << 20
"""After so much the list is written: what is killed does not send again what came before."""
AT_ONCE = 4
"""Files sent side by side: a small one takes as long as its answer. Each holds two pieces of 8 MB
at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """What was done: paths sent and removed in order, and how many files the site has."""

    sent: tuple[str, ...]
    removed: tuple[str, ...]
    count: int


def publish(
    files: Iterable[SiteFile],
    target: Target,
    on_sent: Callable[[SiteFile], None] = lambda _: None,
) -> PublishReport:
    """Make `target` hold this site: only what differs is sent. ExportError or OSError.

    What fails or is killed leaves a site that works; the next time goes on from there.
    """
    wanted = {file.path: file for file in files}
    there = target.list_sizes()
    known = _read_list(target) if LIST in there else {}
    if not known and "index.html" in there:
        raise ExportError(
            "Another site lies there.", where=target.where, hint="Choose an empty folder."
        )
    changed = [file for file in wanted.values() if not _stands(file, known, there)]
    gone = _in_order_of_removal(path for path in known if path not in wanted)
    if changed or gone or known.keys() != wanted.keys():
        _write_list(target, {**known, **{file.path: None for file in changed}})
        for batch in _batches(changed, there):
            _put_all(batch, target, on_sent)
            known.update({file.path: file.seal for file in batch})
            _write_list(target, {**{file.path: None for file in changed}, **known})
        target.remove([path for path in gone if path in there])
        _write_list(target, {file.path: file.seal for file in wanted.values()})
    sent = tuple(file.path for batch in _batches(changed, there) for file in batch)
    return PublishReport(sent=sent, removed=tuple(gone), count=len(wanted))


def _stands(file: SiteFile, known: dict[str, str | None], there: dict[str, int]) -> bool:
    return known.get(file.path) == file.seal and there.get(file.path) == file.size_bytes


def _batches(changed: list[SiteFile], there: dict[str, int]) -> Iterator[list[SiteFile]]:
    """Give what may come side by side, one batch after the other, none much over 64 MB."""
    keys = sorted({(file.path in there, file.rank) for file in changed})
    for key in keys:
        batch, size_bytes = list[SiteFile](), 0
        for file in sorted(changed, key=lambda file: file.path):
            if (file.path in there, file.rank) == key:
                batch.append(file)
                size_bytes += file.size_bytes
            if size_bytes > BATCH_BYTES:
                yield batch
                batch, size_bytes = [], 0
        if batch:
            yield batch


def _put_all(batch: list[SiteFile], target: Target, on_sent: Callable[[SiteFile], None]) -> None:
    def put(file: SiteFile) -> None:
        target.put(file)
        on_sent(file)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for _ in pool.map(put, batch):
                pass
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _in_order_of_removal(paths: Iterable[str]) -> list[str]:
    """Pages first, and those nearer the library before those they lead to."""
    return sorted(paths, key=lambda path: (not path.endswith(".html"), path.count("/"), path))


def _read_list(target: Target) -> dict[str, str | None]:
    """Give what is known to lie there: of each path its seal, or None where it is uncertain."""
    try:
        document = json.loads(target.read(LIST))
        if document["version"] == VERSION:
            return {str(path): seal for path, seal in document["files"].items()}
    except (ValueError, KeyError, AttributeError, TypeError):
        pass
    raise ExportError(
        "This list of the site's files cannot be read.",
        where=f"{target.where}/{LIST}",
        hint="Publish to an empty folder, and remove this one.",
    )


def _write_list(target: Target, seals: dict[str, str | None]) -> None:
    document = {"version": VERSION, "files": dict(sorted(seals.items()))}
    target.write(LIST, (json.dumps(document, indent=0) + "\n").encode())
