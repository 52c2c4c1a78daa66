"""A guide whose every text is an attack: markup, scripts, controls, other directions, 100 KB."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from player_bundle import _png

from audioguide.bundle.build import build_guide
from audioguide.bundle.store import load_manifest, load_timeline, write_manifest, write_resource
from audioguide.formats.timeline import render_timeline
from audioguide.formats.webvtt import render_webvtt
from audioguide.model.guide import Manifest
from audioguide.model.podcast import Person, PodcastInfo
from audioguide.model.text import BlockKind, Inline, InlineKind
from audioguide.model.timing import TimedBlock, TimedSentence, Timeline
from audioguide.narration.captions import to_cues
from audioguide.script.source import read_guide

GUIDE = "hostile"
MARKUP = (
    "</title></textarea></script><script>alert('hostile')</script><img src=x onerror=alert(1)>"
    "<svg onload=alert(1)><a href=javascript:alert(1)>x</a><!-- --> ]]> &lt; &#x3c; --> {{7*7}}"
    "{% raw %} ${7*7} \" ' ` \\ % %0d%0a http://evil.example/?a=1&b=2"
)
CONTROLS = "\x00\x01\x08\x0b\x0c\x1b[31m\x7f\x85\x9f\ufffe\uffff\u202e\u2066\u2028\u2029\U0001fffe"
HEADERS = "\r\nSet-Cookie: hostile=1\r\n\r\n<script>alert(2)</script>"
HOSTILE = f"hostile {MARKUP} {CONTROLS} {HEADERS}"
LONG = f"{HOSTILE} " * (100_000 // len(HOSTILE))
ADDRESSES = (
    *(
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "JaVaScRiPt:alert(1)",
    ),
    *(
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        'https://a.example/"onclick="alert(1)',
    ),
    *("//evil.example", "https://a.example/\x00<b>"),
)


def write_hostile(audio: Path) -> Manifest:
    """Write the guide into `audio` and return its manifest.

    It is built from hostile scripts. Then every text that the scripts' parser made harmless is made
    hostile again, as in a bundle that somebody else wrote.
    """
    manifest = _build(audio)
    folder = audio / GUIDE
    chapters = []
    for number, chapter in enumerate(manifest.chapters):
        told = _make_hostile(load_timeline(audio, GUIDE, chapter))
        captions = render_webvtt(to_cues(told), lang="en").encode()
        chapters.append(
            replace(
                chapter,
                title=LONG if number == 1 else HOSTILE,
                description=HOSTILE,
                timeline=write_resource(
                    folder, chapter.id, ".json", render_timeline(told, guide_id=GUIDE)
                ),
                captions=write_resource(folder, chapter.id, ".vtt", captions),
            )
        )
    person = Person(name=HOSTILE, role=HOSTILE, group=HOSTILE, href=ADDRESSES[0], img=HOSTILE)
    info = replace(
        manifest.info,
        title=HOSTILE,
        authors=(HOSTILE, MARKUP),
        publisher=HOSTILE,
        description=LONG,
        license=HOSTILE,
        cover_alt=HOSTILE,
        podcast=PodcastInfo(
            author=HOSTILE,
            owner_name=HOSTILE,
            owner_email=HOSTILE,
            link=ADDRESSES[0],
            copyright=HOSTILE,
            persons=(person,),
        ),
    )
    hostile = replace(manifest, info=info, narrator=HOSTILE, chapters=tuple(chapters))
    write_manifest(folder, hostile)
    return hostile


def _build(audio: Path) -> Manifest:
    source = audio.parent / "scripts" / GUIDE
    source.mkdir(parents=True)
    line = HOSTILE.replace("\r", " ").replace("\n", " ")
    toml = f"title = '''{MARKUP}'''\nlang = \"en\"\nvoice = \"silent\"\ncover = \"a.png\"\n"
    toml = toml.replace("'''", "'''") + 'cover_alt = "A cover"\n'
    (source / "guide.toml").write_text(toml, encoding="utf-8")
    (source / "a.png").write_bytes(_png())
    body = f"# One {line}\n\nTwo {line}\n\n> Three. Said.\n\n- Four {line}\n\n![{line}](a.png)\n"
    for number, name in enumerate(("one", "two", "three"), start=1):
        (source / f"0{number}-{name}.md").write_text(body, encoding="utf-8")
    guide, _ = read_guide(source)
    with ThreadPoolExecutor(max_workers=2) as pool:
        build_guide(guide, source=source, audio=audio, executor=pool)
    return load_manifest(audio, GUIDE)


def _make_hostile(timeline: Timeline) -> Timeline:
    """Let each block's first sentence be hostile, with a link to each of the bad addresses."""
    blocks = tuple(_hostile_block(block) for block in timeline.blocks)
    return replace(timeline, title=HOSTILE, blocks=blocks)


def _hostile_block(block: TimedBlock) -> TimedBlock:
    first, *others = block.sentences
    text = first.text + (LONG if block.kind is BlockKind.QUOTE else HOSTILE)
    links = tuple(
        Inline(kind=InlineKind.LINK, offset=2 * number, length=1, value=address)
        for number, address in enumerate(ADDRESSES)
    )
    lang = Inline(kind=InlineKind.LANG, offset=20, length=5, value=MARKUP)
    hostile: TimedSentence = replace(
        first, text=text, words=(), inlines=(*links, lang), lang='x"><script>alert(3)</script>'
    )
    return replace(block, sentences=(hostile, *others))
