"""W3C Pronunciation Lexicon Specification 1.0, read and written: words for many guides. Pure.

Of its elements, `grapheme`, `alias` and `phoneme` (alphabet `ipa`) have an effect here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from audioguide.model.language import LANGUAGE_TAG
from audioguide.model.text import Finding
from audioguide.script.findings import Notepad
from audioguide.script.ipa import check_ipa
from audioguide.script.pronunciation import Lexicon

_NS = "{http://www.w3.org/2005/01/pronunciation-lexicon}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         alphabet="ipa" xml:lang={lang}>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedLexicon:
    """A lexicon for all guides of a language."""

    lexicon: Lexicon = field(default_factory=Lexicon)
    lang: str = "en"

    def is_for(self, lang: str) -> bool:
        """Whether it counts for a language: `en` does for `en-GB` (RFC 4647, 3.3.1)."""
        return f"{lang}-".lower().startswith(f"{self.lang}-".lower())


def parse_pls(data: bytes, path: str) -> tuple[SharedLexicon, tuple[Finding, ...]]:
    """Read a lexicon; never fails. What cannot be used is left out, with a finding.

    Of several sayings in a lexeme the preferred counts, or else the first (PLS 1.0, 4.6).
    """
    notepad = Notepad(path)
    root = _parse_xml(data, notepad)
    if root is None:
        return SharedLexicon(), notepad.findings
    lang = root.get(_XML_LANG, "")
    if not LANGUAGE_TAG.fullmatch(lang):
        notepad.note("lexicon-not-read", root.sourceline, f"xml:lang={lang!r} is no language tag.")
        return SharedLexicon(), notepad.findings
    said: dict[str, str] = {}
    alphabet = root.get("alphabet", "ipa")
    for lexeme in root.iterfind(f"{_NS}lexeme"):
        for written, saying in _read_lexeme(lexeme, alphabet, lang, notepad):
            said.setdefault(written, saying)
    return SharedLexicon(lexicon=Lexicon(tuple(said.items())), lang=lang), notepad.findings


def render_pls(lexicon: Lexicon, lang: str) -> str:
    """Write a lexicon's entries as PLS 1.0, in their order."""
    lexemes = (
        f"  <lexeme>\n    <grapheme>{escape(written)}</grapheme>\n    {_render_saying(said)}\n"
        "  </lexeme>\n"
        for written, said in lexicon.entries
    )
    return _HEAD.format(lang=quoteattr(lang)) + "".join(lexemes) + "</lexicon>\n"


def _render_saying(said: str) -> str:
    if said.startswith("/") and said.endswith("/"):
        return f"<phoneme>{escape(said.strip('/ '))}</phoneme>"
    return f"<alias>{escape(said)}</alias>"


def _parse_xml(data: bytes, notepad: Notepad) -> etree._Element | None:
    """Parse without entities, network or a document type of its own; None after a finding."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        notepad.note("lexicon-not-read", error.lineno or 1, f"This is not XML: {error.msg}.")
        return None
    if root.getroottree().docinfo.doctype:
        notepad.note("lexicon-not-read", 1, "A lexicon needs no document type; this one has one.")
        return None
    if root.tag != f"{_NS}lexicon":
        notepad.note("lexicon-not-read", root.sourceline, "This is no PLS 1.0 lexicon.")
        return None
    return root


def _read_lexeme(
    lexeme: etree._Element, alphabet: str, lang: str, notepad: Notepad
) -> Iterator[tuple[str, str]]:
    """Give each way that a lexeme is written, and how it is said: /IPA/ or words."""
    sayings = [each for each in lexeme if each.tag in {f"{_NS}alias", f"{_NS}phoneme"}]
    preferred = [each for each in sayings if each.get("prefer") == "true"]
    chosen = next(iter(preferred or sayings), None)
    said = _text(chosen) if chosen is not None else ""
    graphemes = [written for each in lexeme.iterfind(f"{_NS}grapheme") if (written := _text(each))]
    if not said.strip("/ ") or not graphemes or chosen is None:
        what = f"{graphemes[0] if graphemes else 'A lexeme'!r} has nothing to say."
        notepad.note("empty-pronunciation", lexeme.sourceline, what)
        return
    if chosen.tag == f"{_NS}phoneme":
        used = chosen.get("alphabet", alphabet)
        if used != "ipa":
            what = f"{graphemes[0]!r} is in the alphabet {used!r}; only ipa is known."
            notepad.note("lexicon-alphabet", chosen.sourceline, what)
            return
        check_ipa(said.strip("/ "), lang, chosen.sourceline, notepad)
        said = f"/{said.strip('/ ')}/"
    yield from ((written, said) for written in graphemes)


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
