"""A guide and its translation lead to each other, page by page."""

from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from audioguide.bundle.build import build_guide
from audioguide.player import create_app
from audioguide.script.source import read_guide

GUIDES = {
    "lungs": ("en", "Your lungs", "", ["Start", "Breath", "End"]),
    "pulmones": ("es", "Tus pulmones", 'translation_of = "lungs"\n', ["Inicio", "Respirar"]),
    "poumons": ("fr", "Vos poumons", 'translation_of = "lungs"\n', ["Début"]),
    "secret": ("de", "Lunge", 'translation_of = "lungs"\naccess = "token"\n', ["Anfang"]),
}


def scripts(folder: Path) -> dict[str, Path]:
    for name, (lang, title, more, chapters) in GUIDES.items():
        (folder / name).mkdir(parents=True)
        settings = f'title = "{title}"\nlang = "{lang}"\nvoice = "silent"\n{more}'
        (folder / name / "guide.toml").write_text(settings, encoding="utf-8")
        for number, heading in enumerate(chapters, start=1):
            path = folder / name / f"{number:02}-{'abc'[number - 1]}.md"
            path.write_text(f"# {heading}\n\nWell.\n", encoding="utf-8")
    return {name: folder / name for name in GUIDES}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, executor: Executor) -> FlaskClient:
    folder = tmp_path_factory.mktemp("languages")
    for source in scripts(folder / "scripts").values():
        guide, findings = read_guide(source)
        assert findings == ()
        build_guide(guide, source=source, audio=folder / "audio", executor=executor)
    return create_app(folder / "audio", base_url="https://example.org/").test_client()


def links(page: str) -> list[str]:
    start = page.index('class="also"')
    paragraph = page[start : page.index("</p>", start)]
    return [part.split('"')[0] for part in paragraph.split('href="')[1:]]


def test_a_guide_and_its_translations_link_to_each_other(library: FlaskClient) -> None:
    original = library.get("/guides/lungs/").text
    assert links(original) == ["/guides/poumons/", "/guides/pulmones/"]
    assert 'hreflang="es" lang="es"' in original
    assert ">Español</a>" in original
    assert '<link rel="alternate" hreflang="es" href="/guides/pulmones/">' in original
    spanish = library.get("/guides/pulmones/").text
    assert links(spanish) == ["/guides/lungs/", "/guides/poumons/"]
    assert "También en:" in spanish
    assert ">English</a>" in spanish


def test_a_chapter_links_to_that_of_the_same_number_or_else_to_the_guide(
    library: FlaskClient,
) -> None:
    assert links(library.get("/guides/lungs/b/").text) == [
        "/guides/poumons/", "/guides/pulmones/b/",
    ]  # fmt: skip
    assert links(library.get("/guides/pulmones/b/").text) == [
        "/guides/lungs/b/", "/guides/poumons/",
    ]  # fmt: skip
    assert 'class="also"' not in library.get("/embed/lungs/b/").text


def test_a_translation_with_a_secret_address_is_not_given_away(library: FlaskClient) -> None:
    for address in ("/guides/lungs/", "/guides/lungs/a/", "/guides/pulmones/"):
        page = library.get(address).text
        assert "/private/" not in page
        assert "Deutsch" not in page


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('translation_of = "nothing"', "no other guide with the id 'nothing'"),
        ('translation_of = "a"', "no other guide with the id 'a'"),
        ('translation_of = "b"', "'b' is in the same language"),
    ],
)
def test_a_translation_of_nothing_is_told_with_its_line(
    write_guide: Callable[..., Path], line: str, message: str
) -> None:
    text = {"01-a.md": "# A\n\nText.\n"}
    write_guide(text, 'title = "B"\nlang = "en-GB"\n', "b")
    folder = write_guide(text, f'title = "A"\nlang = "en"\n{line}\n', "a")
    guide, (finding,) = read_guide(folder)
    assert (finding.code, finding.source.line) == ("translation-of", 3)
    assert message in finding.message
    assert guide.info.translation_of is None
