"""Keeping a guide where something goes wrong."""

import pytest
from flask import abort
from kept_site import KEEP, PAGE, STORES, TOLD, WORKERS, Answer, Site, Visit, base, break_off, press
from player_bundle import GUIDE
from serving import serving


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
