"""A podcast client that people use, gPodder, subscribes to the feeds and downloads an episode."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from podcast_guide import GUIDE, build_podcast
from serving import serving

from audioguide.bundle.downloads import find_downloads
from audioguide.player import create_app

GPO = shutil.which("gpo")
pytestmark = pytest.mark.skipif(GPO is None, reason="gPodder is not here; see ensure-gpodder.sh")


@pytest.fixture
def gpo(tmp_path: Path) -> Callable[..., str]:
    """Run gPodder's command in a home of its own: `gpo("update")`."""
    home = tmp_path / "gpodder"
    home.mkdir()
    environment = os.environ | {"GPODDER_HOME": str(home), "no_proxy": "*", "LANG": "C.UTF-8"}
    for name in ("PYTHONPATH", "VIRTUAL_ENV"):
        environment.pop(name, None)

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(GPO), *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    audio = tmp_path_factory.mktemp("gpodder") / "audio"
    build_podcast(audio)
    with serving(create_app(audio)) as port:
        yield audio, f"http://127.0.0.1:{port}"


def test_gpodder_subscribes_to_a_guide_and_downloads_it_byte_for_byte(
    served: tuple[Path, str], gpo: Callable[..., str], tmp_path: Path
) -> None:
    audio, address = served
    feed = f"{address}/guides/{GUIDE}/feed.xml"
    gpo("subscribe", feed)
    assert "Your “lungs” & you 🫁" in gpo("list")
    episodes = gpo("episodes", feed)
    assert "Start here" in episodes
    assert "Air <in> & out" in episodes
    gpo("download", feed)
    kept = {path.read_bytes() for path in (tmp_path / "gpodder").rglob("*.mp3")}
    folder = audio / GUIDE / "downloads"
    wanted = {
        (folder / each.file.href).read_bytes()
        for each in find_downloads(audio, GUIDE)
        if each.format == "mp3" and each.chapter_id
    }
    assert kept == wanted


@pytest.mark.parametrize(
    ("feed", "episode"),
    [(f"/guides/{GUIDE}/whole.xml", "Your “lungs”"), ("/feed.xml", "Start here")],
)
def test_gpodder_reads_the_other_feeds_too(
    served: tuple[Path, str], gpo: Callable[..., str], feed: str, episode: str
) -> None:
    _, address = served
    gpo("subscribe", address + feed)
    assert episode in gpo("episodes", address + feed)
