"""Builds that are killed, interrupted, at once, or without room: nothing is lost."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from built_guide import CHAPTERS
from filelock import FileLock

from audioguide.bundle.build import BuildReport
from audioguide.bundle.store import load_manifest, resources_of
from audioguide.errors import BundleError

WriteGuide = Callable[..., Path]


def test_a_second_build_of_the_same_guide_at_once_is_told_so(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    folder = write_guide(CHAPTERS)
    build(folder)
    with (
        FileLock(tmp_path / "audio" / ".cache" / "lungs.lock"),
        pytest.raises(BundleError, match="Another build or export of this guide is under way"),
    ):
        build(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signal")
def test_a_killed_build_leaves_the_old_bundle_whole_and_the_next_one_finishes(
    write_guide: WriteGuide, build: Callable[[Path], BuildReport], tmp_path: Path
) -> None:
    build(write_guide(CHAPTERS))
    before = load_manifest(tmp_path / "audio", "lungs")
    long = "# Start\n\n" + "".join(f"This is sentence number {n} of many. " for n in range(3000))
    folder = write_guide({"01-start.md": long})
    process = subprocess.Popen(
        [sys.executable, "-m", "audioguide", "build", "--scripts", str(folder.parent),
         "--audio", str(tmp_path / "audio")],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()  # "lungs: 3000 sentences to speak": it is in the middle of it
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.stderr.close()
    assert load_manifest(tmp_path / "audio", "lungs") == before
    for resource in resources_of(before):
        data = (tmp_path / "audio" / "lungs" / resource.href).read_bytes()
        assert hashlib.sha256(data).hexdigest() == resource.sha256
    assert build(folder).made == ("start",)
    assert not list((tmp_path / "audio" / "lungs").glob(".*"))


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts by POSIX signal")
@pytest.mark.usefixtures("hears_interrupts")
@pytest.mark.parametrize("moment", ["at once", "while it speaks"])
def test_an_interrupted_build_says_so_and_no_more(
    write_guide: WriteGuide, tmp_path: Path, moment: str
) -> None:
    text = "# Start\n\n" + "".join(f"This is sentence number {n} of many. " for n in range(3000))
    folder = write_guide({"01-start.md": text})
    process = subprocess.Popen(
        [sys.executable, "-m", "audioguide", "build", "--scripts", str(folder.parent),
         "--audio", str(tmp_path / "audio"), "--workers", "2"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()  # "lungs: 3001 sentences to speak": the workers are starting
    if moment == "while it speaks":
        clips = tmp_path / "audio" / ".cache" / "clips"
        while process.poll() is None and not any(clips.glob("*/*.clip")):
            time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 1
    assert told.split() == ["Aborted!"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files by the shell")
def test_a_disk_without_room_is_told_and_leaves_nothing_half_written(
    write_guide: WriteGuide, tmp_path: Path
) -> None:
    folder = write_guide({"01-start.md": "# Start\n\n" + "This is a long sentence" * 20 + ".\n"})
    build = [sys.executable, "-m", "audioguide", "build", "--workers", "1"]
    build += ["--scripts", str(folder.parent), "--audio", str(tmp_path / "audio")]
    result = subprocess.run(
        ["/bin/sh", "-c", 'ulimit -f 64; exec "$@"', "sh", *build],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "whether the disk has room" in result.stderr
    assert "Traceback" not in result.stderr
    assert not list((tmp_path / "audio" / "lungs").iterdir())
    clips = list((tmp_path / "audio" / ".cache" / "clips").glob("*/*"))
    assert all(clip.suffix == ".clip" for clip in clips)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_end_when_the_build_is_killed(write_guide: WriteGuide, tmp_path: Path) -> None:
    text = "# Start\n\n" + "".join(f"This is sentence number {n} of many. " for n in range(3000))
    folder = write_guide({"01-start.md": text})
    process = subprocess.Popen(
        [sys.executable, "-m", "audioguide", "build", "--scripts", str(folder.parent),
         "--audio", str(tmp_path / "audio"), "--workers", "2"],
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 20
    while not (workers := children.read_text().split()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    process.kill()
    process.wait()
    process.stderr.close()
    while (alive := [pid for pid in workers if _is_alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive == []


def _is_alive(pid: str) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
