"""A player whose answers can be changed, and what a listener sees of keeping a guide."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from flask import Response, request
from listening import Listener
from player_bundle import GUIDE

from audioguide.bundle.store import load_manifest, write_manifest, write_resource
from audioguide.player import create_app

Visit = Callable[..., Listener]
PAGE, FIRST = f"/guides/{GUIDE}/", f"/guides/{GUIDE}/two-lungs/"
LAST = f"/guides/{GUIDE}/the-end/"
KEEP, RENEW, REMOVE = "Keep this guide", "Keep the new version", "Remove from this device"
TOLD = "document.querySelector('#keep [data-part=told]').textContent"
SAID = "document.querySelector('#keep [role=status]').textContent"
STORES = "caches.keys().then(names => names.length)"
WORKERS = "navigator.serviceWorker.getRegistrations().then(all => all.length)"


Answer = Callable[[str], Response | None]


def as_it_is(path: str) -> None:
    del path


class Site:
    """A player whose answers can be changed: `answer` is asked before the player is."""

    def __init__(self, audio: Path) -> None:
        self.audio, self.app = audio, create_app(audio)
        self.answer: Answer = as_it_is
        self.app.before_request(lambda: self.answer(request.path))


def base(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def press(listener: Listener, name: str) -> None:
    listener.page.get_by_role("button", name=name).focus()
    listener.press("Enter")


def keep(listener: Listener, name: str = KEEP) -> None:
    press(listener, name)
    listener.wait(f"{TOLD}.startsWith('Done. This guide is kept')")


def change_sound(audio: Path) -> None:
    """Build the guide anew: the first chapter sounds otherwise, and its old file is gone."""
    folder, manifest = audio / GUIDE, load_manifest(audio, GUIDE)
    first, second, *others = manifest.chapters
    sound = write_resource(
        folder, "two-lungs", ".mp3", (folder / second.audio.href).read_bytes() + b"\0"
    )
    write_manifest(
        folder, replace(manifest, chapters=(replace(first, audio=sound), second, *others))
    )
    (folder / first.audio.href).unlink()


def break_off(path: str) -> Response | None:
    """Send less than was said: the connection ends in the middle."""
    if path.endswith(".mp3") and "the-end" in path:
        return Response(iter([b"ID3"]), headers={"Content-Length": "9000"})
    return None
