"""The pages: the library, a guide, a chapter. Each is whole before any JavaScript runs."""

from http import HTTPStatus

from flask import Blueprint, abort, render_template

from audioguide.bundle.downloads import find_downloads
from audioguide.bundle.store import load_timeline
from audioguide.player.addresses import find_home
from audioguide.player.keeping import list_kept
from audioguide.player.offers import to_offers
from audioguide.player.parts import part_of, to_parts
from audioguide.player.routing import guide_route
from audioguide.player.shelf import audio_folder, find_shown, load_show, manifest_or_404
from audioguide.player.subscriptions import to_subscription
from audioguide.player.text import to_chapter_text
from audioguide.player.translations import to_also

pages = Blueprint("pages", __name__)


@pages.get("/")
def library() -> str:
    """Show every guide there is."""
    return render_template("library.html", guides=find_shown())


@guide_route(pages, "")
def guide(guide_id: str) -> str:
    """Show what a guide is and its chapters."""
    manifest = manifest_or_404(guide_id)
    offers = to_offers(manifest, find_downloads(audio_folder(), guide_id))
    home = find_home()
    return render_template(
        "guide.html",
        manifest=manifest,
        parts=to_parts(manifest.chapters),
        offers=offers,
        subscription=to_subscription(load_show(manifest, home)) if home else None,
        also=to_also(manifest),
        kept_bytes=list_kept(manifest).size_bytes,
    )


@guide_route(pages, "<chapter_id>/")
def chapter(guide_id: str, chapter_id: str) -> str:
    """Show a chapter: its sound and all of its text."""
    return _render_chapter(guide_id, chapter_id, embedded=False)


@pages.get("/embed/<public:guide_id>/<chapter_id>/")
def embed(guide_id: str, chapter_id: str) -> str:
    """Show a chapter for a frame in another site's page: the player and the text alone."""
    return _render_chapter(guide_id, chapter_id, embedded=True)


def _render_chapter(guide_id: str, chapter_id: str, *, embedded: bool) -> str:
    manifest = manifest_or_404(guide_id)
    ids = [chapter.id for chapter in manifest.chapters]
    if chapter_id not in ids:
        abort(HTTPStatus.NOT_FOUND)
    index = ids.index(chapter_id)
    chapters = manifest.chapters
    timeline = load_timeline(audio_folder(), guide_id, chapters[index])
    return render_template(
        "chapter.html",
        embedded=embedded,
        manifest=manifest,
        chapter=chapters[index],
        number=index + 1,
        part=part_of(to_parts(chapters), index + 1),
        start_ms=sum(before.duration_ms for before in chapters[:index]),
        previous=chapters[index - 1] if index > 0 else None,
        next=chapters[index + 1] if index + 1 < len(chapters) else None,
        lang=timeline.lang,
        text=to_chapter_text(timeline),
        also=() if embedded else to_also(manifest, index + 1),
    )
