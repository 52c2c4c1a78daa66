"""An ffmpeg that dies, hangs, says too much or is not there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from encoded_sound import TAGS, noise, pieces

from audioguide.bundle.encode import encode_mp3
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.errors import EncodingError

Pretend = Callable[[str], Path]

# From here on: ffmpeg is a script of ours that misbehaves.

ANSWER = 'case "$*" in *encoder=libmp3lame*) echo "Encoder libmp3lame"; exit 0;; esac\n'


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pretend:
    """Put an ffmpeg of these shell lines on the PATH, before all others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)

    def write(lines: str) -> Path:
        program = folder / "ffmpeg"
        program.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return write


def refused(folder: Path, *, seconds: float = 10.0, timeout_s: float = 20.0) -> EncodingError:
    """Encode over an old file; check that it stays and that nothing is left beside it."""
    folder.mkdir()
    path = folder / "one.mp3"
    path.write_bytes(b"the old one")
    with pytest.raises(EncodingError) as caught:
        encode_mp3(
            pieces(noise(24_000, seconds)), path, rate_hz=24_000, tags=TAGS, timeout_s=timeout_s
        )
    assert path.read_bytes() == b"the old one"
    assert [left.name for left in folder.iterdir()] == ["one.mp3"]
    return caught.value


@pytest.mark.parametrize("lines", ["exit 3", "cat >/dev/null; exit 3"], ids=["at once", "late"])
def test_an_ffmpeg_that_dies_is_quoted(lines: str, pretend: Pretend, tmp_path: Path) -> None:
    program = pretend(f"{ANSWER} echo 'No space left on device' >&2; {lines}")

    error = refused(tmp_path / "out")

    assert "No space left on device" in error.what
    assert str(program) in error.hint
    assert "libmp3lame" in error.hint


def test_an_ffmpeg_that_says_very_much_does_not_stop_us(pretend: Pretend, tmp_path: Path) -> None:
    pretend(f"{ANSWER} yes complaint | head -c 3000000 >&2; cat >/dev/null; exit 1")

    assert len(refused(tmp_path / "out").what) < 1_000


@pytest.mark.parametrize("seconds", [0.1, 10.0], ids=["after the sound", "in the sound"])
def test_an_ffmpeg_that_hangs_is_stopped(seconds: float, pretend: Pretend, tmp_path: Path) -> None:
    pretend(f"{ANSWER} sleep 300; echo never")

    assert "nothing for 0.3 s" in refused(tmp_path / "out", seconds=seconds, timeout_s=0.3).what


def test_an_ffmpeg_that_writes_nothing_has_failed(pretend: Pretend, tmp_path: Path) -> None:
    pretend(f"{ANSWER} cat >/dev/null; exit 0")

    assert "no sound" in refused(tmp_path / "out").what


def test_an_ffmpeg_that_cannot_write_mp3_is_passed_over(pretend: Pretend) -> None:
    program = pretend("echo \"Codec 'libmp3lame' is not recognized by FFmpeg.\"")

    assert find_ffmpeg() != str(program)


def test_an_ffmpeg_on_the_path_is_preferred(pretend: Pretend) -> None:
    program = pretend(ANSWER)

    assert find_ffmpeg() == str(program)


def test_no_ffmpeg_at_all_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "gone"))

    assert "Install ffmpeg" in refused(tmp_path / "out").hint


def test_trouble_in_the_sound_itself_comes_through_and_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield noise(24_000).tobytes()
        raise RuntimeError("the voice failed")

    with pytest.raises(RuntimeError, match="the voice failed"):
        encode_mp3(broken(), tmp_path / "one.mp3", rate_hz=24_000, tags=TAGS)

    assert not list(tmp_path.iterdir())


def test_no_sound_at_all_is_an_error_and_no_file(tmp_path: Path) -> None:
    with pytest.raises(EncodingError, match="no sound"):
        encode_mp3([], tmp_path / "one.mp3", rate_hz=24_000, tags=TAGS)

    assert not list(tmp_path.iterdir())
