"""Publishing: whatever moment a listener comes, all that the pages they can reach name is there.

The order is what an S3-compatible server saw. It is gone through change by change, and after each
the links of every page that can be reached are followed.
"""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from s3_server import BUCKET, Change, Store, s3_server

from audioguide.errors import ExportError
from audioguide.export.run import export_guide
from audioguide.export.site.check import follow, is_read
from audioguide.export.site.export import export_site, open_target
from audioguide.export.site.files import Rank, SiteFile
from audioguide.export.site.links import find_links
from audioguide.export.site.publish import LIST, PublishReport

s3fs = pytest.importorskip("s3fs", reason="s3fs is not installed here")

URL = "https://guides.example.org/some/where/"
PREFIX = "some/where"
BEFORE = {"01-a.md": "# A\n\nOne.", "02-b.md": "# B\n\nTwo.", "03-c.md": "# C\n\nThree."}
AFTER = {"01-a.md": "# A\n\nOne, and more.", "02-d.md": "# D\n\nNew.", "03-c.md": "# C\n\nThree."}
# Sound; pages; files that are no longer of it.
FAILS_AFTER = (7, 19, 41)
# Who comes by the library, by a bookmark, by a search engine, or to what is not there.
ENTRIES = ("index.html", "guides/lungs/index.html", "guides/lungs/a/index.html", "sitemap.xml")
ENTRIES += ("404.html", "guides/lungs/feed.xml", "guides/lungs/c/index.html")


@pytest.fixture(scope="session")
def builds(build_bundle: Callable[..., Path]) -> tuple[Path, Path]:
    """A guide as it was, and as it is: a chapter changed, one new, one gone, one as before."""
    folders = (build_bundle(BEFORE), build_bundle(AFTER))
    for audio in folders:
        for name in ("text", "mp3", "podcast"):
            export_guide(audio, "lungs", name)
    return folders


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    logging.getLogger("botocore").setLevel(logging.ERROR)
    with s3_server() as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL", server.address)
        s3fs.S3FileSystem.clear_instance_cache()
        s3fs.S3FileSystem().mkdir(BUCKET)
        yield server
        s3fs.S3FileSystem.clear_instance_cache()


def publish(audio: Path, prefix: str = PREFIX) -> PublishReport:
    return export_site(audio, (), open_target(f"s3://{BUCKET}/{prefix}"), base_url=URL)


def replay(changes: Iterable[Change], site: dict[str, bytes]) -> Iterator[dict[str, bytes]]:
    """Give the site after each change."""
    for change in changes:
        path = change.path.removeprefix(f"{PREFIX}/")
        if change.data is None:
            site.pop(path, None)
        else:
            site[path] = change.data
        yield site


def missing(site: dict[str, bytes], entries: Iterable[str] = ENTRIES) -> set[str]:
    """Whatever a listener who follows links from an entry would not find."""
    waiting, seen, lost = {path for path in entries if path in site}, set[str](), set[str]()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for address in _addresses(path, site[path]) if is_read(path) else ():
            led = follow(address, path, URL)
            if led and led[0] not in site:
                lost.add(f"{path}: {address}")
            elif led and led[0] not in seen:
                waiting.add(led[0])
    return lost


_READ: dict[tuple[str, bytes], list[str]] = {}


def _addresses(path: str, data: bytes) -> list[str]:
    if (path, data) not in _READ:
        _READ[path, data] = find_links(path, data).addresses
    return _READ[path, data]


def test_a_listener_never_meets_a_missing_file(store: Store, builds: tuple[Path, Path]) -> None:
    before, after = builds
    first = publish(before)
    site: dict[str, bytes] = {}
    for now in replay(store.changes, site):
        assert missing(now, entries=["index.html"]) == set()
    assert len(site) == first.count + 1
    del store.changes[:]
    second = publish(after)
    for now in replay(store.changes, site):
        assert missing(now) == set()
    assert len(site) == second.count + 1
    # Only what changed was sent; what is gone was removed last.
    sent = [change.path for change in store.changes if change.data is not None]
    assert not [path for path in sent if "/static/" in path]
    assert not [path for path in sent if "/files/c." in path and path.endswith((".vtt", ".mp3"))]
    kinds = [
        "removed" if change.data is None else "sent"
        for change in store.changes
        if not change.path.endswith(LIST)
    ]
    assert kinds == sorted(kinds, reverse=True)
    assert store.changes[-1].path == f"{PREFIX}/{LIST}"
    assert f"{PREFIX}/guides/lungs/b/index.html" in {
        change.path for change in store.changes if change.data is None
    }
    del store.changes[:]
    assert publish(after).sent == ()
    assert store.changes == []


def test_a_failure_in_the_middle_leaves_a_site_that_works(
    store: Store, builds: tuple[Path, Path]
) -> None:
    site: dict[str, bytes] = {}
    publish(builds[0])
    *_, site = replay(store.changes, site)
    for round_number, limit in enumerate(FAILS_AFTER, 1):
        del store.changes[:]
        store.refuse_after = limit
        audio = builds[round_number % 2]
        with pytest.raises(ExportError, match="publish again to go on"):
            publish(audio)
        store.refuse_after = None
        report = publish(audio)
        for now in replay(store.changes, site):
            assert missing(now) == set(), limit
        assert len(site) == report.count + 1
    # What came of a version that was given up is known, and goes.
    del store.changes[:]
    store.refuse_after = 12
    with pytest.raises(ExportError, match="publish again to go on"):
        publish(builds[1 - len(FAILS_AFTER) % 2])
    store.refuse_after = None
    report = publish(builds[len(FAILS_AFTER) % 2])
    *_, site = replay(store.changes, site)
    assert len(site) == report.count + 1


KILLED = """
import os, signal, sys
from pathlib import Path
from audioguide.export.site.export import export_site
from audioguide.export.site.folder import FolderTarget

class Killed(FolderTarget):
    left = int(sys.argv[3])
    def put(self, file):
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        super().put(file)

export_site(Path(sys.argv[1]), (), Killed(Path(sys.argv[2])), base_url=sys.argv[4])
"""


def test_a_killed_export_leaves_a_folder_that_works(
    builds: tuple[Path, Path], tmp_path: Path
) -> None:
    before, after = builds
    folder, whole = tmp_path / "site", tmp_path / "whole"
    export_site(before, (), open_target(str(folder)), base_url=URL)
    for puts in ("6", "22"):
        command = [sys.executable, "-c", KILLED, str(after), str(folder), puts, URL]
        assert subprocess.run(command, check=False, timeout=60).returncode == -signal.SIGKILL
        assert missing(_content(folder)) == set()
    export_site(after, (), open_target(str(folder)), base_url=URL)
    export_site(after, (), open_target(str(whole)), base_url=URL)
    assert _content(folder) == _content(whole)


def test_each_object_has_its_type_and_how_long_it_may_be_kept(
    store: Store, builds: tuple[Path, Path]
) -> None:
    publish(builds[0])
    about = {change.path.rpartition("/")[2]: change for change in store.changes}
    sound = next(change for name, change in about.items() if name.startswith("a."))
    assert "immutable" in sound.cache_control
    assert (about["main.js"].content_type, about["page.css"].content_type) == (
        "text/javascript; charset=utf-8",
        "text/css; charset=utf-8",
    )
    assert about["index.html"].content_type == "text/html; charset=utf-8"
    assert about["index.html"].cache_control == "no-cache"
    assert about["feed.xml"].content_type.startswith("application/rss+xml")
    types = {name.rpartition(".")[2]: change.content_type for name, change in about.items()}
    assert types["mp3"] == "audio/mpeg"
    assert types["vtt"] == "text/vtt; charset=utf-8"
    assert types["svg"] == "image/svg+xml"


def test_long_sound_is_sent_in_pieces(store: Store, tmp_path: Path) -> None:
    target = open_target(f"s3://{BUCKET}/{PREFIX}")
    path = tmp_path / "long.mp3"
    with path.open("wb") as file:
        for _ in range(40):
            file.write(os.urandom(1 << 20))
    target.put(_file(path))
    assert store.changes[-1].data == path.read_bytes()
    assert store.longest_bytes <= 8 << 20


def test_what_the_store_refuses_is_told(store: Store, builds: tuple[Path, Path]) -> None:
    assert store.address
    target = open_target("s3://nowhere/site")
    with pytest.raises(ExportError, match=r"s3://nowhere/site: The store refused .*bucket"):
        export_site(builds[0], (), target)


def _content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _file(path: Path) -> SiteFile:
    size = path.stat().st_size
    return SiteFile(
        path="long.mp3",
        source=path,
        sha256="0" * 64,
        size_bytes=size,
        content_type="audio/mpeg",
        cache_control="no-cache",
        rank=Rank.LEAF,
    )
