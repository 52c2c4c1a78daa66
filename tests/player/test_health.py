from pathlib import Path

from player_bundle import GUIDE, write_bundle

from audioguide.player import create_app


def ask(audio: Path) -> tuple[int, dict[str, object]]:
    answer = create_app(audio).test_client().get("/healthz")
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.status_code, answer.json


def test_a_server_that_can_do_its_work_says_so(tmp_path: Path) -> None:
    assert ask(tmp_path) == (200, {"status": "ok", "guides": 0, "damaged": 0})
    write_bundle(tmp_path)
    assert ask(tmp_path) == (200, {"status": "ok", "guides": 1, "damaged": 0})


def test_a_damaged_guide_is_counted_and_one_beside_it_is_enough(tmp_path: Path) -> None:
    write_bundle(tmp_path)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/manifest.json").write_text("{")
    assert ask(tmp_path) == (200, {"status": "ok", "guides": 1, "damaged": 1})
    (tmp_path / GUIDE / "manifest.json").write_text("{")
    assert ask(tmp_path) == (503, {"status": "failing", "guides": 0, "damaged": 2})


def test_a_folder_that_went_is_told(tmp_path: Path) -> None:
    status, answer = ask(tmp_path / "gone")
    assert (status, answer["status"]) == (503, "failing")
