from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE
from werkzeug.test import TestResponse

from audioguide.bundle.store import resources_of
from audioguide.model.guide import Manifest

BASE = f"/guides/{GUIDE}/files/"


@pytest.fixture
def sound(manifest: Manifest, audio: Path) -> bytes:
    return (audio / GUIDE / manifest.chapters[0].audio.href).read_bytes()


@pytest.fixture
def get(client: FlaskClient, manifest: Manifest) -> Callable[..., TestResponse]:
    def ask(method: str = "GET", **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.open(BASE + manifest.chapters[0].audio.href, method=method, headers=named)

    return ask


def test_every_file_of_a_bundle_comes_whole_with_its_media_type(
    client: FlaskClient, manifest: Manifest, audio: Path
) -> None:
    types = {"audio/mpeg", "text/vtt; charset=utf-8", "application/json", "image/png"}
    seen = set()
    for resource in resources_of(manifest):
        with client.get(BASE + resource.href) as response:
            assert response.status_code == 200
            assert response.data == (audio / GUIDE / resource.href).read_bytes()
            assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            seen.add(response.headers["Content-Type"])
    assert seen == types


def test_a_part_is_sent_as_206(get: Callable[..., TestResponse], sound: bytes) -> None:
    response = get(Range="bytes=100-199")
    assert response.status_code == 206
    assert response.data == sound[100:200]
    assert response.headers["Content-Range"] == f"bytes 100-199/{len(sound)}"
    assert response.headers["Content-Length"] == "100"


def test_a_suffix_longer_than_the_file_is_the_whole_file_as_206(
    get: Callable[..., TestResponse], sound: bytes
) -> None:
    response = get(Range=f"bytes=-{len(sound) + 1}")
    assert response.status_code == 206
    assert response.data == sound
    assert response.headers["Content-Range"] == f"bytes 0-{len(sound) - 1}/{len(sound)}"


def test_a_part_behind_the_end_is_416_and_tells_the_length(
    get: Callable[..., TestResponse], sound: bytes
) -> None:
    response = get(Range=f"bytes={len(sound)}-")
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(sound)}"


def test_several_parts_at_once_give_the_whole(
    get: Callable[..., TestResponse], sound: bytes
) -> None:
    response = get(Range="bytes=0-1,5-6")
    assert (response.status_code, response.data) == (200, sound)


def test_head_tells_the_length_and_takes_no_range(
    get: Callable[..., TestResponse], sound: bytes
) -> None:
    response = get("HEAD", Range="bytes=0-1")
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["Content-Length"] == str(len(sound))
    assert response.headers["Accept-Ranges"] == "bytes"


def test_if_range_with_the_right_tag_gives_the_part(get: Callable[..., TestResponse]) -> None:
    tag = get("HEAD").headers["ETag"]
    assert not tag.startswith("W/")
    assert get(Range="bytes=0-1", If_Range=tag).status_code == 206


@pytest.mark.parametrize("tag", ['"other"', "Tue, 24 Nov 2026 20:00:00 GMT"])
def test_if_range_with_another_version_gives_the_whole(
    get: Callable[..., TestResponse], sound: bytes, tag: str
) -> None:
    response = get(Range="bytes=0-1", If_Range=tag)
    assert (response.status_code, response.data) == (200, sound)


def test_if_range_with_a_weak_tag_gives_the_whole(get: Callable[..., TestResponse]) -> None:
    tag = get("HEAD").headers["ETag"]
    assert get(Range="bytes=0-1", If_Range=f"W/{tag}").status_code == 200


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_has_not_changed_is_not_sent_again(
    get: Callable[..., TestResponse], method: str
) -> None:
    tag = get("HEAD").headers["ETag"]
    for wanted in (tag, f'"x", {tag}', f"W/{tag}", "*"):
        response = get(method, If_None_Match=wanted, Range="bytes=0-1")
        assert (response.status_code, response.data) == (304, b"")
        assert response.headers["ETag"] == tag
    assert get(method, If_None_Match='"x"').status_code == 200


def test_a_file_of_the_last_build_can_be_heard_to_its_end(client: FlaskClient, audio: Path) -> None:
    old = audio / GUIDE / "welcome.00c0ffee.mp3"
    old.write_bytes(b"old sound")
    with client.get(BASE + old.name) as response:
        assert response.data == b"old sound"


@pytest.mark.parametrize(
    "path",
    [
        "manifest.json",
        "build.json",
        "nothing.00000000.mp3",
        "secret.00000000.txt",
        ".hidden.00000000.mp3",
        "../../secret.00000000.mp3",
        "..%2f..%2fsecret.00000000.mp3",
        "..%5c..%5csecret.00000000.mp3",
        "%2e%2e/secret.00000000.mp3",
        "/etc/passwd",
        "%00.00000000.mp3",
        "two-lungs.00000000.mp3%00",
        "two-lungs.00000000.mp3%0a",
    ],
)
def test_nothing_else_is_served(client: FlaskClient, audio: Path, path: str) -> None:
    for folder in (audio, audio.parent, audio / GUIDE):
        for suffix in ("mp3", "txt"):
            (folder / f"secret.00000000.{suffix}").write_bytes(b"secret")
    (audio / GUIDE / "build.json").write_bytes(b"{}")
    response = client.get(BASE + path)
    assert response.status_code in {301, 308, 404}
    assert b"secret" not in response.data


@pytest.mark.parametrize("guide", ["..", "%2e%2e", ".cache", "Breathing", "breathing%2f.."])
def test_no_folder_but_a_guide_is_served(client: FlaskClient, audio: Path, guide: str) -> None:
    (audio / ".cache").mkdir(exist_ok=True)
    for folder in (audio, audio / ".cache"):
        (folder / "clip.00000000.mp3").write_bytes(b"secret")
    response = client.get(f"/guides/{guide}/files/clip.00000000.mp3")
    assert response.status_code == 404


def test_a_link_out_of_the_folder_is_not_followed(
    client: FlaskClient, audio: Path, tmp_path: Path
) -> None:
    (tmp_path / "outside.mp3").write_bytes(b"outside")
    link = audio / GUIDE / "link.00000000.mp3"
    link.symlink_to(tmp_path / "outside.mp3")
    assert client.get(BASE + link.name).status_code == 404


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("js/main.js", "text/javascript; charset=utf-8"),
        ("css/page.css", "text/css; charset=utf-8"),
        ("icons/icon.svg", "image/svg+xml"),
        ("icons/icon.192.png", "image/png"),
    ],
)
def test_the_players_own_files_have_their_types_and_can_be_asked_for_again(
    client: FlaskClient, name: str, media_type: str
) -> None:
    with client.get(f"/static/{name}") as response:
        assert response.headers["Content-Type"] == media_type
        assert response.headers["Cache-Control"] == "no-cache"
        tag = response.headers["ETag"]
    assert client.get(f"/static/{name}", headers={"If-None-Match": tag}).status_code == 304


def test_the_players_own_files_are_all_of_its_folder_that_is_served(client: FlaskClient) -> None:
    for name in ("../app.py", "%2e%2e/app.py", "nothing.js"):
        assert client.get(f"/static/{name}").status_code == 404
