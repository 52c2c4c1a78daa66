"""What a screen reader is given of a chapter's page and its dialogs, as it was looked over once.

After a change that is meant: with RECORD_OUTLINES=1 this test writes the files anew. Read
them then, as somebody hears them.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

from listening import Listener

Visit = Callable[..., Listener]
OUTLINES = Path(__file__).parent / "outlines"
PAGE = "/guides/breathing/counting/"
DIALOGS = {
    "help": "?",
    "looks": "t",
    "bookmarks": "Shift+B",
    "sleep": "z",
    "jump": "g",
    "search": "/",
    "finder": "a",
}
# What a dialog fetches before it is whole.
COMES = {"finder": "#finder-count:not(:empty)"}


def compare(name: str, outline: str) -> None:
    path = OUTLINES / f"{name}.yml"
    # Names of files carry a hash of what this machine's ffmpeg makes.
    outline = re.sub(r"\n +- /url: \S+/files/\S+", "", outline)
    outline = re.sub(r"http://127\.0\.0\.1:\d+", "", outline)
    if os.environ.get("RECORD_OUTLINES"):
        path.write_text(outline + "\n", encoding="utf-8")
    assert outline == path.read_text(encoding="utf-8").rstrip("\n"), name


def test_the_outline_of_the_page_and_of_each_dialog_is_as_recorded(visit: Visit) -> None:
    listener = visit(PAGE)
    compare("chapter", listener.page.locator("body").aria_snapshot())
    for name, key in DIALOGS.items():
        listener.press(key)
        listener.page.locator(f"dialog#{name}[open]").wait_for()
        listener.page.locator(COMES.get(name, f"#{name}")).wait_for()
        compare(name, listener.page.locator("dialog[open]").aria_snapshot())
        listener.leave_dialog()
    there = listener.get("[...document.querySelectorAll('dialog')].map(each => each.id)")
    # The link's own dialog comes only where the clipboard is closed.
    assert set(there) == {*DIALOGS, "link"}
