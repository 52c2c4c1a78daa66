"""Keys that the listener changes, switches off, or has told instead of done."""

from collections.abc import Callable

from listening import Listener

Visit = Callable[..., Listener]
TITLE = "document.querySelector('h1').textContent"


def ask_for_key(listener: Listener, command: str, *keys: str) -> None:
    """In the open dialog: press the command's Change button, by keyboard, then some keys."""
    listener.page.get_by_role("button", name=f"Change: {command}").focus()
    listener.press("Enter", *keys)


TOLD = "document.querySelector('#help [role=status]').textContent"
MUTE_KEYS = "document.querySelector('[data-command=mute]').getAttribute('aria-keyshortcuts')"


def test_a_key_can_be_changed_and_stays_so_until_it_is_reset(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    ask_for_key(listener, "Sound off or on", "q")
    listener.wait(f"{TOLD} === 'Q now does this: Sound off or on.'")
    row = listener.page.locator("[data-key-of=mute] th")
    assert row.inner_text() == "Q"
    listener.leave_dialog()
    listener.page.reload()
    listener.wait_for_text()
    assert listener.get(MUTE_KEYS) == "q"
    listener.press("m", "c", "q")
    listener.wait("audio.muted")
    listener.press("?")
    assert row.inner_text() == "Q"
    listener.page.get_by_role("button", name="Reset all keys").press("Enter")
    assert row.inner_text() == "M"
    listener.press("Escape", "q")
    assert listener.get(f"audio.muted && {MUTE_KEYS}") == "m"


def test_a_key_that_is_taken_or_the_systems_is_refused_with_a_reason(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    ask_for_key(listener, "Sound off or on", "k")
    listener.wait(f"{TOLD}.startsWith('K is taken by “Play or pause”.')")
    for key, name in (("Tab", "Tab"), ("F5", "F5"), ("Enter", "Enter"), ("Control+m", "M")):
        listener.press(key)
        listener.wait(f"{TOLD}.startsWith('{name} belongs to the browser or the system.')")
    listener.press("Escape")
    listener.wait(f"{TOLD} === 'Nothing is changed.'")
    assert listener.page.get_by_role("dialog").is_visible()
    listener.press("Escape", "m")
    listener.wait("audio.muted")


def test_a_key_can_be_switched_off_alone_and_its_key_is_free_for_another(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    ask_for_key(listener, "Sound off or on", "Backspace")
    assert listener.page.locator("[data-key-of=mute] th").inner_text() == "no key"
    ask_for_key(listener, "Captions on or off", "m")
    listener.press("Escape", "m")
    listener.wait("status === 'Captions on'")
    assert listener.get(f"audio.muted || {MUTE_KEYS}") is None


def test_a_space_that_is_chosen_does_not_press_the_button(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    ask_for_key(listener, "Play or pause", "w")
    ask_for_key(listener, "Captions on or off", "Space")
    listener.wait(f"{TOLD} === 'Space now does this: Captions on or off.'")
    assert listener.page.locator("[data-change][aria-pressed]").count() == 0


def test_a_key_can_be_told_instead_of_done_until_escape(visit: Visit) -> None:
    listener = visit()
    listener.press("?")
    listener.page.get_by_label("Tell what keys do").press("Space")
    listener.leave_dialog()
    for key, told in (("m", "M: Sound off or on"), ("n", "N: Next chapter"), (">", ">: Faster")):
        listener.press(key)
        listener.wait(f"status === '{told}'")
    assert listener.page.get_by_text("Keys only tell what they do.").first.is_visible()
    assert listener.get(f"!audio.muted && audio.playbackRate === 1 && {TITLE}")
    listener.press("Escape")
    listener.wait("status === 'Keys work again.'")
    listener.press("m")
    listener.wait("audio.muted")
