"""A guide that is kept on the device, and a network that goes away: by keyboard alone."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Response, abort, request
from listening import Listener
from player_bundle import GUIDE, write_bundle
from serving import serving
from test_browser_access import PHONE, TARGETS, violations

from audioguide import player
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


@pytest.fixture
def site(tmp_path: Path) -> Site:
    write_bundle(tmp_path / "audio")
    return Site(tmp_path / "audio")


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


def test_a_kept_guide_is_heard_and_read_without_a_server(visit: Visit, site: Site) -> None:
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        assert (listener.get(STORES), listener.get(WORKERS)) == (0, 0)
        keep(listener)
        # The text has the focus, not a button that a second press of Enter would press.
        assert listener.get(f"document.activeElement.textContent === {TOLD}")
        assert listener.get("caches.keys()")[0].startswith(f"audioguide {base(port)}/ {GUIDE} ")
        listener.page.goto("about:blank")
    listener.open(FIRST)
    listener.play()
    listener.go_to(85)
    listener.wait("!audio.paused && audio.currentTime > 85.1")
    listener.press("c")
    listener.wait("document.getElementById('captions').textContent.startsWith('This is line')")
    listener.press("n")
    listener.wait("location.pathname.endsWith('/counting/') && !audio.paused")
    listener.wait_for_text()
    listener.open_dialog("/")
    listener.page.keyboard.type("thin wall")
    listener.wait("document.getElementById('search-count').textContent === '1 match in 1 chapter.'")
    listener.press("Enter")
    listener.wait(f"location.pathname === '{FIRST}' && !audio.paused")
    for key in ("Shift+B", "z"):
        listener.open_dialog(key)
        listener.leave_dialog()
    assert listener.get("document.fonts.load('1em \"Atkinson Hyperlegible Next\"')") is not None


def test_what_is_kept_is_told_where_a_page_cannot_come_and_removed_again(
    visit: Visit, site: Site
) -> None:
    write_bundle(site.audio, "another")
    with serving(site.app) as port:
        listener = visit(FIRST, base=base(port))
        listener.page.get_by_role("link", name="Keep this guide").press("Enter")
        keep(listener)
        assert listener.get("document.querySelectorAll('#keep progress').length") == 1
        context = listener.page.context
        context.set_offline(True)
        listener.open("/")
        marks = listener.page.locator(".card .kept")
        marks.wait_for()
        assert marks.all_inner_texts() == ["On this device, 1.2 MB"]
        # The cover of the other guide does not come.
        listener.complaints.clear()
        listener.open("/guides/another/counting/?from=mail")
        heading = listener.page.get_by_role("heading", level=1)
        assert heading.inner_text() == "You are offline"
        listener.page.get_by_role("link", name="Breathing").wait_for()
        assert violations(listener) == []
        context.set_offline(False)
        listener.page.get_by_role("link", name="Try once more").press("Enter")
        listener.wait("location.pathname === '/guides/another/counting/'")
        listener.open(PAGE)
        press(listener, REMOVE)
        listener.wait(f"{TOLD} === 'The guide is removed from this device.'")
        assert (listener.get(STORES), listener.get(WORKERS)) == (0, 0)
        listener.open("/")
        assert listener.page.locator(".kept").count() == 0


def test_an_address_of_another_site_is_never_led_to(visit: Visit) -> None:
    listener = visit("/offline/#https://example.org/")
    again = listener.page.get_by_role("link", name="Try once more")
    again.wait_for()
    assert again.get_attribute("href") == listener.get("`${location.origin}/`")
    listener.page.get_by_text("No guide is kept on this device yet.").wait_for()
    assert violations(listener) == []


ASK = """async ranges => {
  const address = document.getElementById('main').dataset.audio;
  const answers = [];
  for (const Range of ranges) {
    const answer = await fetch(address, { headers: { Range } });
    const body = await answer.arrayBuffer();
    answers.push([answer.status, answer.headers.get('Content-Range'), body.byteLength]);
  }
  return answers;
}"""


def test_parts_of_kept_sound_are_answered_as_the_server_does(visit: Visit, site: Site) -> None:
    asked = ["bytes=0-", "bytes=100-199", "bytes=-7", "bytes=9-99999999", "bytes=99999999-", "x=1-"]
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        keep(listener)
        sound = f"{PAGE}files/{load_manifest(site.audio, GUIDE).chapters[0].audio.href}"
        answers = [listener.page.request.get(sound, headers={"Range": each}) for each in asked]
        by_server = [
            [each.status, each.headers.get("content-range"), len(each.body())] for each in answers
        ]
        listener.page.goto("about:blank")
    assert [status for status, _, _ in by_server] == [206, 206, 206, 206, 416, 200]
    listener.open(FIRST)
    by_worker = listener.page.evaluate(ASK, asked)
    # The server tells people more of a 416.
    by_server[4][2] = by_worker[4][2] = 0
    assert by_worker == by_server
    listener.complaints.clear()


def test_while_it_comes_it_is_told_and_can_be_cancelled(visit: Visit, site: Site) -> None:
    asked, gate = threading.Event(), threading.Event()

    def hold(path: str) -> None:
        if "two-lungs" in path and path.endswith(".mp3"):
            asked.set()
            gate.wait(20)

    site.answer = hold
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port), viewport=PHONE)
        assert violations(listener) == []
        press(listener, KEEP)
        assert asked.wait(20)
        listener.page.get_by_text(" of 1.2 MB").wait_for()
        assert "Stay on this page" in listener.get(TOLD)
        assert listener.get("document.querySelector('progress').value") < 90
        assert violations(listener) == []
        assert listener.get(TARGETS) == []
        assert listener.get("document.documentElement.scrollWidth") <= PHONE["width"]
        other = Listener(listener.page.context.new_page())
        other.open(PAGE)
        press(other, KEEP)
        other.wait(f"{TOLD} === 'Another tab is just about to keep this guide. Nothing is kept.'")
        press(listener, "Cancel")
        listener.wait(f"{TOLD} === 'Cancelled. Nothing is kept.' && {SAID} === {TOLD}")
        gate.set()
        assert (listener.get(STORES), listener.get(WORKERS)) == (0, 0)
        keep(listener)
        assert violations(listener) == []
        assert listener.get(TARGETS) == []
        listener.complaints.clear()


def break_off(path: str) -> Response | None:
    """Send less than was said: the connection ends in the middle."""
    if path.endswith(".mp3") and "the-end" in path:
        return Response(iter([b"ID3"]), headers={"Content-Length": "9000"})
    return None


def lose_captions(path: str) -> None:
    if path.endswith(".vtt"):
        abort(404)


LITTLE = "{ quota: 9e5, usage: 0 }"


NO_ROOM = "There is not enough room"
UNABLE = "The browser does not let us keep anything"


def fails(method: str, name: str) -> str:
    """What makes a method of the browser's fail."""
    return f"{method} = async () => {{ throw new DOMException('', '{name}'); }}"


@pytest.mark.parametrize(
    ("answer", "script", "told"),
    [
        (break_off, "", "The network was lost on the way."),
        (lose_captions, "", "A part of the guide does not come"),
        (None, f"StorageManager.prototype.estimate = async () => ({LITTLE})", NO_ROOM),
        (None, fails("Cache.prototype.put", "QuotaExceededError"), NO_ROOM),
        (None, fails("CacheStorage.prototype.open", "SecurityError"), UNABLE),
        (None, fails("ServiceWorkerContainer.prototype.register", "SecurityError"), UNABLE),
    ],
    ids=["lost", "missing", "no room", "full", "private", "no worker"],
)
def test_what_goes_wrong_is_told_and_nothing_is_left_half(
    visit: Visit, site: Site, answer: Answer | None, script: str, told: str
) -> None:
    site.answer = answer or site.answer
    with serving(site.app) as port:
        listener = visit("/", base=base(port))
        listener.page.add_init_script(script)
        listener.open(PAGE)
        press(listener, KEEP)
        listener.wait(f"{TOLD}.startsWith('{told}') && {TOLD}.endsWith(' Nothing is kept.')")
        assert listener.page.get_by_role("button", name=KEEP).is_visible()
        assert (listener.get(STORES), listener.get(WORKERS)) == (0, 0)
        listener.complaints.clear()


def test_what_a_closed_tab_left_half_is_removed(visit: Visit, site: Site) -> None:
    with serving(site.app) as port:
        listener = visit("/", base=base(port))
        listener.get(
            f"caches.open(`audioguide ${{location.origin}}/ {GUIDE} 00000000`).then(() => 1)"
        )
        listener.get("caches.open('of somebody else').then(() => 1)")
        listener.open(PAGE)
        listener.page.get_by_role("button", name=KEEP).wait_for()
        assert listener.get("caches.keys()") == ["of somebody else"]


@pytest.mark.parametrize("way", ["no https", "no scripts"])
def test_where_nothing_can_be_kept_there_is_no_dead_button(visit: Visit, way: str) -> None:
    listener = visit("/", java_script_enabled=way != "no scripts")
    listener.page.add_init_script("delete Navigator.prototype.serviceWorker")
    listener.page.goto(PAGE)
    section = listener.page.get_by_role("region", name="On this device")
    assert section.get_by_role("button").count() == 0
    if way == "no https":
        section.get_by_text("secure address (https)").wait_for()
    else:
        assert "secure address (https)" in section.inner_text()
        assert listener.page.get_by_role("button").count() == 0


def test_a_guide_that_was_built_anew_is_told_and_the_old_one_plays_until_it_is_wanted(
    visit: Visit, site: Site
) -> None:
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        keep(listener)
        change_sound(site.audio)
        listener.open(PAGE)
        listener.page.get_by_role("button", name=RENEW).wait_for()
        assert listener.get(TOLD).startswith("There is a newer version of this guide.")
        assert violations(listener) == []
        site.answer = break_off
        press(listener, RENEW)
        listener.wait(f"{TOLD}.includes('What you had is still here.')")
        listener.page.goto("about:blank")
    listener.complaints.clear()
    site.answer = as_it_is
    listener.open(FIRST)
    listener.play()
    assert listener.get("Math.round(audio.duration)") == 95
    listener.page.goto("about:blank")
    with serving(site.app, port):
        listener.open(PAGE)
        keep(listener, RENEW)
        assert listener.get(STORES) == 1
        listener.page.goto("about:blank")
    listener.open(FIRST)
    listener.play()
    assert listener.get("Math.round(audio.duration)") < 10


@contextmanager
def serving_later_version(audio: Path, port: int, folder: Path) -> Iterator[None]:
    """Serve by a later player: a module is renamed, and another says that it is of that player."""
    package = shutil.copytree(Path(player.__file__).parents[1], folder / "audioguide")
    modules = package / "player/static/js"
    (modules / "make.js").rename(modules / "maker.js")
    for path in [*modules.rglob("*.js"), *(package / "player/templates").glob("*.html")]:
        path.write_text(path.read_text("utf-8").replace("make.js", "maker.js"), "utf-8")
    with (modules / "main.js").open("a", encoding="utf-8") as main:
        main.write("\ndocument.documentElement.dataset.player = 'later';\n")
    code = (
        "import sys; from pathlib import Path; from audioguide.player import create_app, serve_app;"
        f"serve_app(create_app(Path({str(audio)!r})), host='127.0.0.1', port={port},"
        " on_ready=lambda address: print(address, flush=True))"
    )
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


LATER = "document.documentElement.dataset.player === 'later'"
VERSIONS = """[...new Set(performance.getEntriesByType('resource')
  .map(each => /static.([0-9a-f]{8})/.exec(each.name)?.[1]).filter(Boolean))].length"""


def test_a_later_player_is_not_broken_by_what_is_kept_nor_the_kept_one_by_it(
    visit: Visit, site: Site, tmp_path: Path
) -> None:
    with serving(site.app) as port:
        listener = visit(PAGE, base=base(port))
        keep(listener)
        listener.open(LAST)
        listener.page.goto("about:blank")
    with serving_later_version(site.audio, port, tmp_path / "later"):
        listener.open(FIRST)
        assert listener.get(LATER)
        listener.play()
        for key in ("Shift+B", "z", "/", "?"):
            listener.open_dialog(key)
            listener.leave_dialog()
        assert listener.get(VERSIONS) == 1
        listener.open(PAGE)
        listener.page.get_by_role("button", name=RENEW).wait_for()
        listener.page.goto("about:blank")
    listener.open(FIRST)
    assert not listener.get(LATER)
    assert listener.get(VERSIONS) == 1
    with serving_later_version(site.audio, port, tmp_path / "again"):
        # The next chapter is of the later player: it comes with its own modules.
        listener.press("n")
        listener.page.wait_for_url("**/counting/")
        listener.wait_for_text()
        assert listener.get(LATER)
        listener.play()
        listener.page.goto("about:blank")
