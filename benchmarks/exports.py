"""`make bench-exports`: what each export needs for ten hours, against the same for ten minutes.

Both guides are spoken by the silent engine. For each format it prints the seconds of CPU and the
peak memory of the largest process (ours or ffmpeg) for both, and the ratio of the memory, whose
limit is 1.3 for the formats that hold sound. Formats of text alone are shown without a limit.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from audioguide.export.exporters import EXPORTERS
from benchmarks.page.large import CHAPTERS, GUIDE, write_scripts

LIMIT = 1.3
SHORT_CHAPTERS = 8  # of 72 seconds each
WITH_SOUND = {"mp3", "m4b", "daisy", "lpf", "epub", "epub-words"}


@dataclass(frozen=True, slots=True)
class Use:
    """What a process and those that it started needed: CPU seconds, and peak MB of the largest."""

    cpu_s: float
    peak_mb: float


def main() -> None:
    """Build both guides, print a line for each format, and fail when one is over the limit."""
    with tempfile.TemporaryDirectory() as folder:
        print("building ten minutes and ten hours of silence: about a minute", flush=True)
        short = build(Path(folder) / "short", SHORT_CHAPTERS)
        long = build(Path(folder) / "long", CHAPTERS)
        print("format             10 minutes              10 hours   memory", flush=True)
        over = [name for name in EXPORTERS if not measure(name, short, long)]
    if over:
        raise SystemExit(f"over {LIMIT} times the memory: {', '.join(over)}")


def measure(name: str, short: Path, long: Path) -> bool:
    """Print what a format needs for both guides; tells whether it keeps its limit."""
    few, many = (run("export", name, GUIDE, "--audio", str(audio)) for audio in (short, long))
    ratio = many.peak_mb / few.peak_mb
    print(
        f"{name:<15} {few.cpu_s:>5.1f} s {few.peak_mb:>5.0f} MB "
        f"{many.cpu_s:>11.1f} s {many.peak_mb:>5.0f} MB {ratio:>8.2f}",
        flush=True,
    )
    return ratio <= LIMIT or name not in WITH_SOUND


def build(folder: Path, chapters: int) -> Path:
    """Build a guide of so many chapters, and return the folder of its bundle."""
    scripts = write_scripts(folder / "scripts" / GUIDE, chapters).parent
    run("build", "--scripts", str(scripts), "--audio", str(folder / "audio"))
    return folder / "audio"


def run(*arguments: str) -> Use:
    """Run a command of ours to its end. Linux counts memory in KiB, macOS in bytes."""
    command = [sys.executable, "-m", "audioguide", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"it failed: {' '.join(command)}")
    unit_bytes = 1 if sys.platform == "darwin" else 1024
    return Use(used.ru_utime + used.ru_stime, used.ru_maxrss * unit_bytes / 1e6)


if __name__ == "__main__":
    main()
