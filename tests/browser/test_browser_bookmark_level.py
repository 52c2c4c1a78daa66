from collections.abc import Callable

from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
FIRST, SECOND = f"/guides/{GUIDE}/two-lungs/", f"/guides/{GUIDE}/counting/"


def is_at(path: str, seconds: float) -> str:
    near = f"Math.abs(audio.currentTime - {seconds}) < 0.2"
    return f"location.pathname === '{path}' && {near} && audio.paused"


def test_bookmarks_are_a_level_to_move_by_through_the_whole_guide(visit: Visit) -> None:
    listener = visit(FIRST)
    for _ in range(2):
        listener.press("l", "b")
        listener.wait("status.startsWith('Bookmark added')")
    listener.open_dialog("Shift+B")
    listener.page.locator("#bookmarks li input").first.fill("ask the nurse")
    listener.leave_dialog()
    listener.press("n")
    listener.wait(f"location.pathname === '{SECOND}'")
    listener.wait_for_text()
    listener.press("l", "b")
    listener.wait("status === 'Bookmark added: Four five six.'")
    listener.choose_level("Bookmark")
    # Back over the start of the chapter; it tells where, and plays nothing.
    listener.press("ArrowLeft")
    listener.wait(f"{is_at(FIRST, 20)} && status.startsWith('Chapter 1 of 3: Two lungs')")
    listener.wait_for_text()
    listener.press("ArrowLeft")
    listener.wait(f"{is_at(FIRST, 10)} && status === 'ask the nurse'")
    listener.press("ArrowLeft")
    listener.wait(f"{is_at(FIRST, 10)} && status === 'There is no bookmark before this.'")
    listener.press("ArrowRight", "ArrowRight")
    listener.wait(f"location.pathname === '{SECOND}' && audio.paused")
    listener.wait("status.endsWith('Four five six.')")
    listener.press("ArrowRight")
    listener.wait("status === 'There is no bookmark after this.'")
