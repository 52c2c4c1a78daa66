"""The chapters of a whole guide for podcast apps: JSON chapters 1.2.

https://github.com/Podcastindex-org/podcast-namespace, docs/examples/chapters/jsonChapters.md
"""

import json
from itertools import accumulate, pairwise

from audioguide.model.guide import Manifest

VERSION = "1.2.0"


def render_podcast_chapters(manifest: Manifest) -> bytes:
    """Write every chapter with its title and times in seconds, as JSON in UTF-8."""
    info = manifest.info
    edges = accumulate((chapter.duration_ms for chapter in manifest.chapters), initial=0)
    document = {
        "version": VERSION,
        "author": ", ".join(info.authors) or info.publisher,
        "title": info.title,
        "podcastName": info.title,
        "chapters": [
            {"startTime": start_ms / 1000, "endTime": end_ms / 1000, "title": chapter.title}
            for chapter, (start_ms, end_ms) in zip(manifest.chapters, pairwise(edges), strict=True)
        ],
    }
    told = {key: value for key, value in document.items() if value}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
