"""The real server with the guide of ten hours, built whole with the silent engine."""

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from audioguide.bundle.build import build_guide
from audioguide.player import create_app
from audioguide.player.server import open_server
from audioguide.script.source import read_guide
from benchmarks.page.large import write_scripts

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str:
    """Find Chromium or Chrome, or the one that CHROMIUM names; "" when there is none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")


@contextmanager
def serve_large() -> Iterator[str]:
    """Build the guide, which takes a minute, and give the address it is served at."""
    with tempfile.TemporaryDirectory() as folder:
        scripts, audio = write_scripts(Path(folder) / "scripts"), Path(folder) / "audio"
        guide, _ = read_guide(scripts)
        print("building ten hours of silence in 500 chapters: about a minute", flush=True)
        with ThreadPoolExecutor(os.cpu_count()) as executor:
            build_guide(guide, spec="silent", source=scripts, audio=audio, executor=executor)
        server = open_server(create_app(audio), port=0)
        threading.Thread(target=server.run, daemon=True).start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
