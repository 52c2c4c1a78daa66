"""`make bench-preview`: from saving a script to a page that is ready to play the new sentence.

The sample guide, ten minutes long, in a real Chromium beside a real server with a live preview. For
each engine it edits one sentence of the longest chapter several times while the page plays, and
prints the median: the whole cycle, its ratio to the limit of 1 s, where the time goes, and the CPU
seconds of the server and ffmpeg, which other work on the machine disturbs less.
"""

import os
import shutil
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from audioguide.player import create_app
from audioguide.player.server import open_server
from audioguide.preview.run import previewing
from audioguide.preview.studio import Outcome
from benchmarks.page.serving import find_chromium

SAMPLE = Path(__file__).parents[1] / "scripts/tumor-metastasis"
ENGINES = ("natural", "system")
LIMIT_S = 1.0
SAVES = 7
REST_S = 1.0
MARKER = "This sentence was written again"
HEAD = (
    "engine    save to play   /limit  poll+page   read+advise    build   CPU of server and ffmpeg"
)
# Resolves, with the time since 1970 in ms, when the page plays the text that was saved.
READY = """(words) => new Promise((resolve) => {
  const audio = document.getElementById('audio');
  const look = () => {
    const isThere = document.getElementById('text').textContent.includes(words);
    if (isThere && !audio.paused && !audio.seeking && audio.readyState >= 3) resolve(Date.now());
    else setTimeout(look, 5);
  };
  look();
})"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One save, in seconds: all until the page plays it, taking it up, its build, and CPU."""

    whole: float
    taken_up: float
    build: float
    cpu: float


def main() -> None:
    """Print one line for each engine."""
    print(HEAD)
    for engine in ENGINES:
        with tempfile.TemporaryDirectory() as folder:
            cycles = measure(Path(folder), engine)
        whole = statistics.median(cycle.whole for cycle in cycles)
        taken_up = statistics.median(cycle.taken_up for cycle in cycles)
        build = statistics.median(cycle.build for cycle in cycles)
        cpu = statistics.median(cycle.cpu for cycle in cycles)
        print(
            f"{engine:<9} {whole:>10.2f} s {whole / LIMIT_S:>8.2f} {whole - taken_up:>8.2f} s "
            f"{taken_up - build:>11.2f} s {build:>6.2f} s {cpu:>24.2f} s"
        )


def measure(folder: Path, engine: str) -> list[Cycle]:
    """Edit a copy of the sample guide in `folder`, with a page open."""
    scripts = folder / "scripts" / SAMPLE.name
    shutil.copytree(SAMPLE, scripts)
    settings = scripts / "guide.toml"
    settings.write_text(settings.read_text("utf-8").replace('"auto"', f'"{engine}"'), "utf-8")
    chapter = max(scripts.glob("*.md"), key=lambda path: path.stat().st_size)
    outcomes: list[Outcome] = []
    is_built = threading.Event()

    def on_outcome(outcome: Outcome) -> None:
        outcomes.append(outcome)
        is_built.set()

    app = create_app(folder / "audio")
    with previewing(app, scripts.parent, on_outcome):
        server = open_server(app)
        threading.Thread(target=server.run, daemon=True).start()
        is_built.wait()
        address = f"http://127.0.0.1:{server.effective_port}/guides/{SAMPLE.name}/"
        return _in_browser(f"{address}{chapter.stem.partition('-')[2]}/", chapter, outcomes)


def _in_browser(address: str, chapter: Path, outcomes: list[Outcome]) -> list[Cycle]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        page = browser.new_page()
        page.goto(address)
        page.locator("#text.timed").wait_for()
        page.keyboard.press("k")
        cycles = [_save(page, chapter, number, outcomes) for number in range(SAVES + 1)]
        browser.close()
    return cycles[1:]  # the first may find the model still on its way


def _save(page: Page, chapter: Path, number: int, outcomes: list[Outcome]) -> Cycle:
    words = f"{MARKER}, and that for time number {number}."
    text = chapter.read_text("utf-8").partition(MARKER)[0].rstrip()
    time.sleep(REST_S)  # the last save is done with, as between two saves of a person
    part = chapter.with_suffix(".part")
    part.write_text(f"{text} {words}\n", "utf-8")
    cpu, began = _cpu_seconds(), time.time()
    part.replace(chapter)
    ready = float(page.evaluate(READY, words)) / 1000
    cpu = _cpu_seconds() - cpu
    report = outcomes[-1].report
    if report is None:
        raise SystemExit(f"the guide was not built: {outcomes[-1].findings}")
    return Cycle(whole=ready - began, taken_up=outcomes[-1].seconds, build=report.seconds, cpu=cpu)


def _cpu_seconds() -> float:
    """Add up CPU seconds of this process and of its children that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
