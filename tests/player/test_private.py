"""A private guide: nowhere but at its secret address, where all of it is as it is for others."""

import json
import re
import shutil
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from feed_rules import broken_rules
from flask.testing import FlaskClient
from lxml import etree
from player_bundle import GUIDE as PUBLIC
from player_bundle import write_bundle
from podcast_guide import FIRST, GUIDE, TOML, build_podcast

from audioguide.bundle.access import ensure_token, find_token, replace_token
from audioguide.bundle.store import load_manifest
from audioguide.cli import main
from audioguide.player import create_app

PRIVATE = TOML + 'access = "token"\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    audio = tmp_path_factory.mktemp("private") / "audio"
    build_podcast(audio, toml=PRIVATE)
    write_bundle(audio)
    return audio


@pytest.fixture
def audio(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "audio")
    return tmp_path / "audio"


@pytest.fixture
def client(audio: Path) -> FlaskClient:
    return create_app(audio, base_url="https://example.org").test_client()


@pytest.fixture
def secret(audio: Path) -> str:
    token = find_token(audio, GUIDE)
    assert token is not None
    return f"/private/{token}/"


def everything(audio: Path) -> list[str]:
    """All that is served of the guide, below its address."""
    manifest = load_manifest(audio, GUIDE)
    downloads = json.loads((audio / GUIDE / "downloads/downloads.json").read_bytes())["downloads"]
    names = ["", "feed.xml", "whole.xml", "offline.json"]
    for chapter in manifest.chapters:
        names += [f"{chapter.id}/", f"files/{chapter.audio.href}", f"files/{chapter.captions.href}"]
    return [*names, *(f"downloads/{each['href']}" for each in downloads)]


def test_all_of_it_is_at_the_secret_address_and_nothing_at_the_usual_one(
    client: FlaskClient, audio: Path, secret: str
) -> None:
    for name in everything(audio):
        with client.get(secret + name) as found:
            assert found.status_code == 200, name
            assert "public" not in found.headers["Cache-Control"]
            assert "private" in found.headers["Cache-Control"]
            assert found.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert found.headers["Referrer-Policy"] == "no-referrer"
        assert client.get(f"/guides/{GUIDE}/{name}").status_code == 404, name
    assert client.get(f"/embed/{GUIDE}/start/").status_code == 404
    assert client.get(f"/private/{PUBLIC}/").status_code == 404


def test_it_is_in_no_list(client: FlaskClient, audio: Path) -> None:
    token = find_token(audio, GUIDE)
    assert token is not None
    for path in ("/", f"/guides/{PUBLIC}/", f"/guides/{PUBLIC}/counting/", "/offline/"):
        page = client.get(path)
        assert page.status_code == 200
        assert "Your “lungs”" not in page.text
        assert f"/{GUIDE}/" not in page.text
        assert token not in page.text
    assert client.get("/feed.xml").status_code == 404


def test_its_pages_and_feeds_lead_to_its_secret_address_alone(
    client: FlaskClient, secret: str
) -> None:
    for name in ("", "start/"):
        page = client.get(secret + name).text
        assert f"guides/{GUIDE}" not in page
    page = client.get(secret).text
    assert f'value="https://example.org{secret}feed.xml"' in page
    assert "podcast://" in page
    assert "pktc://" not in page
    assert "antennapod" not in page
    for name in ("feed.xml", "whole.xml"):
        feed = client.get(secret + name).data
        assert broken_rules(feed) == []
        urls = etree.fromstring(feed).xpath("//@url | //@uri | //item/link/text()")
        assert all(url.startswith(f"https://example.org{secret}") for url in urls)
        assert b"/guides/lungs" not in feed


def test_a_new_address_stops_the_old_one_at_once_but_episodes_stay_the_same(
    client: FlaskClient, audio: Path, secret: str
) -> None:
    before = client.get(f"{secret}feed.xml").data
    token = replace_token(audio, GUIDE)
    for name in everything(audio):
        assert client.get(secret + name).status_code == 404, name
    after = client.get(f"/private/{token}/feed.xml").data
    ids = re.compile(rb"<guid .*?</guid>|<podcast:guid>.*?</podcast:guid>")
    assert ids.findall(after) == ids.findall(before)


def test_the_secret_is_long_its_own_and_for_its_owner_alone(audio: Path, secret: str) -> None:
    path = audio / GUIDE / "access.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert re.fullmatch(r"/private/[A-Za-z0-9_-]{43}/", secret)
    token = secret.split("/")[2]
    assert token not in (audio / GUIDE / "manifest.json").read_text()
    replace_token(audio, GUIDE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert find_token(audio, GUIDE) != token


def test_a_rebuild_keeps_the_address_and_a_public_guide_has_none(
    audio: Path, secret: str, client: FlaskClient
) -> None:
    build_podcast(audio, toml=PRIVATE, first=f"{FIRST}\nMore.\n")
    assert client.get(secret).status_code == 200
    build_podcast(audio, toml=TOML)
    assert client.get(secret).status_code == 404
    assert client.get(f"/guides/{GUIDE}/").status_code == 200


def test_a_secret_that_cannot_be_read_opens_nothing(
    audio: Path, secret: str, client: FlaskClient
) -> None:
    for damaged in (b"", b"{}", b'{"token": ""}', b'{"token": 1}', b"[]"):
        (audio / GUIDE / "access.json").write_bytes(damaged)
        for path in (
            secret,
            "/private//",
            "/private/None/",
            f"/guides/{GUIDE}/",
            "/private/%C3%A9/",
        ):
            assert client.get(path).status_code == 404
    assert ensure_token(audio, GUIDE) != secret.split("/")[2]


def test_a_damaged_manifest_does_not_lay_its_files_open(audio: Path, client: FlaskClient) -> None:
    files = [name for name in everything(audio) if name.startswith("files/")]
    (audio / GUIDE / "manifest.json").write_bytes(b"{}")
    for name in files:
        assert client.get(f"/guides/{GUIDE}/{name}").status_code == 404


def test_the_command_prints_the_address_and_makes_another(audio: Path, secret: str) -> None:
    command = ["access", GUIDE, "--audio", str(audio)]
    run = CliRunner().invoke
    told = run(main, [*command, "--base-url", "https://example.org/a"])
    assert (told.exit_code, told.stdout) == (0, f"https://example.org/a{secret}\n")
    bare = run(main, command, env={"AUDIOGUIDE_BASE_URL": ""})
    assert bare.stdout == f"{secret}\n"
    assert "--base-url" in bare.stderr
    new = run(main, [*command, "--revoke"])
    assert re.fullmatch(r"/private/[A-Za-z0-9_-]{43}/\n", new.stdout)
    assert new.stdout != f"{secret}\n"
    public = run(main, ["access", PUBLIC, "--audio", str(audio)])
    assert public.exit_code == 1
    assert 'access = "token"' in public.stderr
