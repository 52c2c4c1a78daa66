"""W3C pronunciation lexicons: read without traps, written so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audioguide.script.pls import parse_pls, render_pls
from audioguide.script.pronunciation import Lexicon

HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" '
EXAMPLE = (
    HEAD
    + """alphabet="ipa" xml:lang="en-GB">
  <!-- a note -->
  <lexeme role="claws:VVI"><grapheme>Judgment</grapheme><grapheme>judgement</grapheme>
    <phoneme>ˈdʒʌdʒmənt</phoneme><phoneme>x</phoneme></lexeme>
  <lexeme><grapheme>W3C</grapheme><alias>Web</alias><alias prefer="true">World  Wide
    Web</alias></lexeme>
</lexicon>"""
)


def test_a_lexicon_gives_each_way_of_writing_its_preferred_saying() -> None:
    shared, findings = parse_pls(EXAMPLE.encode(), "lexicon.pls")

    assert findings == ()
    assert shared.lang == "en-GB"
    assert dict(shared.lexicon.entries) == {
        "Judgment": "/ˈdʒʌdʒmənt/",
        "judgement": "/ˈdʒʌdʒmənt/",
        "W3C": "World Wide Web",
    }


@pytest.mark.parametrize(
    ("lexicon_lang", "text_lang", "expected"),
    [
        ("en", "en-GB", True),
        ("en-GB", "en-gb", True),
        ("en-GB", "en-US", False),
        ("es", "en", False),
    ],
)
def test_a_lexicon_counts_for_its_language(
    lexicon_lang: str, text_lang: str, *, expected: bool
) -> None:
    shared, _ = parse_pls(f"{HEAD} xml:lang='{lexicon_lang}'/>".encode(), "lexicon.pls")

    assert shared.is_for(text_lang) is expected


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE lexicon [<!ENTITY a "b">]>' + HEAD + "xml:lang='en'/>",
        '<!DOCTYPE lexicon SYSTEM "file:///etc/passwd">' + HEAD + "xml:lang='en'/>",
        HEAD + "/>",
        "<lexicon/>",
        "",
    ],
)
def test_what_is_no_lexicon_or_has_a_trap_is_not_read(document: str) -> None:
    shared, findings = parse_pls(document.encode(), "lexicon.pls")

    assert [finding.code for finding in findings] == ["lexicon-not-read"]
    assert shared.lexicon.entries == ()


def test_entities_that_would_grow_without_end_are_never_expanded() -> None:
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(30))
    document = f"<!DOCTYPE lexicon [{lines}]>{HEAD} xml:lang='&e29;'/>"

    _, findings = parse_pls(document.encode(), "lexicon.pls")

    assert [finding.code for finding in findings] == ["lexicon-not-read"]


@given(st.binary(max_size=200))
def test_any_bytes_give_a_lexicon_or_a_finding(data: bytes) -> None:
    shared, findings = parse_pls(data, "lexicon.pls")

    assert findings
    assert shared.lexicon.entries == ()


WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="/"), min_size=1, max_size=9
)


@given(st.dictionaries(WORDS, WORDS | WORDS.map(lambda word: f"/{word}/"), max_size=5))
def test_what_is_written_is_read_again(entries: dict[str, str]) -> None:
    lexicon = Lexicon(tuple(entries.items()))

    shared, _ = parse_pls(render_pls(lexicon, "es").encode(), "lexicon.pls")

    assert shared.lexicon == lexicon
    assert shared.lang == "es"


def test_what_is_written_is_pls() -> None:
    root = etree.fromstring(render_pls(Lexicon((("R&D", "R and D"), ("a", "/a/"))), "en").encode())

    assert root.attrib["alphabet"] == "ipa"
    assert [child.tag.rpartition("}")[2] for child in root.iter()][1:] == [
        *("lexeme", "grapheme", "alias"),
        *("lexeme", "grapheme", "phoneme"),
    ]
