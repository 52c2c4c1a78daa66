"""A small guide for tests of the build, and what is in a folder."""

from pathlib import Path

CHAPTERS = {
    "01-start.md": "# Start\n\nHello there. You have two lungs.\n",
    "02-breath.md": "# Breath\n\nBreathe in. Breathe out.\n\n- Slowly.\n- Gently.\n",
}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
