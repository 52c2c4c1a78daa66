"""Three levels of pronunciations: the guide's, the library's, the project's; the nearest wins."""

from pathlib import Path

from audioguide.script.source import read_guide

PLS = """<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
  xml:lang="{lang}">
  <lexeme><grapheme>ileum</grapheme><alias>{said}</alias></lexeme>
  <lexeme><grapheme>cecum</grapheme><alias>{said}</alias></lexeme>
</lexicon>"""
TEXT = "# Title\n\nThe ileum, the cecum, and the trachea.\n"


def read(folder: Path, lang: str = "en") -> dict[str, str | None]:
    folder.mkdir(parents=True, exist_ok=True)
    settings = f'title = "A"\nlang = "{lang}"\n[pronounce]\nileum = "guide"\n'
    (folder / "guide.toml").write_text(settings, encoding="utf-8")
    (folder / "01-a.md").write_text(TEXT, encoding="utf-8")
    guide, _ = read_guide(folder)
    sentence = guide.sections[0].sentences[1]
    return {
        sentence.text[word.offset : word.offset + word.length]: word.spoken or word.ipa
        for word in sentence.words
        if word.spoken or word.ipa
    }


def test_the_guide_wins_over_the_library_and_the_library_over_the_project(tmp_path: Path) -> None:
    (tmp_path / "lexicon.pls").write_text(PLS.format(lang="en", said="library"), encoding="utf-8")

    assert read(tmp_path / "guts") == {"ileum": "guide", "cecum": "library", "trachea": "ˈtɹeɪkiə"}


def test_each_language_has_a_lexicon_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "lexicon.pls").write_text(PLS.format(lang="en", said="here"), encoding="utf-8")
    (tmp_path / "lexicon-es.pls").write_text(PLS.format(lang="es", said="aquí"), encoding="utf-8")

    assert read(tmp_path / "guts", "es") == {"ileum": "guide", "cecum": "aquí"}
    assert read(tmp_path / "guts", "en-GB")["cecum"] == "here"
