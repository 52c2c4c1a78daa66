from collections.abc import Callable

from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
FRONT, FIRST, SECOND = (
    f"/guides/{GUIDE}/",
    f"/guides/{GUIDE}/two-lungs/",
    f"/guides/{GUIDE}/counting/",
)
IS_DARK = "document.documentElement.dataset.theme === 'dark'"


def test_looks_and_keys_that_are_chosen_in_one_tab_are_there_in_the_others(visit: Visit) -> None:
    listener = visit(FIRST)
    other, front = (Listener(listener.page.context.new_page()) for _ in range(2))
    other.open(SECOND)
    front.open(FRONT)
    other.open_dialog("t")
    other.page.get_by_role("radio", name="Dark", exact=True).press("Space")
    other.page.locator("[name=textSize]").press("ArrowRight")
    other.leave_dialog()
    other.open_dialog("?")
    other.page.locator("#single-keys").uncheck()
    other.leave_dialog()
    for tab in (listener, front):
        tab.wait(IS_DARK)
        tab.wait(
            "getComputedStyle(document.documentElement).getPropertyValue('--text-size') == 110"
        )
    listener.wait(
        "!document.querySelector('[data-command=mute]').hasAttribute('aria-keyshortcuts')"
    )
    # What this tab keeps next brings nothing old back; its speed is its own.
    listener.page.locator("#speed").select_option(label="2×")
    listener.wait("audio.playbackRate === 2")
    assert other.get("audio.playbackRate") == 1
    other.page.reload()
    other.wait_for_text()
    other.wait(f"{IS_DARK} && !document.getElementById('single-keys').checked")
    assert other.complaints + front.complaints == []
