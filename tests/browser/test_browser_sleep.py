from collections.abc import Callable

import pytest
from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
FIRST, SECOND = f"/guides/{GUIDE}/two-lungs/", f"/guides/{GUIDE}/counting/"
LEFT = "document.getElementById('sleep-left').textContent"
VOLUME = "JSON.parse(localStorage.getItem('audioguide:preferences')).volume"


def start(visit: Visit, path: str = FIRST) -> Listener:
    """A listener whose clock can be put forward, with the volume at 0.8."""
    listener = visit("/")
    listener.page.clock.install()
    listener.open(path)
    listener.press("d", "d")
    listener.wait("audio.volume === 0.8")
    return listener


def choose(listener: Listener, name: str) -> None:
    listener.open_dialog("z")
    listener.page.get_by_role("radio", name=name, exact=True).press("Space")


def test_the_sound_fades_out_stops_and_goes_on_from_where_the_fade_began(visit: Visit) -> None:
    listener = start(visit)
    choose(listener, "5 minutes")
    told = listener.page.locator("#sleep-told")
    assert told.inner_text() == "The sound stops in 5 minutes."
    listener.leave_dialog()
    assert listener.get(LEFT) == "Stops in 5:00"
    # It counts while sound plays.
    listener.page.clock.fast_forward(60_000)
    assert listener.get(LEFT) == "Stops in 5:00"
    listener.play()
    listener.page.clock.fast_forward(100_000)
    listener.wait(f"{LEFT}.startsWith('Stops in 3:1')")
    # The time is told on asking.
    listener.open_dialog("z")
    assert told.inner_text().startswith("The sound stops in 3 minutes 1")
    listener.leave_dialog()
    listener.wait("status === ''")
    listener.page.clock.fast_forward(185_000)
    listener.wait("audio.volume < 0.7")
    began = listener.get("audio.currentTime")
    listener.wait("audio.volume < 0.5")
    listener.page.clock.fast_forward(3_000)
    listener.wait("audio.paused")
    assert began - 2 < listener.get("audio.currentTime") < began
    listener.page.clock.fast_forward(1_000)
    listener.wait("audio.volume === 0.8")
    assert listener.get(VOLUME) == 0.8
    assert listener.get(f"{LEFT} + status") == ""
    listener.play()
    assert listener.get("audio.volume") == 0.8


def test_a_key_during_the_fade_keeps_the_sound_on(visit: Visit) -> None:
    listener = start(visit)
    choose(listener, "15 minutes")
    listener.leave_dialog()
    listener.play()
    listener.page.clock.fast_forward(14 * 60_000 + 52_000)
    listener.wait("audio.volume < 0.6")
    assert listener.get(VOLUME) == 0.8
    listener.press("Tab")
    listener.wait("audio.volume === 0.8 && status === 'Sleep timer off. The sound goes on.'")
    assert listener.get("audio.paused") is False
    assert listener.get(LEFT) == ""


def test_the_sound_stops_at_the_end_of_the_chapter(visit: Visit) -> None:
    listener = start(visit, SECOND)
    choose(listener, "The end of the chapter")
    listener.leave_dialog()
    listener.go_to(2)
    listener.play()
    listener.wait("audio.paused")
    assert listener.get("location.pathname") == SECOND
    listener.wait("audio.currentTime < 2.5")
    listener.page.clock.fast_forward(1_000)
    listener.wait("audio.volume === 0.8")
    # Then the guide goes on as ever.
    listener.play()
    listener.wait(f"location.pathname !== '{SECOND}'")


# Keeps what the page does for headset buttons and the lock screen at hand.
HEADSET = """window.acts = {};
MediaSession.prototype.setActionHandler = (action, act) => { window.acts[action] = act; };"""


@pytest.mark.parametrize(
    ("act", "then"), [("seekforward", "!audio.paused"), ("pause", "audio.paused")]
)
def test_a_headset_button_during_the_fade_does_its_own_and_ends_the_timer(
    visit: Visit, act: str, then: str
) -> None:
    listener = visit("/")
    listener.page.add_init_script(HEADSET)
    listener.page.clock.install()
    listener.open(FIRST)
    choose(listener, "5 minutes")
    listener.leave_dialog()
    listener.play()
    # A clock that is put forward while the sound is awaited would make a stall of it.
    listener.wait("audio.currentTime > 0.5")
    listener.page.clock.fast_forward(4 * 60_000 + 52_000)
    listener.wait("audio.volume < 0.9")
    before = listener.get("audio.currentTime")
    listener.get(f"void window.acts.{act}({{}})")
    listener.wait("audio.volume === 1 && status === 'Sleep timer off. The sound goes on.'")
    listener.wait(then)
    assert listener.get(LEFT) == ""
    # Nothing steps back to where the fade began.
    assert listener.get("audio.currentTime") >= before + (9 if act == "seekforward" else 0)
