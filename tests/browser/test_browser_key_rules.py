"""Where keys act and where they stay what they are: fields, menus, buttons, dialogs."""

from collections.abc import Callable

import pytest
from listening import Listener

Visit = Callable[..., Listener]
KEYS = "import('/static/js/keys.js').then(({ KEYS }) => KEYS)"
TITLE = "document.querySelector('h1').textContent"
CAPTIONS = "document.getElementById('captions').hidden"


@pytest.mark.parametrize("field", ["<input>", "<textarea></textarea>", "<p contenteditable></p>"])
def test_typing_in_a_text_field_fires_nothing(visit: Visit, field: str) -> None:
    listener = visit()
    table = listener.page.evaluate(KEYS)
    typed = "".join(key for each in table for key in each["keys"] if len(key) == 1)
    before = state(listener)
    listener.page.evaluate(
        """field => { const page = new DOMParser().parseFromString(field, 'text/html');
        document.getElementById('main').prepend(page.body.firstChild);
        document.getElementById('main').firstChild.focus(); }""",
        field,
    )
    listener.page.keyboard.type(typed)
    text = listener.get("document.activeElement.value ?? document.activeElement.textContent")
    assert text.replace("\xa0", " ") == typed
    assert state(listener) == before


def state(listener: Listener) -> object:
    return listener.get(
        "[audio.paused, audio.currentTime, audio.playbackRate, audio.volume, audio.muted, status,"
        f" {TITLE}, {CAPTIONS}, document.querySelector('dialog').open, location.pathname]"
    )


def test_a_menu_and_unknown_modifiers_keep_their_keys(visit: Visit) -> None:
    listener = visit()
    before = state(listener)
    listener.page.locator("#speed").focus()
    listener.press("k", "m", "c")
    listener.get("document.activeElement.blur()")
    listener.press("Control+m", "Alt+m", "Meta+m", "Shift+m")
    assert state(listener) == before


def test_space_on_a_button_presses_that_button_and_no_other(visit: Visit) -> None:
    listener = visit()
    listener.page.get_by_role("button", name="Mute").focus()
    listener.press("Space")
    listener.wait("audio.muted")
    assert listener.get("audio.paused")


def test_no_key_fires_while_the_dialog_is_open_and_the_focus_comes_back(visit: Visit) -> None:
    listener = visit()
    listener.page.get_by_role("button", name="Captions").focus()
    listener.press("?", "m", "k", "n")
    assert listener.get(f"!audio.muted && audio.paused && {TITLE}") == "Two lungs & one air"
    listener.leave_dialog()
    assert listener.focus == "captions"


def test_single_keys_can_be_switched_off_for_good(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    listener.page.get_by_label("Use single keys").uncheck()
    listener.page.get_by_role("button", name="Close").click()
    for is_new in (False, True):
        if is_new:
            listener.page.reload()
            listener.wait_for_text()
        listener.press("m", "c", "?", ">", "n", ".")
        assert listener.get(f"!audio.muted && {CAPTIONS} && audio.playbackRate") == 1
        assert listener.get(f"audio.currentTime === 0 && {TITLE}") == "Two lungs & one air"
        assert listener.page.locator("[data-command=mute][aria-keyshortcuts]").count() == 0
        play = listener.page.locator("[data-command=toggle]")
        assert play.get_attribute("aria-keyshortcuts") == "Space"
    listener.get("document.activeElement.blur()")
    listener.press("Space")
    listener.wait("!audio.paused")


def test_keys_pressed_faster_than_the_sound_answers_all_count(visit: Visit) -> None:
    listener = visit()
    listener.get(
        "[...'kkmm'].forEach(key => document.body.dispatchEvent("
        "new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))"
    )
    assert listener.get("[audio.paused, audio.muted]") == [True, False]
    listener.wait("status === 'Sound on'")


def test_a_key_held_down_goes_on_only_where_that_makes_sense(visit: Visit) -> None:
    listener = visit()
    for key in ("m", "l"):
        listener.page.keyboard.down(key)
        listener.page.keyboard.down(key)
        listener.page.keyboard.up(key)
    listener.wait("audio.muted && audio.currentTime === 20")
