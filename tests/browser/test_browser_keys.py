"""Every key of the table does what the dialog and the document say."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from listening import Listener

from audioguide.player.catalogs import CATALOGS

Visit = Callable[..., Listener]
DOCUMENT = Path(__file__).parents[2] / "docs/keyboard.md"
KEYS = "import('/static/js/keys.js').then(({ KEYS }) => KEYS)"
TITLE = "document.querySelector('h1').textContent"
CAPTIONS = "document.getElementById('captions').hidden"


def toggle(listener: Listener, key: str) -> None:
    listener.press(key)
    listener.wait("!audio.paused && audio.currentTime > 0")
    listener.press(key)
    listener.wait("audio.paused")


def moves(start: float, end: float) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.go_to(start)
        listener.press(key)
        listener.wait(f"Math.abs(audio.currentTime - {end}) < 0.01")

    return check


def opens(title: str, path: str) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.open(path)
        listener.press(key)
        listener.wait(f"{TITLE} === '{title}'")

    return check


def sets(name: str, before: float, after: float) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.get(f"audio.{name} = {before}")
        listener.press(key)
        listener.wait(f"Math.abs(audio.{name} - {after}) < 0.001 && status !== ''")

    return check


def tells(words: str) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.press(key)
        listener.wait(f"status.startsWith('{words}')")

    return check


def shows(name: str) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.press(key)
        listener.page.get_by_role("dialog", name=name).wait_for()
        assert listener.get("document.activeElement.tagName") == "INPUT"
        assert listener.get("document.activeElement.value") == ""
        listener.leave_dialog()
        assert not listener.page.get_by_role("dialog").is_visible()

    return check


def percent(listener: Listener, key: str) -> None:
    listener.go_to(33)
    listener.press(key)
    listener.wait(f"Math.abs(audio.currentTime - {LENGTH} * {key} / 10) < 0.1")


def at_the_end(listener: Listener, key: str) -> None:
    listener.press(key)
    listener.wait(f"Math.abs(audio.currentTime - {LENGTH}) < 0.2")


def repeat(listener: Listener, key: str) -> None:
    listener.go_to(5)
    listener.press(key)
    listener.wait("!audio.paused && audio.currentTime > 4.2 && audio.currentTime < 5")


def link(listener: Listener, key: str) -> None:
    listener.get(
        "Object.assign(window, { copied: [] }),"
        "navigator.clipboard.writeText = async text => { window.copied.push(text); }"
    )
    listener.press(".", ".", ".", key)
    listener.wait("window.copied.join().endsWith('/two-lungs/#s3')")


def mute(listener: Listener, key: str) -> None:
    listener.press(key)
    listener.wait("audio.muted && status === 'Sound off'")
    assert listener.page.locator("[data-command=mute]").get_attribute("aria-pressed") == "true"
    listener.press(key)
    listener.wait("!audio.muted && status === 'Sound on'")


def captions(listener: Listener, key: str) -> None:
    listener.press(key)
    listener.wait(f"!{CAPTIONS} && status === 'Captions on'")
    listener.press(key)
    listener.wait(f"{CAPTIONS} && status === 'Captions off'")


def follow(listener: Listener, key: str) -> None:
    listener.play()
    listener.wait("document.querySelector('.sentence[aria-current]')")
    listener.page.mouse.wheel(0, 3000)
    listener.page.locator("#follow").wait_for()
    listener.press(key)
    listener.wait(
        "document.getElementById('follow').hidden"
        " && document.querySelector('.sentence[aria-current]').getBoundingClientRect().top >= 0"
    )


def highlight(listener: Listener, key: str) -> None:
    for told in ("sentence is marked", "word is marked", "Nothing", "Sentence and word are marked"):
        listener.press(key)
        listener.wait(f"status.includes('{told}')")


def silences(listener: Listener, key: str) -> None:
    button = listener.page.locator("[data-command=skipSilences]")
    listener.press(key)
    listener.wait("status === 'Long silences are skipped'")
    assert button.get_attribute("aria-pressed") == "true"
    listener.press(key)
    listener.wait("status === 'Long silences are heard'")
    assert button.get_attribute("aria-pressed") == "false"


def bookmark(listener: Listener, key: str) -> None:
    listener.go_to(3)
    listener.press(key)
    listener.wait("status.startsWith('Bookmark added: ')")


def opens_dialog(name: str) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        listener.press(key)
        listener.page.get_by_role("dialog", name=name).wait_for()
        listener.leave_dialog()

    return check


def play_from(listener: Listener, key: str) -> None:
    focus_sentence(listener)
    listener.press("ArrowDown", "ArrowDown", key)
    listener.wait("!audio.paused && Math.abs(audio.currentTime - 4.2) < 1")
    assert listener.focus == "s3"


def moves_focus(before: list[str], after: str) -> Callable[[Listener, str], None]:
    def check(listener: Listener, key: str) -> None:
        focus_sentence(listener)
        listener.press(*before, key)
        assert listener.focus == after
        assert listener.get("audio.paused")

    return check


def focus_sentence(listener: Listener) -> None:
    listener.get("document.querySelector('.sentence[tabindex]').focus()")


# How long the first chapter is.
LENGTH = 95.4
FIRST, SECOND = "/guides/breathing/two-lungs/", "/guides/breathing/counting/"
# What each command does, as a listener can tell; the times are worked out in player_bundle.
DOES = {
    "toggle": toggle,
    "back": moves(30, 20),
    "forward": moves(30, 40),
    "previous": moves(5, 2.1),
    "next": moves(3, 4.2),
    "largerLevel": tells("Paragraph"),
    "smallerLevel": tells("Word"),
    "previousSentence": moves(5, 2.1),
    "nextSentence": moves(3, 4.2),
    "previousChapter": opens("Two lungs & one air", SECOND),
    "nextChapter": opens("Counting", FIRST),
    "findChapter": shows("Find a chapter"),
    "where": tells("Chapter 1 of 3: Two lungs & one air."),
    "search": shows("Search in the guide"),
    "jump": shows("Go to a time"),
    "toPercent": percent,
    "toStart": moves(30, 0),
    "toEnd": at_the_end,
    "repeat": repeat,
    "loop": tells("This sentence is repeated"),
    "pauses": tells("Pause after each sentence: on."),
    "link": link,
    "slower": sets("playbackRate", 1.25, 1.2),
    "faster": sets("playbackRate", 1.25, 1.3),
    "normalSpeed": sets("playbackRate", 1.75, 1),
    "skipSilences": silences,
    "quieter": sets("volume", 0.5, 0.4),
    "louder": sets("volume", 0.5, 0.6),
    "mute": mute,
    "captions": captions,
    "follow": follow,
    "bookmark": bookmark,
    "bookmarks": opens_dialog("Bookmarks"),
    "sleep": opens_dialog("Sleep timer"),
    "highlight": highlight,
    "looks": opens_dialog("Reading and looks"),
    "help": opens_dialog("Keys"),
    "playFrom": play_from,
    "focusPrevious": moves_focus(["ArrowDown", "ArrowDown"], "s2"),
    "focusNext": moves_focus([], "s2"),
}


@pytest.mark.parametrize("command", DOES)
def test_every_key_does_what_the_dialog_says(visit: Visit, command: str) -> None:
    listener = visit(FIRST)
    [entry] = [entry for entry in listener.page.evaluate(KEYS) if entry["command"] == command]
    for number, key in enumerate(entry["keys"]):
        if number > 0:
            listener.forget()
            listener.open(FIRST)
        DOES[command](listener, f"Shift+{key}" if key.isupper() else key)


def test_every_key_of_the_table_is_tried_above_and_told_in_the_dialog(visit: Visit) -> None:
    listener = visit()
    table = listener.page.evaluate(KEYS)
    assert [entry["command"] for entry in table] == list(DOES)
    keys = [key for entry in table for key in entry["keys"] if entry["where"] == "page"]
    assert len(keys) == len(set(keys))
    rows = listener.page.locator("[data-key-of]").evaluate_all(
        "rows => rows.map(row => [row.dataset.keyOf, row.cells[1].textContent])"
    )
    does = CATALOGS["en"].texts
    assert rows == [[entry["command"], does[f"command.{entry['command']}"]] for entry in table]


def test_the_document_of_keys_has_the_rows_of_the_dialog(visit: Visit) -> None:
    listener = visit()
    shown = listener.page.locator("[data-key-of]").evaluate_all(
        "rows => rows.map(row => [...row.cells].slice(0, 2).map(cell => cell.textContent))"
    )
    document = DOCUMENT.read_text(encoding="utf-8")
    written = re.findall(r"^\| (`.+?) \| (.+?) \|$", document, re.MULTILINE)
    assert shown == [[keys.replace("`", ""), does] for keys, does in written]


def test_the_controls_carry_their_keys(visit: Visit) -> None:
    listener = visit()
    shortcuts = listener.page.locator("[data-command]").evaluate_all(
        "all => Object.fromEntries(all.map(each =>"
        " [each.dataset.command, each.getAttribute('aria-keyshortcuts')]))"
    )
    assert shortcuts["toggle"] == "k Space"
    assert shortcuts["nextChapter"] == "n ]"
    assert shortcuts["help"] == "?"
    assert {name for name, keys in shortcuts.items() if keys is None} == {"more", "describe"}
