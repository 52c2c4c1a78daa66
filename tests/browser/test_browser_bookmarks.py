import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from listening import Listener
from player_bundle import GUIDE

Visit = Callable[..., Listener]
FIRST, SECOND = f"/guides/{GUIDE}/two-lungs/", f"/guides/{GUIDE}/counting/"
KEPT = f"localStorage.getItem('audioguide:bookmarks:{GUIDE}')"
TOLD = "document.querySelector('#bookmarks [role=status]').textContent"


def rows(listener: Listener) -> list[str]:
    """Headings and bookmarks of the dialog, from top to bottom."""
    return listener.page.locator(
        "#bookmarks [data-part=list] :is(h3, .play-from)"
    ).all_inner_texts()


def take(listener: Listener, data: object) -> None:
    text = data if isinstance(data, str) else json.dumps(data)
    file = {"name": "b.json", "mimeType": "application/json", "buffer": text.encode()}
    listener.get("document.querySelector('#bookmarks [role=status]').textContent = ''")
    listener.page.get_by_label("Add from a file").set_input_files(file)
    listener.wait(f"{TOLD} !== ''")


def bookmark(time: float, note: str = "", **about: object) -> dict[str, object]:
    return {
        "chapter": "two-lungs",
        "sentence": "s2",
        "time": time,
        "words": "Air goes in",
        "note": note,
        "added": "2026-11-24T10:00:00.000Z",
    } | about


def file_of(*bookmarks: object, **about: object) -> dict[str, object]:
    head = {"format": "audioguide-bookmarks", "version": 1, "guide": GUIDE}
    return head | {"bookmarks": list(bookmarks)} | about


def test_bookmarks_are_added_named_played_deleted_and_brought_back_by_keys_alone(
    visit: Visit,
) -> None:
    listener = visit(SECOND)
    listener.press("l", "b")
    listener.wait("status === 'Bookmark added: Four five six.'")
    listener.press("b")
    listener.wait("status === 'There is a bookmark here already.'")
    listener.press("p")
    listener.wait(f"location.pathname === '{FIRST}'")
    listener.wait_for_text()
    listener.press("l")
    listener.open_dialog("Shift+B")
    # Into the field at the top.
    listener.press("Tab")
    listener.page.keyboard.type("ask the nurse")
    listener.press("Enter")
    listener.wait(f"{TOLD}.startsWith('Bookmark added: ask the nurse')")
    here, there = rows(listener)[1], rows(listener)[3]
    assert rows(listener) == ["Two lungs & one air", here, "Counting", there]
    assert here.startswith("Play from 0:10: ")
    assert there == "Play from 0:03: Four five six."
    # Renamed, kept at each letter, even if the dialog is closed at once.
    listener.press("Tab", "Tab", "Tab")
    assert listener.get("document.activeElement.value") == "ask the nurse"
    listener.press("End", "!")
    listener.leave_dialog()
    listener.open_dialog("Shift+B")
    note = listener.page.locator("#bookmarks li input").first
    assert note.input_value() == "ask the nurse!"
    # Deleted, and brought back.
    listener.page.get_by_role("button", name="Delete 0:10").press("Enter")
    assert listener.focus == "BUTTON"
    assert len(rows(listener)) == 2
    listener.press("Enter")
    listener.wait(f"{TOLD}.startsWith('It is back')")
    assert note.input_value() == "ask the nurse!"
    # Played, over there; all is there next time.
    listener.page.get_by_role("button", name=there).press("Enter")
    listener.wait(f"location.pathname === '{SECOND}' && !audio.paused && audio.currentTime >= 3")
    listener.pause()
    listener.page.reload()
    listener.wait_for_text()
    listener.open_dialog("Shift+B")
    assert len(rows(listener)) == 4


def test_bookmarks_are_taken_along_as_a_file_and_merged(visit: Visit, tmp_path: Path) -> None:
    listener = visit(FIRST)
    listener.open_dialog("Shift+B")
    take(listener, file_of(bookmark(5), bookmark(7, "mine"), bookmark(9, chapter="gone")))
    assert listener.get(TOLD) == "3 bookmarks added from the file."
    assert rows(listener)[-2:] == [
        "In chapters that are no longer here",
        "Play from 0:09: Air goes in",
    ]
    with listener.page.expect_download() as download:
        listener.page.get_by_role("button", name="Save as a file").press("Enter")
    assert download.value.suggested_filename == f"{GUIDE}-bookmarks.json"
    download.value.save_as(tmp_path / "b.json")
    saved = (tmp_path / "b.json").read_text(encoding="utf-8")
    assert [each["note"] for each in json.loads(saved)["bookmarks"]] == ["", "mine", ""]
    take(listener, saved)
    assert listener.get(TOLD) == "0 bookmarks added from the file."
    # A note fills an empty one; two that differ are two.
    take(listener, file_of(bookmark(5, "filled"), bookmark(7, "theirs"), bookmark(7)))
    assert listener.get(TOLD) == "2 bookmarks added from the file."
    notes = listener.page.locator("#bookmarks li input")
    assert [notes.nth(number).input_value() for number in range(notes.count())] == [
        *("filled", "mine", "theirs", ""),
    ]


REFUSED = [
    ("not JSON", "not a file of bookmarks"),
    ("", "not a file of bookmarks"),
    ([1], "not a file of bookmarks"),
    ({"bookmarks": []}, "not a file of bookmarks"),
    (file_of(version=2), "newer version"),
    (file_of(version=0), "older version"),
    (file_of(version="1"), "not a file of bookmarks"),
    (file_of(guide="lungs"), "another guide"),
    (file_of(bookmarks=None), "damaged"),
    (file_of(bookmark(5), None), "damaged"),
    (file_of(bookmark(-1)), "damaged"),
    (file_of(bookmark(5, note=7)), "damaged"),
    (file_of({"time": 1}), "damaged"),
]


def test_a_bad_file_is_refused_in_words_and_nothing_changes(visit: Visit) -> None:
    listener = visit(FIRST)
    listener.press("b")
    listener.open_dialog("Shift+B")
    before = listener.get(KEPT)
    for data, told in REFUSED:
        take(listener, data)
        message = listener.get(TOLD)
        assert told in message, data
        assert message.endswith("Nothing has changed."), data
        assert listener.get(KEPT) == before, data


@pytest.mark.parametrize(("version", "told"), [(2, "newer version"), (0, "older version")])
def test_bookmarks_kept_in_another_format_are_left_as_they_are(
    visit: Visit, version: int, told: str
) -> None:
    listener = visit("/")
    kept = json.dumps({"format": "audioguide-bookmarks", "version": version, "list": 1})
    listener.page.evaluate(
        "([name, kept]) => localStorage.setItem(name, kept)",
        [f"audioguide:bookmarks:{GUIDE}", kept],
    )
    listener.open(FIRST)
    listener.press("b")
    listener.wait(f"status.includes('{told}')")
    listener.open_dialog("Shift+B")
    assert told in listener.get(TOLD)
    assert listener.get(KEPT) == kept


def test_a_bookmark_that_cannot_be_kept_is_there_all_the_same_and_told(visit: Visit) -> None:
    listener = visit("/")
    listener.page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); }"
    )
    listener.open(FIRST)
    listener.press("b")
    listener.wait("status.includes('cannot be kept on this device')")
    listener.press("l", "b")
    listener.open_dialog("Shift+B")
    assert len(rows(listener)) == 3


def test_another_tabs_bookmarks_are_not_lost(visit: Visit) -> None:
    listener = visit(FIRST)
    other = Listener(listener.page.context.new_page())
    other.open(FIRST)
    other.press("b")
    other.wait("status !== ''")
    listener.press("l", "b")
    listener.wait("status !== ''")
    listener.open_dialog("Shift+B")
    assert len(rows(listener)) == 3
    assert other.complaints == []


def test_a_word_long_list_and_a_text_without_spaces_are_cut(visit: Visit) -> None:
    listener = visit("/")

    def words(text: str) -> Any:
        return listener.page.evaluate(
            "text => import('/static/js/bookmarks/list.js').then(list => list.makeBookmark("
            "{ chapter: { id: 'a' }, sentence: { id: 's1', text }, time: 1.26, added: '' }))",
            text,
        )

    assert words("One two three four five six seven.")["words"] == "One two three four five six…"
    assert words("One two.") | {"time": 1.3} == words("One two.")
    assert words("One two.")["words"] == "One two."
    assert len(words("肺" * 200)["words"]) == 61


def test_a_bookmark_finds_its_sentence_in_a_guide_that_was_built_anew(visit: Visit) -> None:
    listener = visit("/")
    sentences = [
        {"id": "s1", "start_ms": 0, "text": "One."},
        {"id": "s2", "start_ms": 5000, "text": "Rest."},
        {"id": "s3", "start_ms": 9000, "text": "Two."},
        {"id": "s4", "start_ms": 20000, "text": "Rest."},
    ]
    marks = [
        bookmark(6.5, words="Rest.", sentence="s2"),  # where it was
        bookmark(1, words="Rest.", sentence="s3"),  # later now, and the nearest of two
        bookmark(1, words="Rest.", sentence="s4"),  # the same sentence, though farther away
        bookmark(3, words="Gone.", sentence="s2"),
        bookmark(3, words="", sentence=""),
    ]
    times = listener.page.evaluate(
        "([marks, all]) => import('/static/js/bookmarks/list.js')"
        ".then(({ timeOf }) => marks.map(mark => timeOf(mark, all)))",
        [marks, sentences],
    )
    assert times == [6.5, 5, 20, 3, 3]
