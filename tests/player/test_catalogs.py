"""The texts of the interface: all there, all used, in every language the same, and nowhere else."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from player_bundle import GUIDE, write_bundle

from audioguide import player
from audioguide.player import create_app
from audioguide.player.catalogs import CATALOGS, write_texts

PLAYER = Path(player.__file__).parent
SCRIPTS = sorted((PLAYER / "static/js").rglob("*.js"))
TEMPLATES = sorted((PLAYER / "templates").glob("*.html"))
MODULES = sorted(PLAYER.glob("*.py"))
EXPORT = PLAYER.parent / "export"
PAGES = sorted((EXPORT / "templates/epub").glob("*.xhtml"))
EXPORTS = sorted((*EXPORT.rglob("*.py"), *(EXPORT / "templates").rglob("*.*")))
SOURCES = {
    path: path.read_text(encoding="utf-8") for path in (*SCRIPTS, *TEMPLATES, *MODULES, *EXPORTS)
}
STEMS = {re.sub(r"\.(one|other)$", "", key) for key in CATALOGS["en"].texts}
# t("a.b"), pieces("a.b"), tell("a.b") and t(is ? "a.b" : "a.c"); `a.${b}` and f"a.{b}" begin some
# keys.
ASKED = re.compile(r"""\b(?:t|pieces|tell|mark_up)\(\s*["']([\w.]+)["']""")
WHOLE = re.compile(r"""["']([A-Za-z]+\.[\w.]+)["']""")
BEGUN = re.compile(r"""[`"']([A-Za-z][\w.]*\.)(?:\$?\{|" ~)""")


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize("lang", CATALOGS)
def test_every_catalog_has_the_keys_and_placeholders_of_the_english_one(lang: str) -> None:
    english, texts = CATALOGS["en"].texts, CATALOGS[lang].texts
    assert list(texts) == list(english)
    assert {key: placeholders(texts[key]) for key in texts} == {
        key: placeholders(english[key]) for key in english
    }
    assert all(text.strip() == text and text for text in texts.values())


@pytest.mark.parametrize("lang", CATALOGS)
def test_no_key_is_written_twice(lang: str) -> None:
    text = (PLAYER / f"texts/{lang}.json").read_text(encoding="utf-8")
    pairs = json.loads(text, object_pairs_hook=list)
    assert len(pairs) == len(dict(pairs))


def test_every_key_that_is_asked_for_is_there() -> None:
    asked = {
        (path.name, key)
        for path, source in SOURCES.items()
        for key in ASKED.findall(source)
        if not key.endswith(".")
    }
    assert asked
    assert sorted((name, key) for name, key in asked if key not in STEMS) == []


def test_every_key_is_used() -> None:
    text = "\n".join(SOURCES.values())
    whole, begun = set(WHOLE.findall(text)), tuple(set(BEGUN.findall(text)))
    assert sorted(key for key in STEMS if key not in whole and not key.startswith(begun)) == []


def test_a_page_carries_what_its_modules_say_and_no_more() -> None:
    told = json.loads(write_texts("es", ("told.js",)))
    assert told["time.hours.one"] == "{count} hora"
    assert all(key.startswith("time.") for key in told)
    commands = json.loads(write_texts("en", ("help.js",)))
    assert commands["command.toggle"] == "Play or pause"


class Literals(HTMLParser):
    """Collects what people would see or hear of a template that is not asked of a catalog."""

    SPOKEN = ("aria-label", "title", "alt", "label", "placeholder", "aria-roledescription")

    def __init__(self, template: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if value and name in self.SPOKEN]

    def handle_data(self, data: str) -> None:
        if any(letter.isalpha() for letter in data):
            self.found.append(data.strip())


@pytest.mark.parametrize("template", [*TEMPLATES, *PAGES], ids=lambda path: path.name)
def test_no_words_are_written_in_a_template(template: Path) -> None:
    assert Literals(SOURCES[template]).found == []


# Words to a machine: keys, errors of the browser, and what only a developer reads in the console.
TO_MACHINES = re.compile(
    r"(?:Arrow|Page)\w+|Enter|Escape|Home|End|Space|Plus|Tab|Backspace|Delete|Shift\+?|Control|Alt"
    r"|AltGraph|Meta|CapsLock|NumLock|[A-Za-z]+Error|NFK[CD]|[A-Z]|GET|Range|Content-[A-Z][a-z]+"
)
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
TO_DEVELOPERS = re.compile(r"new Error\(|console\.|//")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_words_are_written_in_a_module(script: Path) -> None:
    found = []
    for line in SOURCES[script].splitlines():
        if TO_DEVELOPERS.search(line) or line.lstrip().startswith(("*", "/*", "import")):
            continue
        for plain, template in LITERAL.findall(line):
            words = re.sub(r"\$\{.*?\}", "", plain or template)
            is_sentence = re.search(r"[A-Za-z]{2,}[.!?:]?$", words) and words[:1].isupper()
            if is_sentence and not TO_MACHINES.fullmatch(words):
                found.append(words)
    assert found == []


@pytest.mark.parametrize(
    ("asked", "lang", "title"),
    [
        (None, "en", "Audio guides"),
        ("es", "es", "Audioguías"),
        ("es-MX,es;q=0.9,en;q=0.8", "es", "Audioguías"),
        ("fr, es;q=0.5, en;q=0.4", "es", "Audioguías"),
        ("en-GB,en;q=0.9,es;q=0.8", "en", "Audio guides"),
        ("ja", "en", "Audio guides"),
        ("*", "en", "Audio guides"),
    ],
)
def test_a_page_of_no_guide_speaks_the_browsers_language(
    client: FlaskClient, asked: str | None, lang: str, title: str
) -> None:
    for address in ("/", "/nothing"):
        response = client.get(address, headers={"Accept-Language": asked} if asked else {})
        assert f'<html lang="{lang}">' in response.text
        assert title in response.text
        assert "Accept-Language" in response.headers["Vary"]


def test_pages_of_two_languages_are_two_versions(client: FlaskClient) -> None:
    first = client.get("/", headers={"Accept-Language": "en"})
    condition = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/", headers={"Accept-Language": "en", **condition}).status_code == 304
    assert client.get("/", headers={"Accept-Language": "es", **condition}).status_code == 200


@pytest.mark.parametrize(
    ("guide_lang", "asked", "lang"),
    [("es-AR", "en", "es"), ("en", "es", "en"), ("fr", "es", "es"), ("fr", "de", "en")],
)
def test_a_guide_page_speaks_the_guides_language_if_it_can_else_the_browsers(
    tmp_path: Path, guide_lang: str, asked: str, lang: str
) -> None:
    write_bundle(tmp_path, lang=guide_lang)
    client = create_app(tmp_path).test_client()
    for address in (f"/guides/{GUIDE}/", f"/guides/{GUIDE}/two-lungs/"):
        response = client.get(address, headers={"Accept-Language": asked})
        assert f'<html lang="{lang}">' in response.text
        assert f'<title lang="{guide_lang}"' in response.text
        assert f'<h1 lang="{guide_lang}"' in response.text or "two-lungs" in address
        assert ("Accept-Language" in response.headers["Vary"]) == (guide_lang == "fr")


def test_a_spanish_guide_has_a_spanish_player(tmp_path: Path) -> None:
    write_bundle(tmp_path, lang="es")
    client = create_app(tmp_path).test_client()
    guide = client.get(f"/guides/{GUIDE}/").text
    assert "Empezar a escuchar" in guide
    assert "<dd>2 minutos</dd>" in guide
    chapter = client.get(f"/guides/{GUIDE}/two-lungs/").text
    for words in ("Ir al texto", 'aria-label="Reproducir"', "Descargar este capítulo", " kB"):
        assert words in chapter


class Languages(HTMLParser):
    """Tells the language that each text of a page is in, by the nearest `lang`."""

    VOID = ("meta", "link", "img", "input", "track", "br", "path")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.langs: dict[str, set[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lang = dict(attrs).get("lang") or (self.open[-1] if self.open else "")
        if tag not in self.VOID:
            self.open.append(lang)

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.langs.setdefault(data.strip(), set()).add(self.open[-1] if self.open else "")


def test_every_change_of_language_is_marked(tmp_path: Path) -> None:
    write_bundle(tmp_path, lang="fr")
    client = create_app(tmp_path).test_client()
    own = ["Breathing, <simply>", "How air gets in & out.", "Counting", "Two lungs & one air"]
    own += ["The end", "A tone", "The Press", "Counting – Breathing, <simply>"]
    seen = set()
    for address in ("/", f"/guides/{GUIDE}/", f"/guides/{GUIDE}/counting/"):
        page = client.get(address, headers={"Accept-Language": "es"}).text
        langs = Languages(page).langs
        for text in set(own) & set(langs):
            # The title of a chapter is heard as its timeline says, which is another language here.
            assert langs[text] <= {"fr", "en"}, (address, text)
            assert "fr" in langs[text], (address, text)
            seen.add(text)
        for text in ("Audioguías", "Todas las guías", "Capítulos", "Acerca de esta guía"):
            assert langs.get(text, {"es"}) == {"es"}
    assert seen == set(own)
