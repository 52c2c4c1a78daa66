import pytest

from audioguide.model.downloads import Download
from audioguide.model.guide import Chapter, GuideInfo, Manifest, Resource
from audioguide.player.offers import to_offers


def resource(href: str) -> Resource:
    return Resource(href=href, media_type="x/y", size_bytes=1, sha256="0" * 64)


def download(format_name: str, chapter_id: str | None = None) -> Download:
    return Download(
        format=format_name,
        file=resource(f"{format_name}.{chapter_id}"),
        bundle_sha256="0" * 64,
        recipe=1,
        chapter_id=chapter_id,
    )


MANIFEST = Manifest(
    info=GuideInfo(id="a", title="A", lang="en"),
    narrator="N",
    chapters=tuple(
        Chapter(
            id=name,
            title=name.upper(),
            duration_ms=1,
            audio=resource("a"),
            captions=resource("b"),
            timeline=resource("c"),
        )
        for name in ("one", "two")
    ),
)


def test_files_of_chapters_stand_under_their_format_with_their_titles() -> None:
    (offer,) = to_offers(
        MANIFEST, [download("mp3"), download("mp3", "one"), download("mp3", "two")]
    )
    assert [each.chapter_id for each in offer.whole] == [None]
    assert [title for title, _ in offer.chapters] == ["ONE", "TWO"]


@pytest.mark.parametrize(
    ("format_name", "technical"), [("mp3", False), ("daisy", False), ("text", False), ("srt", True)]
)
def test_formats_for_programs_are_told_apart(format_name: str, *, technical: bool) -> None:
    (offer,) = to_offers(MANIFEST, [download(format_name)])
    assert offer.is_technical is technical


def test_parts_of_a_podcast_are_not_offered() -> None:
    names = [offer.format for offer in to_offers(MANIFEST, [download("podcast"), download("m4b")])]
    assert names == ["m4b"]
