"""Finds the ffmpeg that encodes: the system's if it can write MP3, else the one in a wheel."""

import functools
import shutil
import subprocess

import imageio_ffmpeg

from audioguide.errors import EncodingError


def find_ffmpeg() -> str:
    """Return the path of an ffmpeg that has libmp3lame; `EncodingError` when there is none."""
    system = shutil.which("ffmpeg")
    if system and _writes_mp3(system):
        return system
    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        found = f"{system} cannot write MP3" if system else "There is none on the PATH"
        raise EncodingError(
            f"{found}, and the package imageio-ffmpeg brings none for this machine.",
            where="ffmpeg",
            hint="Install ffmpeg with libmp3lame by your system's package manager.",
        ) from error


@functools.cache
def _writes_mp3(program: str) -> bool:
    # Some systems' ffmpeg comes without libmp3lame; asking costs 50 ms once a process.
    command = [program, "-hide_banner", "-h", "encoder=libmp3lame"]
    try:
        answer = subprocess.run(
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return b"Encoder libmp3lame" in answer.stdout
