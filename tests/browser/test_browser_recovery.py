import logging
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from listening import Listener
from player_bundle import GUIDE, write_bundle
from serving import serving

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.player import create_app

log = logging.getLogger(__name__)
Visit = Callable[..., Listener]
FIRST, SECOND, THIRD = (
    f"/guides/{GUIDE}/{chapter}/" for chapter in ("two-lungs", "counting", "the-end")
)


def enlarge_sound(bundle: Path) -> None:
    """Make the first chapter's file larger than what a browser fetches ahead: 18 MB."""
    [path] = bundle.glob("two-lungs.*.mp3")
    tone = "sine=frequency=220:sample_rate=96000:duration=95"
    command = [find_ffmpeg(), "-v", "error", "-y", "-f", "lavfi", "-i", tone, "-f", "wav"]
    subprocess.run([*command, str(path)], check=True, timeout=60)


def test_sound_goes_on_from_the_same_place_once_the_server_is_back(
    visit: Visit, tmp_path: Path
) -> None:
    write_bundle(tmp_path)
    enlarge_sound(tmp_path / GUIDE)
    app = create_app(tmp_path)
    with serving(app) as port:
        listener = visit(FIRST, base=f"http://127.0.0.1:{port}")
        listener.play()
    # Nobody listens at the port now, and what comes next was not fetched.
    listener.go_to(85)
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    assert "keeps trying" in problem.inner_text()
    # The same message is not said again and again.
    listener.get(
        "new MutationObserver(changes => { window.said = (window.said ?? 0) + changes.length; })"
        ".observe(document.getElementById('problem'), { childList: true })"
    )
    listener.page.wait_for_event("requestfailed")
    assert listener.get("window.said ?? 0") == 0
    with serving(app, port):
        listener.wait("!audio.paused && audio.currentTime > 85 && status === 'The sound is back.'")
        assert listener.get("audio.currentTime") == pytest.approx(85, abs=2)
        problem.wait_for(state="hidden")
        listener.page.goto("about:blank")
    listener.complaints.clear()


def test_sound_that_stays_away_comes_back_when_the_browser_is_online_again(visit: Visit) -> None:
    listener = visit("/")
    listener.page.clock.install()
    listener.open(FIRST)
    listener.page.route("**/*.mp3", lambda route: route.abort())
    listener.go_to(20)
    listener.press("k")
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    for _ in range(5):
        with listener.page.expect_event("requestfailed"):
            listener.page.clock.fast_forward(16_000)
        listener.wait("audio.error")
    listener.wait("document.getElementById('problem').textContent.includes('by itself')")
    listener.complaints.clear()
    listener.page.unroute("**/*.mp3")
    listener.get("dispatchEvent(new Event('online'))")
    listener.wait("!audio.paused && audio.currentTime > 20 && status === 'The sound is back.'")
    problem.wait_for(state="hidden")


def test_pause_during_a_stall_ends_the_wait_and_play_takes_it_up_again(visit: Visit) -> None:
    listener = visit("/")
    listener.page.clock.install()
    listener.open(FIRST)
    # Asked for, but nothing ever comes.
    listener.page.route("**/*.mp3", lambda _: None)
    listener.go_to(20)
    with listener.page.expect_request("**/*.mp3"):
        listener.press("k")
    listener.page.clock.fast_forward(3_000)
    listener.press("k")
    listener.wait("audio.paused")
    listener.page.clock.fast_forward(60_000)
    assert listener.get("document.getElementById('problem').hidden")
    listener.get("dispatchEvent(new Event('online'))")
    assert listener.get("audio.paused")
    listener.press("k")
    problem = listener.page.get_by_role("alert")
    listener.page.clock.fast_forward(4_100)
    problem.wait_for()
    listener.page.unroute("**/*.mp3")
    listener.page.clock.fast_forward(6_100)
    listener.wait("!audio.paused && audio.currentTime > 20 && status === 'The sound is back.'")
    problem.wait_for(state="hidden")


# How long it is between the end of one chapter and the sound of the next.
MEASURE_GAP = """(() => {
  audio.addEventListener('ended', () => { window.ended = performance.now(); });
  audio.addEventListener('playing', () => { window.gap = performance.now() - window.ended; });
})()"""


def test_the_next_chapter_is_fetched_ahead_and_follows_without_a_gap(visit: Visit) -> None:
    listener = visit(FIRST)
    asked: list[str] = []
    listener.page.on("request", lambda request: asked.append(request.url))
    listener.play()
    listener.wait("audio.currentTime > 0.5")
    assert [url for url in asked if "counting" in url] == []
    listener.go_to(92)
    listener.get(MEASURE_GAP)
    sound = "performance.getEntriesByType('resource').some(each => /counting.*mp3/.test(each.name))"
    listener.wait(f"location.pathname === '{FIRST}' && {sound}")
    asked.clear()
    listener.wait("window.gap > 0 && document.querySelector('#s1[aria-current]')")
    assert listener.get("document.querySelector('h1').textContent") == "Counting"
    # Neither the page nor its timeline is asked for again.
    pages = [url for url in asked if url.endswith(SECOND) or "counting" in url.split("/")[-1]]
    assert [url for url in pages if not url.endswith((".mp3", ".vtt"))] == []
    # Shown by --log-cli-level=info.
    log.info("%d ms from the end to the sound of the next chapter", listener.get("window.gap"))


def test_nothing_is_fetched_ahead_where_data_are_saved(visit: Visit) -> None:
    listener = visit("/")
    listener.page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    listener.open(SECOND)
    asked: list[str] = []
    listener.page.on("request", lambda request: asked.append(request.url))
    listener.play()
    listener.wait("audio.currentTime > 1")
    assert [url for url in asked if "the-end" in url] == []
    listener.wait(f"location.pathname === '{THIRD}' && !audio.paused")


@pytest.mark.parametrize("way", ["BroadcastChannel", "storage"])
def test_who_begins_to_play_pauses_the_other_tab_which_says_so(visit: Visit, way: str) -> None:
    listener = visit("/")
    if way == "storage":
        listener.page.context.add_init_script("delete window.BroadcastChannel")
    listener.open(FIRST)
    other = Listener(listener.page.context.new_page())
    other.open(SECOND)
    listener.play()
    other.press("k")
    other.wait("!audio.paused")
    listener.wait("audio.paused")
    problem = listener.page.get_by_role("alert")
    assert "another tab" in problem.inner_text()
    listener.play()
    problem.wait_for(state="hidden")
    other.wait("audio.paused")
    assert other.complaints == []


def test_the_systems_buttons_move_and_the_system_knows_the_place(visit: Visit) -> None:
    listener = visit("/")
    listener.page.add_init_script(
        """window.acts = {};
        MediaSession.prototype.setActionHandler = (action, act) => {
          if (action === 'stop') throw new TypeError('unknown');
          window.acts[action] = act;
        };
        MediaSession.prototype.setPositionState = place => { window.place = place; };"""
    )
    listener.open(FIRST)
    art = listener.get("navigator.mediaSession.metadata.artwork[0].src")
    assert listener.page.request.get(art).headers["content-type"] == "image/png"
    for act, seconds in (
        ("seekto({ seekTime: 50 })", 50),
        ("seekbackward({})", 40),
        ("seekforward({ seekOffset: 30 })", 70),
    ):
        listener.get(f"void window.acts.{act}")
        listener.wait(f"audio.currentTime === {seconds}")
    listener.get("void window.acts.play({})")
    listener.wait("!audio.paused && Math.abs(window.place.position - 70) < 2")
    listener.press(">")
    listener.wait("window.place.playbackRate === 1.05 && window.place.duration > 90")
    listener.get("void window.acts.nexttrack({})")
    listener.wait(f"location.pathname === '{SECOND}' && window.place.duration < 10")
    listener.get("void window.acts.pause({})")
    listener.wait("audio.paused")


def test_lost_sound_is_told_and_play_goes_on_from_the_same_place(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.route("**/*.mp3", lambda route: route.abort())
    listener.go_to(20)
    listener.press("k")
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    assert "keeps trying" in problem.inner_text()
    listener.complaints.clear()
    listener.page.unroute("**/*.mp3")
    listener.press("k")
    listener.wait("!audio.paused && audio.currentTime > 20")
    assert listener.get("audio.currentTime") == pytest.approx(20, abs=2)
    problem.wait_for(state="hidden")


def test_a_chapter_that_does_not_come_is_told_and_can_be_tried_again(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.page.route(f"**{SECOND}", lambda route: route.abort())
    listener.press("n")
    problem = listener.page.get_by_role("alert")
    problem.wait_for()
    assert "try once more" in problem.inner_text()
    assert listener.get("location.pathname") == FIRST
    listener.complaints.clear()
    listener.page.unroute(f"**{SECOND}")
    listener.press("n")
    listener.wait("document.querySelector('h1').textContent === 'Counting'")
    problem.wait_for(state="hidden")


def test_a_guide_that_was_built_anew_goes_on_from_the_same_place(
    visit: Visit, tmp_path: Path
) -> None:
    write_bundle(tmp_path)
    with serving(create_app(tmp_path)) as port:
        listener = visit(FIRST, base=f"http://127.0.0.1:{port}")
        listener.go_to(20)
        rename_sound(tmp_path / GUIDE)
        listener.press("k")
        listener.page.get_by_role("alert").wait_for()
        listener.complaints.clear()
        listener.press("k")
        listener.wait("!audio.paused && audio.currentTime > 20 && audio.src.includes('0badcafe')")
        listener.page.goto("about:blank")


def rename_sound(bundle: Path) -> None:
    """As after a new build: the sound has another name, and the manifest names it."""
    [old] = bundle.glob("two-lungs.*.mp3")
    new = old.with_name("two-lungs.0badcafe.mp3")
    shutil.move(old, new)
    manifest = bundle / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old.name, new.name))
