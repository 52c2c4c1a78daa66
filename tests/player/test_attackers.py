"""What somebody on the network may try; docs/security.md tells what is promised."""

import io
import json
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from flask import Flask
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide.bundle import access
from audioguide.bundle.access import ensure_token
from audioguide.bundle.downloads import hash_manifest, write_downloads
from audioguide.bundle.store import load_manifest, to_resource, write_manifest
from audioguide.model.downloads import Download
from audioguide.player import create_app
from audioguide.player.connection import hide_secrets
from audioguide.player.routing import PRIVATE
from audioguide.player.security import SECURITY_HEADERS

SECRET = b"top secret"
LONG = "a" * 300
# As the server hands them over: percent signs of the address are decoded once already.
TRICKS = (
    *("..", ".", "../secret.txt", "..\\secret.txt", "/secret.txt", "//secret.txt", "...", "....//"),
    *("%2e%2e", "%2e%2e%2fsecret.txt", "..%2fsecret.txt", "..%252fsecret.txt", "..%5csecret.txt"),
    *("../" * 12 + "etc/passwd", "\0", "secret.txt\0", "\0.mp3", "a\n", "a\r\nX: y", "\u202e"),
    *(
        "con",
        "nul",
        "aux.mp3",
        "com1.00000000.mp3",
        "C:\\secret.txt",
        "file:///etc/passwd",
        "~root",
    ),
    *("\xc0\xae\xc0\xae/secret.txt", "\u2025/secret.txt", "\uff0e\uff0e/secret.txt", "\udcff"),
    *(
        LONG,
        f"{LONG}.00000000.mp3",
        f"{LONG}.js",
        f"{'a/' * 3000}a.js",
        "a" * 100_000,
        "?",
        "#",
        "*",
    ),
    *(
        "secret.txt",
        "link.00000000.mp3",
        "link.mp3",
        "access.json",
        "manifest.json",
        ".cache",
        "{}",
    ),
)


@pytest.fixture(scope="module")
def audio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a guide, and secrets beside, above and in it that links lead to."""
    folder = tmp_path_factory.mktemp("hostile") / "audio"
    write_bundle(folder)
    outside = folder.parent / "secret.txt"
    outside.write_bytes(SECRET)
    (folder / "secret.txt").write_bytes(SECRET)
    downloads = folder / GUIDE / "downloads"
    downloads.mkdir()
    for place in (folder / GUIDE / "link.00000000.mp3", downloads / "link.mp3"):
        place.symlink_to(outside)
    (folder / GUIDE / "access.json").write_bytes(SECRET)
    linked = to_resource(downloads / "link.mp3", "0" * 64, 10)
    download = Download(
        format="mp3", file=linked, bundle_sha256=hash_manifest(folder / GUIDE), recipe=1
    )
    write_downloads(folder / GUIDE, (download,))
    return folder


@pytest.fixture
def own_audio(audio: Path, tmp_path: Path) -> Path:
    """A copy for a test that changes it."""
    return Path(shutil.copytree(audio, tmp_path / "audio", symlinks=True))


@pytest.fixture
def app(audio: Path) -> Flask:
    return create_app(audio, base_url="https://example.org")


def ask(
    app: Flask, path: str, method: str = "GET", **more: str
) -> tuple[int, dict[str, str], bytes]:
    """Send a request past all clients, which would tidy its path."""
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    written = path.encode("utf-8", "surrogateescape").decode("latin-1")
    environ |= {
        "PATH_INFO": written,
        "REQUEST_METHOD": method,
        "wsgi.errors": io.StringIO(),
        **more,
    }
    told: list[tuple[str, list[tuple[str, str]]]] = []
    answer = app(environ, lambda status, headers, _=None: told.append((status, headers)))
    body = b"".join(answer)
    getattr(answer, "close", lambda: None)()
    return int(told[-1][0][:3]), dict(told[-1][1]), body


def paths(app: Flask, fill: str) -> Iterator[str]:
    """Give every route's path with `fill` in the place of each of its arguments in turn."""
    usual = {"guide_id": GUIDE, "chapter_id": "counting", "name": "none", "lang": "en"}
    for rule in app.url_map.iter_rules():
        for hostile in rule.arguments:
            path = rule.rule
            for argument in rule.arguments:
                value = fill if argument == hostile else usual[argument]
                kinds = ("", "public:", "private:", "path:")
                for written in (f"<{kind}{argument}>" for kind in kinds):
                    path = path.replace(written, value)
            assert "<" not in path.replace(fill, "")
            yield path


@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: ascii(trick[:24]))
def test_no_trick_leads_out_of_the_folders_on_any_route(app: Flask, trick: str) -> None:
    for path in paths(app, trick):
        status, headers, body = ask(app, path)
        assert SECRET not in body
        assert b"root:" not in body
        if status in {301, 308}:  # a slash is missing, or doubled: to the same place, on this host
            assert headers["Location"].startswith(("http://127.0.0.1/", "/")), path
            assert not headers["Location"].startswith("//"), path
        elif trick not in {".", "..", "#", "?", "manifest.json"}:
            assert status in {400, 404}, path


def test_any_other_method_is_refused_on_every_route(app: Flask) -> None:
    tried = 0
    for path in [*paths(app, GUIDE), "/", "/feed.xml", "/worker.js", "/offline/"]:
        for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "X"):
            if path.startswith((f"/{PRIVATE}/", "/app.")) or f"/{GUIDE}/{GUIDE}" in path:
                continue
            status, headers, _ = ask(app, path, method)
            assert (status, "GET" in headers.get("Allow", "")) == (405, True), (method, path)
            tried += 1
    assert tried > 50


def test_every_kind_of_answer_carries_every_header(own_audio: Path) -> None:
    audio = own_audio
    manifest = load_manifest(audio, GUIDE)
    sound = f"/guides/{GUIDE}/files/{manifest.chapters[0].audio.href}"
    answers = {
        200: ["/", f"/guides/{GUIDE}/", "/worker.js", "/app.en.webmanifest", "/static/js/main.js"],
        308: [f"/guides/{GUIDE}"],
        404: ["/nothing", "/feed.xml", "/static/none.js", f"/guides/{GUIDE}/feed.xml"],
        206: [sound],
        416: [sound],
        405: ["/"],
        421: ["/"],
        503: [f"/guides/{GUIDE}/the-end/"],
    }
    (audio / GUIDE / manifest.chapters[2].timeline.href).write_bytes(b"{}")
    strict = create_app(audio, allow_hosts=["example.org"])
    for wanted, addresses in answers.items():
        for address in addresses:
            more = {206: {"HTTP_RANGE": "bytes=0-9"}, 416: {"HTTP_RANGE": "bytes=99999999-"}}
            host = {"HTTP_HOST": "evil.example"} if wanted == 421 else {}
            method = "POST" if wanted == 405 else "GET"
            status, headers, _ = ask(strict, address, method, **more.get(wanted, {}), **host)
            assert status == wanted, address
            expected = dict(SECURITY_HEADERS)
            if address.endswith("feed.xml"):  # which podcast apps on other sites read
                expected["Cross-Origin-Resource-Policy"] = "cross-origin"
            assert {name: headers.get(name) for name in expected} == expected
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "host",
    ["evil.example", "example.org.evil.example", "example.org@evil.example", "[", "", "a b", ".x"],
)
def test_where_names_are_set_any_other_name_is_refused(audio: Path, host: str) -> None:
    app = create_app(audio, base_url="https://guides.example/x", allow_hosts=["Example.org"])
    for path in ("/", f"/guides/{GUIDE}/", "/static/js/main.js", "/nothing"):
        status, _, body = ask(app, path, HTTP_HOST=host)
        assert status == 421, path
        assert b"another name" in body
    assert ask(app, "/healthz", HTTP_HOST="10.0.0.7:8000")[0] == 200  # who watches over it may
    for known in ("example.org", "EXAMPLE.org:8000", "guides.example", "localhost:8000", "[::1]:8"):
        assert ask(app, "/", HTTP_HOST=known)[0] == 200, known
    assert ask(create_app(audio), "/", HTTP_HOST=host)[0] == 200


def test_a_manifest_that_names_a_file_elsewhere_opens_nothing(own_audio: Path) -> None:
    app = create_app(own_audio)
    (own_audio / GUIDE / "access.json").unlink()  # else it might be a private one's: 404
    path = own_audio / GUIDE / "manifest.json"
    written = json.loads(path.read_bytes())
    written["readingOrder"][1]["alternate"][0]["url"] = "../../secret.txt"
    path.write_text(json.dumps(written), encoding="utf-8")
    for name in ("", "counting/", "offline.json"):
        status, _, body = ask(app, f"/guides/{GUIDE}/{name}")
        assert status == 503
        assert SECRET not in body


def test_a_fault_tells_a_browser_nothing_and_the_log_no_secret(
    audio: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(audio)
    token = "T0ken-" * 7 + "x"

    @app.get("/private/<rest>/a/fault")
    def fault(rest: str) -> str:  # noqa: ARG001
        raise RuntimeError("the listener must not see this")

    status, headers, body = ask(app, f"/private/{token}/a/fault", REMOTE_ADDR="203.0.113.9")
    assert (status, "Content-Security-Policy" in headers) == (500, True)
    assert b"Something went wrong on our side" in body
    for told in (b"must not see", b"Traceback", b"RuntimeError", b".py"):
        assert told not in body
    assert "the listener must not see this" in caplog.text  # whoever runs it does
    assert token not in caplog.text
    assert "203.0.113.9" not in caplog.text


def test_what_the_server_logs_has_its_secrets_taken_out() -> None:
    message = "Exception while serving %s"
    record = logging.LogRecord(
        "waitress", logging.ERROR, "", 0, message, ("/private/abc-DEF_9/feed.xml",), None
    )
    assert hide_secrets(record)
    assert record.getMessage() == "Exception while serving /private/.../feed.xml"


def test_every_token_is_compared_in_constant_time_whichever_is_right(
    own_audio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audio = own_audio
    for name in ("first", "second", "third"):
        manifest = write_bundle(audio, name)
        private = manifest.info.__class__(**{**_fields(manifest.info), "is_private": True})
        whole = manifest.__class__(**{**_fields(manifest), "info": private})
        write_manifest(audio / name, whole)
    tokens = {name: ensure_token(audio, name) for name in ("first", "second", "third")}
    compared: list[bytes] = []
    truly = access.hmac.compare_digest

    def compare(right: bytes, asked: bytes) -> bool:
        compared.append(right)
        return truly(right, asked)

    monkeypatch.setattr(access.hmac, "compare_digest", compare)
    for asked in (*tokens.values(), "wrong", "", "\udcff"):
        compared.clear()
        found = access.find_guide_of(audio, asked)
        assert found == {token: name for name, token in tokens.items()}.get(asked)
        assert sorted(compared) == sorted(token.encode() for token in tokens.values())


def _fields(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}  # type: ignore[attr-defined]


def test_a_download_of_a_guide_that_is_a_link_out_is_not_followed(app: Flask) -> None:
    assert ask(app, f"/guides/{GUIDE}/downloads/link.mp3")[0] == 404


def test_head_and_options_tell_no_more_than_get(client: FlaskClient) -> None:
    with closing(client.head("/")) as head, closing(client.options("/")) as options:
        assert head.data == options.data == b""
    assert os.linesep not in options.headers["Allow"]
