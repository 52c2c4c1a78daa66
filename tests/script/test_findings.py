"""Every code is in the table, in the documentation, and can be provoked at the right line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from scripted import TITLE, codes, parse

from audioguide.bundle.casting import NO_LANGUAGE
from audioguide.bundle.guesses import GUESSED
from audioguide.bundle.recorded import MISMATCH
from audioguide.narration.captions import TOO_FAST
from audioguide.script.findings import FINDINGS, NOT_BUILT, UNREADABLE, VOICE_MISSING
from audioguide.script.settings import parse_settings
from audioguide.script.source import read_guide
from audioguide.verify.codes import CODES

DOCUMENT = Path(__file__).parents[2] / "docs" / "findings.md"

# code, the line it is found at, the chapter.
IN_CHAPTERS = [
    ("invalid-utf8", 3, b"# Title\n\nCaf\xe9 open.\n"),
    ("control-characters", 3, TITLE + "Bell\x07 rings."),
    ("control-characters", 3, TITLE + "Turned \u202earound."),
    ("front-matter", 2, "---\nlang: [en\n---\n" + TITLE + "Text."),
    ("front-matter", 1, "---\nlang: en\n" + TITLE + "Text."),
    ("front-matter", 2, "---\njust words\n---\n" + TITLE + "Text."),
    ("unknown-key", 3, "---\nlang: en\nauthor: Ada\n---\n" + TITLE + "Text."),
    ("wrong-value", 2, "---\ndescription: [a, b]\n---\n" + TITLE + "Text."),
    ("bad-lang", 2, "---\nlang: English, please\n---\n" + TITLE + "Text."),
    ("empty-chapter", 0, ""),
    ("empty-chapter", 0, "# Title\n\n## More\n"),
    ("no-title", 1, "Text first.\n\n# Title\n"),
    ("no-title", 1, "## Title\n\nText."),
    ("second-title", 5, TITLE + "Text.\n\n# Again\n\nText."),
    ("heading-skipped", 3, TITLE + "### Deep\n\nText."),
    ("too-deep", 3, TITLE + "> " * 70 + "Text."),
    ("nothing-to-say", 3, TITLE + "—\n\nText."),
    ("nothing-to-say", 3, TITLE + "##\n\nText."),
    ("raw-html", 3, TITLE + "A <b>bold</b> word."),
    ("raw-html", 3, TITLE + "<div>Gone.</div>\n\nText."),
    ("table", 3, TITLE + "| a | b |\n|---|---|\n| c | d |\n"),
    ("code-block", 3, TITLE + "```\nprint()\n```\n"),
    ("code-block", 3, TITLE + "    Four spaces.\n"),
    ("bare-url", 4, TITLE + "See\nhttps://example.org/a now."),
    ("bare-url", 3, TITLE + "See <https://example.org/a> now."),
    ("long-word", 3, TITLE + "A " + "w" * 61 + "."),
    ("title-not-shown", 3, TITLE + 'A [link](https://example.org "Hidden").'),
    ("title-not-shown", 3, TITLE + '![Alt](a.png "Hidden")'),
    ("image-without-alt", 3, TITLE + "![](a.png)\n\nText."),
    ("image-without-alt", 4, TITLE + "Text\n![ ](a.png) text."),
    ("image-address", 3, TITLE + "![Alt](https://example.org/a.png)"),
    ("image-address", 3, TITLE + "![Alt](../a.png)"),
    ("image-address", 3, TITLE + "![Alt](a/%2e%2e/../../b.png)"),
    ("image-address", 3, TITLE + "![Alt](/etc/a.png)"),
    ("image-address", 3, TITLE + "![Alt](C:%5Ca.png)"),
    ("image-type", 3, TITLE + "![Alt](a.tiff)"),
    ("footnote", 3, TITLE + "Text[^1]."),
    ("footnote", 5, TITLE + "Text[^1].\n\n[^1]: Note"),
    ("reference-missing", 3, TITLE + "See [the page][page]."),
    ("reference-unused", 5, TITLE + "Text.\n\n[page]: https://example.org"),
    ("link-not-read", 3, TITLE + "See [the page](the page.html)."),
    ("link-not-read", 3, TITLE + "See [this](javascript:alert(1))."),
    ("link-without-text", 3, TITLE + "See [](https://example.org)."),
    ("link-address", 3, TITLE + "See [chapter two](02-two.md)."),
    ("marks-not-read", 3, TITLE + "A ** bold** word."),
    ("marks-not-read", 3, TITLE + "#Heading without its space"),
    ("marks-not-read", 3, TITLE + "A&nbps;b."),
    ("span-not-read", 3, TITLE + 'The [LDCT] {say="C T"}.'),
    ("span-not-read", 3, TITLE + 'The [LDCT{say="C T"}.'),
    ("span-not-read", 3, TITLE + 'The [LDCT]{say="C T".'),
    ("unknown-attribute", 3, TITLE + "The [LDCT]{sya=CT}."),
    ("unknown-attribute", 3, TITLE + "The [LDCT]{.big}."),
    ("empty-say", 4, TITLE + 'The\n[LDCT]{say=""}.'),
    ("empty-say", 3, TITLE + "The [LDCT]{ipa=//}."),
    ("empty-say", 3, TITLE + "The [LDCT]{}."),
    ("empty-span", 3, TITLE + "The []{say=CT}."),
    ("bad-pause", 3, TITLE + "Wait. []{pause=long} Go."),
    ("bad-pause", 3, TITLE + "Wait. []{pause=2} Go."),
    ("bad-pause", 3, TITLE + "Wait. []{pause=11s} Go."),
    ("bad-span-lang", 3, TITLE + "The [mot]{lang=french!}."),
    ("nested-span", 3, TITLE + "The [low [CT]{say=cat}]{say=scan}."),
    ("span-crosses-sentence", 3, TITLE + "So [it ends. It begins]{say=x} again."),
    ("span-crosses-sentence", 3, TITLE + "So [it []{pause=1s} goes]{say=x} on."),
    ("ipa-symbol", 4, TITLE + "The\n[click]{ipa=kǂɪk} of it."),
    ("pause-first", 1, "[]{pause=1s}\n\n" + TITLE + "Text."),
]

# code, the line it is found at, guide.toml.
IN_SETTINGS = [
    ("invalid-utf8", 2, b'lang = "en"\ntitle = "Caf\xe9"'),
    ("unknown-key", 3, b'title = "A"\nlang = "en"\ntitel = "B"'),
    ("unknown-key", 5, b'title = "A"\nlang = "en"\n\n[voice]\nspeed = 2'),
    ("wrong-value", 2, b'title = "A"\nauthors = "Ada"\nlang = "en"'),
    ("wrong-value", 5, b'title = "A"\nlang = "en"\n[pacing]\ntail_ms = 1\nlead_in_ms = -1'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[voice]\nrate = 9.5'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[pacing]\ntail_ms = true'),
    ("wrong-value", 3, b'title = "A"\nlang = "en"\npublished = "soon"'),
    ("wrong-value", 1, b'pronounce = "a"\ntitle = "A"\nlang = "en"'),
    ("no-guide-title", 0, b'lang = "en"'),
    ("bad-id", 1, b'id = "My Guide"\ntitle = "A"\nlang = "en"'),
    ("no-lang", 0, b'title = "A"'),
    ("bad-lang", 2, b'title = "A"\nlang = "English, please"'),
    ("cover-without-alt", 3, b'title = "A"\nlang = "en"\ncover = "a.png"'),
    ("image-address", 3, b'title = "A"\nlang = "en"\ncover = "/a.png"\ncover_alt = "A"'),
    ("wrong-value", 3, b'title = "A"\nlang = "en"\naccess = "secret"'),
    ("podcast-without-date", 3, b'title = "A"\nlang = "en"\n[podcast]\nexplicit = true'),
    ("podcast-category", 4, b'title = "A"\nlang = "en"\n[podcast]\ncategory = "Healt"'),
    ("podcast-category", 4, b'title = "A"\nlang = "en"\n[podcast]\ncategory = "Arts > Golf"'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\nowner_email = "ada"'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\nguid = "1"'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\nlink = "/here"'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\nlocked = "yes"'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\npersons = [{ role = "host" }]'),
    ("wrong-value", 4, b'title = "A"\nlang = "en"\n[podcast]\npersons = [{ name = 1 }]'),
    ("unknown-key", 4, b'title = "A"\nlang = "en"\n[podcast]\npersons = [{ nam = "A" }]'),
    ("unknown-key", 4, b'title = "A"\nlang = "en"\n[podcast]\nkategory = "Arts"'),
    ("empty-pronunciation", 4, b'title = "A"\nlang = "en"\n[pronounce]\nCT = ""'),
    ("ipa-symbol", 5, 'title = "A"\nlang = "en"\n[pronounce]\nA = "a"\nB = "/bǂ/"'.encode()),
    ("bad-severity", 4, b'title = "A"\nlang = "en"\n[check]\nraw-html = "off"'),
    ("unknown-code", 4, b'title = "A"\nlang = "en"\n[check]\nraw = "off"'),
]

PLS = """<lexicon xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" xml:lang="en">
  <lexeme>
    <grapheme>A</grapheme>
    {}
  </lexeme>
</lexicon>"""

# code, path and line it is found at, files beside guide.toml (whose last line names a word).
IN_FOLDERS: list[tuple[str, str, dict[str, str]]] = [
    ("no-chapters", "scripts/lungs", {}),
    ("file-name", "scripts/lungs/Notes.md", {"Notes.md": TITLE + "Text."}),
    ("file-name", "scripts/lungs/1-a.md", {"1-a.md": TITLE + "Text."}),
    ("file-name", "scripts/lungs/02-b.txt", {"02-b.txt": TITLE + "Text."}),
    (
        "duplicate-number",
        "scripts/lungs/01-b.md",
        {"01-a.md": TITLE + "Text.", "01-b.md": TITLE + "Text."},
    ),
    (
        "duplicate-slug",
        "scripts/lungs/02-a.md",
        {"01-a.md": TITLE + "Text.", "02-a.md": TITLE + "Text."},
    ),
    ("image-damaged", "scripts/lungs/01-a.md:3", {"01-a.md": TITLE + "![A](a.png)", "a.png": ""}),
    ("image-missing", "scripts/lungs/01-a.md:3", {"01-a.md": TITLE + "![Alt](no.png)"}),
    (
        "lexicon-not-read",
        "scripts/lexicon.pls:2",
        {"01-a.md": TITLE + "Text.", "../lexicon.pls": "<lexicon>\n</lexikon>"},
    ),
    (
        "lexicon-not-read",
        "scripts/lexicon.pls:1",
        {"01-a.md": TITLE + "Text.", "../lexicon.pls": "<!DOCTYPE lexicon><lexicon/>"},
    ),
    (
        "lexicon-alphabet",
        "scripts/lexicon.pls:4",
        {
            "01-a.md": TITLE + "Text.",
            "../lexicon.pls": PLS.format('<phoneme alphabet="x-sampa">"a</phoneme>'),
        },
    ),
    (
        "ipa-symbol",
        "scripts/lexicon.pls:4",
        {"01-a.md": TITLE + "Text.", "../lexicon.pls": PLS.format("<phoneme>kǂa</phoneme>")},
    ),
    (
        "empty-pronunciation",
        "scripts/lexicon.pls:2",
        {"01-a.md": TITLE + "Text.", "../lexicon.pls": PLS.format("<alias> </alias>")},
    ),
    ("unused-pronunciation", "scripts/lungs/guide.toml:5", {"01-a.md": TITLE + "Text."}),
    (
        "recording-missing",
        "scripts/lungs/01-a.md:2",
        {"01-a.md": "---\naudio: no.wav\n---\n" + TITLE + "Text."},
    ),
    ("translation-of", "scripts/lungs/guide.toml:3", {"01-a.md": TITLE + "Text."}),
]
SETTINGS = 'title = "A"\nlang = "en"\ntranslation_of = "b"\n[pronounce]\nCT = "C T"\n'


@pytest.mark.parametrize(("code", "line", "text"), IN_CHAPTERS)
def test_a_chapters_trouble_is_found_at_its_line(code: str, line: int, text: str | bytes) -> None:
    assert (code, line) in codes(text)


@pytest.mark.parametrize(("code", "line", "text"), IN_SETTINGS)
def test_trouble_in_guide_toml_is_found_at_its_line(code: str, line: int, text: bytes) -> None:
    _, findings = parse_settings(text, "guide.toml", folder_name="a")

    assert (code, line) in [(finding.code, finding.source.line) for finding in findings]


@pytest.mark.parametrize(("code", "where", "files"), IN_FOLDERS)
def test_trouble_with_files_is_found(
    code: str, where: str, files: dict[str, str], write_guide: Callable[..., Path]
) -> None:
    _, findings = read_guide(write_guide(files, SETTINGS))

    assert (code, where) in [(finding.code, str(finding.source)) for finding in findings]


def test_every_code_of_the_table_is_provoked_by_a_test() -> None:
    provoked = {case[0] for case in (*IN_CHAPTERS, *IN_SETTINGS, *IN_FOLDERS)}
    advice = {path.name for path in (Path(__file__).parent / "advice").iterdir() if path.is_dir()}

    assert provoked | advice == set(FINDINGS)


def test_every_code_is_documented_with_its_severity_and_every_documented_one_exists() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)

    assert len(rows) == len(dict(rows))
    of_scripts = {code: str(severity) for code, (severity, _) in FINDINGS.items()}
    of_casting = {NO_LANGUAGE: "warning", MISMATCH: "warning"}
    of_voices = {GUESSED: "warning", TOO_FAST: "warning"}
    of_voices |= dict.fromkeys((VOICE_MISSING, UNREADABLE, NOT_BUILT), "error")
    of_builds = {code: str(severity) for code, (severity, _) in CODES.items()}
    assert dict(rows) == of_scripts | of_voices | of_casting | of_builds


def test_a_plain_chapter_has_no_findings() -> None:
    front = "---\nlang: en-US\n---\n"
    text = "Text. <!-- Mine. -->\n\n<!-- Mine -->\n\n## More\n\n- Item"

    assert codes(front + TITLE + text) == []


def test_what_is_meant_literally_is_no_trouble() -> None:
    text = "Write `[a]{say=b}`, \\[a\\]\\{say=b}, [a plain bracket] and 5 * 3."

    assert codes(TITLE + text) == []


def test_the_same_trouble_in_one_line_is_told_once() -> None:
    _, findings = parse(TITLE + "A <b>b</b> <b>c</b>.")

    assert [f.message for f in findings] == ["<b> is not spoken.", "</b> is not spoken."]
