"""Guides that are hard on every format: many chapters, odd titles, one sentence, right to left."""

import hashlib
from dataclasses import replace
from pathlib import Path

from audioguide.bundle.store import (
    hashed_name,
    load_manifest,
    load_timeline,
    to_resource,
    write_manifest,
)
from audioguide.formats.timeline import render_timeline
from audioguide.model.guide import Chapter, Manifest, Resource

TOML = """\
id = "hard"
title = "“Quotes” & <angles> 🫁 'one'"
authors = ["Ada \\"A\\" Writer", "Bo <Editor> & Co"]
publisher = "R&D"
description = "5 < 6 & \\"so\\" on."
lang = "{lang}"
voice = "silent"
"""

ODD_TITLES = {
    "01-quotes.md": '# “Say "&amp;"” & <go> \'on\'\n\nA \\<b> & "c". \\&amp; it is.\n',
    "02-emoji.md": "# 👩‍⚕️ Care 🫁🇫🇷\n\n#### Deep 🫀\n\nBreathe 🫁 in.\n\n## Less deep\n\nOut.\n",
    "03-rtl.md": "# ברוכים הבאים\n\nשלום לכולם. Hello & שלום.\n\n- אחת\n  - שתיים\n",
}
ONE_SENTENCE = {"01-one.md": "# One\n\nOnly this.\n"}


def write_many(built: Path, audio: Path, count: int = 500) -> Manifest:
    """Write the guide `many` into `audio`: the first chapter of `lungs`, `count` times.

    It is written and not built, because 500 runs of ffmpeg would take a minute.
    """
    lungs = load_manifest(built, "lungs")
    model = lungs.chapters[0]
    timeline = load_timeline(built, "lungs", model)
    folder = audio / "many"
    folder.mkdir(parents=True)
    sound = (built / "lungs" / model.audio.href).read_bytes()
    captions = (built / "lungs" / model.captions.href).read_bytes()

    def write(stem: str, suffix: str, data: bytes) -> Resource:
        sha256 = hashlib.sha256(data).hexdigest()
        path = folder / hashed_name(stem, sha256, suffix)
        path.write_bytes(data)
        return to_resource(path, sha256, len(data))

    def chapter(number: int) -> Chapter:
        name, title = f"c{number}", f"Chapter {number} & “more”"
        told = replace(timeline, section_id=name, title=title)
        return replace(
            model,
            id=name,
            title=title,
            audio=write(name, ".mp3", sound),
            captions=write(name, ".vtt", captions),
            timeline=write(name, ".json", render_timeline(told, guide_id="many")),
        )

    info = replace(lungs.info, id="many")
    chapters = tuple(chapter(number) for number in range(1, count + 1))
    manifest = replace(lungs, info=info, chapters=chapters, extras=())
    write_manifest(folder, manifest)
    return manifest
