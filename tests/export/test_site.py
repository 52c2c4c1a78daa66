"""A site of plain files: the player's own pages, whole, and no more touched than has changed."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from player_bundle import GUIDE, write_bundle

from audioguide.bundle.access import ensure_token
from audioguide.bundle.store import load_manifest, write_manifest
from audioguide.cli import main
from audioguide.errors import AudioguideError, BundleError, ExportError
from audioguide.export.run import export_guide
from audioguide.export.site.export import check_folder, export_site, open_target
from audioguide.export.site.folder import FolderTarget
from audioguide.export.site.plan import LEFT_OUT
from audioguide.player import create_app

URL = "https://guides.example.org/some/where/"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two guides, of which one has downloads. Do not write into it."""
    folder = tmp_path_factory.mktemp("library") / "audio"
    write_bundle(folder)
    write_bundle(folder, "respirar", lang="es")
    export_guide(folder, GUIDE, "text")
    return folder


def make(library: Path, folder: Path, *guides: str, **about: str) -> FolderTarget:
    target = FolderTarget(folder)
    export_site(library, guides, target, **about)
    return target


def content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def marks(folder: Path) -> dict[str, tuple[int, int]]:
    """Of each file what changes as soon as it is written anew."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def test_its_pages_are_the_players_own_byte_for_byte(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path, base_url=URL)
    app = create_app(library, base_url=URL)
    app.config["IS_LIVE"] = False
    client = app.test_client()
    for page in tmp_path.rglob("index.html"):
        address = page.relative_to(tmp_path).as_posix().removesuffix("index.html")
        answer = client.get(f"/{address}", base_url=URL)
        assert answer.data == page.read_bytes(), address
    assert (tmp_path / f"guides/{GUIDE}/counting/index.html").is_file()


def test_every_route_of_the_player_is_in_it(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path, base_url=URL)
    # A route that the plan does not know how to fill would have stopped it; these are left out.
    assert {"pages.embed"} == LEFT_OUT
    folder = tmp_path / "guides" / GUIDE
    manifest = load_manifest(library, GUIDE)
    for chapter in manifest.chapters:
        for file in (chapter.audio, chapter.captions, chapter.timeline):
            assert (folder / "files" / file.href).stat().st_size == file.size_bytes
    assert (folder / f"downloads/{GUIDE}.txt").is_file()


def test_two_exports_are_the_same_bytes(library: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        make(library, tmp_path / name, base_url=URL)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_a_second_export_touches_only_what_changed(library: Path, tmp_path: Path) -> None:
    audio, folder = tmp_path / "audio", tmp_path / "site"
    shutil.copytree(library, audio)
    make(audio, folder)
    before = marks(folder)
    make(audio, folder)
    assert marks(folder) == before
    export_guide(audio, "respirar", "text")
    make(audio, folder)
    after = marks(folder)
    touched = {path for path in after if after[path] != before.get(path)}
    assert {os.path.relpath(path, folder) for path in touched} == {
        ".audioguide-site.json",
        "guides/respirar/index.html",
        "guides/respirar/downloads/respirar.txt",
    }


def test_what_is_no_longer_of_it_goes_and_what_is_not_ours_stays(
    library: Path, tmp_path: Path
) -> None:
    make(library, tmp_path)
    (tmp_path / "CNAME").write_text("guides.example.org")
    make(library, tmp_path, "respirar")
    assert not (tmp_path / "guides" / GUIDE).exists()
    assert (tmp_path / "CNAME").exists()
    assert GUIDE not in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert check_folder(tmp_path) > 50


def test_a_file_that_was_lost_or_cut_comes_again(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path)
    whole = content(tmp_path)
    (tmp_path / "index.html").unlink()
    (tmp_path / "guides/.index.html.part").write_bytes(b"half")
    next(tmp_path.glob("static/*/js/main.js")).write_bytes(b"half")
    make(library, tmp_path)
    assert content(tmp_path) == whole


def test_sound_is_not_copied_where_it_can_be_linked(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path)
    sound = load_manifest(library, GUIDE).chapters[0].audio.href
    assert (library / GUIDE / sound).samefile(tmp_path / f"guides/{GUIDE}/files" / sound)


def test_another_site_is_never_written_over(library: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(ExportError, match="Another site"):
        make(library, tmp_path)
    assert content(tmp_path) == {"index.html": b"mine"}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_library_speaks_the_language_that_is_asked_for(
    library: Path, tmp_path: Path, lang: str
) -> None:
    make(library, tmp_path, lang=lang)
    assert f'<html lang="{lang}">' in (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in (tmp_path / "guides/respirar/index.html").read_text("utf-8")


def test_the_library_speaks_the_language_of_its_guides(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path, "respirar")
    assert '<html lang="es">' in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_without_an_address_nothing_names_one(library: Path, tmp_path: Path) -> None:
    make(library, tmp_path)
    assert not (tmp_path / "sitemap.xml").exists()
    for page in tmp_path.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "site.invalid" not in text
        assert "localhost" not in text


def test_with_an_address_there_is_a_sitemap_and_a_page_for_any_depth(
    library: Path, tmp_path: Path
) -> None:
    make(library, tmp_path, base_url=URL.removesuffix("/"))
    sitemap = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{URL}guides/{GUIDE}/counting/</loc>" in sitemap
    assert f"Sitemap: {URL}sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")
    missing = (tmp_path / "404.html").read_text(encoding="utf-8")
    assert 'href="/some/where/"' in missing
    assert f"<br>{URL}guides/{GUIDE}/counting/" in (
        tmp_path / f"guides/{GUIDE}/counting/index.html"
    ).read_text(encoding="utf-8")


def test_its_feeds_lead_to_its_own_files(build_bundle: Callable[..., Path], tmp_path: Path) -> None:
    audio = build_bundle({"01-a.md": "# A\n\nWords."})
    for name in ("mp3", "podcast"):
        export_guide(audio, "lungs", name)
    make(audio, tmp_path, base_url=URL)
    feed = tmp_path / "guides/lungs/feed.xml"
    assert f'url="{URL}guides/lungs/' in feed.read_text(encoding="utf-8")
    assert check_folder(tmp_path, URL) == len(content(tmp_path))


def test_a_guide_with_a_secret_address_is_left_out(library: Path, tmp_path: Path) -> None:
    audio = tmp_path / "audio"
    shutil.copytree(library, audio)
    manifest = load_manifest(audio, "respirar")
    secret = replace(manifest, info=replace(manifest.info, is_private=True))
    write_manifest(audio / "respirar", secret)
    token = ensure_token(audio, "respirar")
    make(audio, tmp_path / "site", base_url=URL)
    for path, data in content(tmp_path / "site").items():
        assert b"guides/respirar" not in data, path
        assert token.encode() not in data, path
    with pytest.raises(ExportError, match="secret address"):
        make(audio, tmp_path / "site", "respirar")


def test_a_damaged_guide_stops_it_before_anything_is_written(library: Path, tmp_path: Path) -> None:
    audio = tmp_path / "audio"
    shutil.copytree(library, audio)
    sound = next((audio / GUIDE).glob("*.mp3"))
    sound.write_bytes(sound.read_bytes()[:-1])
    with pytest.raises(ExportError, match="missing or damaged"):
        make(audio, tmp_path / "site")
    assert content(tmp_path / "site") == {}


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org/", "https://a.org/?b"])
def test_what_is_no_address_is_told(library: Path, tmp_path: Path, address: str) -> None:
    with pytest.raises(AudioguideError, match="address"):
        make(library, tmp_path, base_url=address)


def test_what_is_not_there_is_told(library: Path, tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no such guide"):
        make(library, tmp_path, "heart")
    with pytest.raises(ExportError, match=r"texts in this language.*en es"):
        make(library, tmp_path, lang="tlh")
    with pytest.raises(ExportError, match="There is no guide"):
        make(tmp_path / "none", tmp_path / "site")
    with pytest.raises(ExportError, match="cannot be published to"):
        open_target("nonsense://here")


def test_the_command_makes_it_checks_it_and_names_a_link_that_leads_nowhere(
    library: Path, tmp_path: Path
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["export", "site", *arguments])
        return result.exit_code, result.output

    site = tmp_path / "site"
    made = run("--audio", str(library), "--to", site.as_uri())
    assert made[0] == 0
    assert " written" in made[1]
    assert run("--audio", str(library), "--output", str(site))[1].endswith("up to date\n")
    assert run("--check", "--output", str(site))[0] == 0
    next(site.glob("static/*/js/keys.js")).unlink()
    code, told = run("--check", "--output", str(site))
    assert code == 1
    assert "keys.js" in told
    assert "leads nowhere: there is no static/" in told
