"""A guide that is kept on the device, and a network that goes away: by keyboard alone."""

import threading

from kept_site import (
    FIRST,
    KEEP,
    PAGE,
    REMOVE,
    SAID,
    STORES,
    TOLD,
    WORKERS,
    Site,
    Visit,
    base,
    keep,
    press,
)
from listening import Listener
from player_bundle import GUIDE, write_bundle
from serving import serving
from test_browser_access import PHONE, TARGETS, violations

from audioguide.bundle.store import load_manifest


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
