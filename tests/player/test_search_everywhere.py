import re
from dataclasses import replace
from pathlib import Path

from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.store import load_manifest, write_manifest
from audioguide.player import create_app


def test_a_match_leads_to_its_sentence_and_has_its_words_marked(client: FlaskClient) -> None:
    page = client.get("/search?q=breathe").get_data(as_text=True)
    links = re.findall(rf'href="\.?/?guides/{GUIDE}/([a-z-]+)/#(s\d+)"', page)
    assert links != []
    chapter, sentence = links[0]
    assert f'id="{sentence}"' in client.get(f"/guides/{GUIDE}/{chapter}/").get_data(as_text=True)
    assert "<mark>" in page


def test_the_same_is_there_as_json(client: FlaskClient) -> None:
    answer = client.get("/search.json?q=breathe")
    assert answer.json is not None
    first = answer.json["matches"][0]
    assert answer.json["total"] == len(answer.json["matches"])
    assert first["href"].endswith(f"/{first['chapter']}/#{first['sentence']}")
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_was_typed_is_shown_as_text(client: FlaskClient) -> None:
    page = client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").get_data(as_text=True)
    assert "<script>alert" not in page
    assert "Nothing found" in page


def test_the_library_has_the_form_and_works_with_nothing_typed(client: FlaskClient) -> None:
    assert 'name="q"' in client.get("/").get_data(as_text=True)
    assert client.get("/search").status_code == 200


def test_a_private_guide_is_not_found(tmp_path: Path) -> None:
    write_bundle(tmp_path)
    client = create_app(tmp_path).test_client()
    assert client.get("/search.json?q=breathe").json["total"] > 0
    manifest = load_manifest(tmp_path, GUIDE)
    info = replace(manifest.info, is_private=True)
    write_manifest(tmp_path / GUIDE, replace(manifest, info=info))
    assert client.get("/search.json?q=breathe").json["total"] == 0
