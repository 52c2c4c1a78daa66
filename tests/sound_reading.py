"""What others hear and see in a file of sound: samples by ffmpeg, chapters by ffprobe."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from audioguide.bundle.ffmpeg import find_ffmpeg

_PLACE = Path(__file__).parents[1] / ".venv/ffprobe/node_modules/@ffprobe-installer"


def find_ffprobe() -> str | None:
    """Return an ffprobe: the one that AUDIOGUIDE_FFPROBE names, the system's, or npm's."""
    named = os.environ.get("AUDIOGUIDE_FFPROBE") or shutil.which("ffprobe")
    return named or next((str(path) for path in _PLACE.glob("*/ffprobe")), None)


def decode(path: Path, rate_hz: int = 24_000) -> np.ndarray:
    """Hear a file as mono samples, without what its header says is padding."""
    command = [find_ffmpeg(), "-v", "error", "-i", str(path), "-vn", "-ar", str(rate_hz)]
    command += ["-f", "s16le", "-ac", "1", "pipe:1"]
    run = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(run.stdout, dtype="<i2").astype(int)


def probe(path: Path) -> dict[str, Any]:
    """Ask ffprobe for all that it knows of a file."""
    command = [str(find_ffprobe()), "-v", "error", "-of", "json", "-show_chapters"]
    command += ["-show_format", "-show_streams", str(path)]
    run = subprocess.run(command, capture_output=True, check=True)
    known: dict[str, Any] = json.loads(run.stdout)
    return known


def chapters_of(known: dict[str, Any]) -> list[tuple[int, int, str]]:
    """Return start and end in milliseconds, and title, of each chapter that ffprobe found."""
    return [
        (
            round(float(each["start_time"]) * 1000),
            round(float(each["end_time"]) * 1000),
            each["tags"]["title"],
        )
        for each in known["chapters"]
    ]
