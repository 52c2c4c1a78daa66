"""What a preview answers, to whom, and that a player for listeners has nothing of it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide.errors import AudioguideError
from audioguide.model.text import Severity
from audioguide.player import create_app
from audioguide.player.assets import list_assets
from audioguide.preview.board import Board, Note
from audioguide.preview.guard import check_host
from audioguide.preview.web import WAITING, add_preview

NEWS = f"/guides/{GUIDE}/preview.json"
CHAPTER = f"/guides/{GUIDE}/two-lungs/"
NOTE = Note(
    code="table", severity=Severity.WARNING, message="A table.", hint="Say it.", place="x:1"
)


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("audio")
    write_bundle(folder)
    return folder


@pytest.fixture
def board() -> Iterator[Board]:
    board = Board()
    yield board
    board.close()


@pytest.fixture
def app(audio: Path, board: Board) -> Flask:
    app = create_app(audio)
    add_preview(app, board)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_news_are_there_at_once_for_who_does_not_know_them(
    client: FlaskClient, board: Board
) -> None:
    board.post(GUIDE, (NOTE,))
    news = client.get(NEWS).json
    assert [note["message"] for note in news["notes"]] == ["A table."]
    assert news["chapters"] == ["two-lungs", "counting", "the-end"]


def test_who_knows_them_waits_for_the_next(app: Flask, board: Board) -> None:
    known = app.test_client().get(NEWS).json["version"]
    answers: list[dict[str, object]] = []
    ask = threading.Thread(
        target=lambda: answers.append(app.test_client().get(f"{NEWS}?after={known}").json)
    )
    ask.start()
    board.post("another", ())
    board.post(GUIDE, (NOTE,))
    ask.join(10)
    assert answers[0]["version"] != known
    assert answers[0]["notes"]


def test_pages_beyond_half_of_the_servers_threads_are_told_to_ask_again(
    app: Flask, board: Board
) -> None:
    known = board.read(GUIDE).version
    answers: list[int] = []
    asking = [
        threading.Thread(
            target=lambda: answers.append(
                app.test_client().get(f"{NEWS}?after={known}").json["again_ms"]
            )
        )
        for _ in range(WAITING + 1)
    ]
    for each in asking:
        each.start()
    for each in asking:
        each.join(10)
    assert sorted(map(bool, answers)) == [False] * WAITING + [True]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7:8000", "[::2]"]
)
def test_a_name_that_is_not_this_computers_own_is_refused(client: FlaskClient, host: str) -> None:
    for address in ("/", CHAPTER, NEWS):
        assert client.get(address, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:1"])
def test_its_own_names_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get(CHAPTER, headers={"Host": host}).status_code == 200


def test_another_site_may_link_to_a_page_but_read_nothing(client: FlaskClient) -> None:
    for site in ("cross-site", "same-site"):
        asked = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "cors"}
        assert client.get(NEWS, headers=asked).status_code == 403
        assert client.get(CHAPTER, headers=asked).status_code == 403
        visit = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": "navigate"}
        assert client.get(CHAPTER, headers=visit).status_code == 200
        assert client.get(NEWS, headers=visit).status_code == 403
    own = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}
    assert client.get(NEWS, headers=own).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])  # noqa: S104
def test_a_preview_does_not_begin_where_others_could_reach_it(host: str) -> None:
    with pytest.raises(AudioguideError, match="this computer alone"):
        check_host(host)


def test_a_listeners_player_has_nothing_of_a_preview(audio: Path, client: FlaskClient) -> None:
    listeners = create_app(audio).test_client()
    assert listeners.get(NEWS, follow_redirects=True).status_code == 404
    assert "preview" not in listeners.get(CHAPTER).text
    assert "js/preview/preview.js" in client.get(CHAPTER).text
    assert "preview" not in client.get(f"/embed/{GUIDE}/two-lungs/").text
    assert not [name for name, _ in list_assets() if "preview" in name]
