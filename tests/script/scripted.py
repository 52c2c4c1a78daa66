"""Helpers for tests of scripts: parse a text, and say what came out in plain tuples."""

from audioguide.model.text import Finding, Section, Sentence
from audioguide.script.markdown import parse_section
from audioguide.script.pronunciation import Lexicon

TITLE = "# Title\n\n"


def parse(
    text: str | bytes, lang: str = "en", pronounce: dict[str, str] | None = None
) -> tuple[Section, tuple[Finding, ...]]:
    """Parse a chapter as the file `01-a.md`."""
    data = text.encode() if isinstance(text, str) else text
    lexicon = Lexicon(tuple((pronounce or {}).items()))
    return parse_section(data, path="01-a.md", section_id="a", lang=lang, lexicon=lexicon)


def sentences(
    text: str, lang: str = "en", pronounce: dict[str, str] | None = None
) -> list[Sentence]:
    """Return the sentences of a chapter that has this text below its title."""
    section, _ = parse(TITLE + text, lang, pronounce)
    return list(section.sentences[1:])


def words(sentence: Sentence) -> list[str]:
    """Return the shown words of a sentence."""
    return [sentence.text[w.offset : w.offset + w.length] for w in sentence.words]


def said(sentence: Sentence) -> dict[str, str | None]:
    """Return the words that are not said as shown, with a respelling or with /IPA/."""
    return {
        shown: f"/{word.ipa}/" if word.ipa else word.spoken
        for shown, word in zip(words(sentence), sentence.words, strict=True)
        if word.ipa or word.spoken
    }


def codes(text: str | bytes) -> list[tuple[str, int]]:
    """Return the code and the line of every finding of a chapter."""
    _, findings = parse(text)
    return [(finding.code, finding.source.line) for finding in findings]
