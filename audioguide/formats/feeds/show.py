"""A guide as a feed sees it: what it is, what was exported of it, and where it is on the web."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from audioguide.model.downloads import Download
from audioguide.model.guide import Manifest

EPISODES, WHOLE, LIBRARY = "feed.xml", "whole.xml", "feed.xml"
"""A guide's feeds, beside its page: by chapter, in one piece. The library's is at the top."""
SOUND, PARTS = "mp3", "podcast"
"""Formats of downloads that a feed is made of: its sound; its cover, transcripts, chapters."""
CHAPTERS_TYPE = "application/json+chapters"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPage:
    """The page of a guide in another language; `root` is its absolute address."""

    lang: str
    title: str
    root: str


@dataclass(frozen=True, kw_only=True)  # without slots, for the index
class Show:
    """A guide with its downloads. `root` is the absolute address of its page and ends in a slash.

    `home` is that of the library. `seed` is the address of its page that its ids are made from:
    `root`, unless that is a secret. `translations` are pages of the guide in other languages.
    """

    manifest: Manifest
    downloads: tuple[Download, ...]
    root: str
    home: str
    seed: str
    translations: tuple["OtherPage", ...] = ()

    def address(self, name: str = "") -> str:
        """Give the absolute address of something beside the guide's page."""
        return self.root + quote(name)

    def download_address(self, download: Download) -> str:
        """Give the absolute address of a download."""
        return self.address(f"downloads/{download.file.href}")

    def find_sound(self, chapter_id: str | None) -> Download | None:
        """Find the MP3 of a chapter, or of the whole guide (None)."""
        return self._find(SOUND, chapter_id)

    def find_cover(self) -> Download | None:
        """Find the square cover, made for feeds."""
        covers = (each for each in self.of_format(PARTS, None) if _is_picture(each))
        return next(covers, None)

    def of_format(self, name: str, chapter_id: str | None) -> tuple[Download, ...]:
        """Give the downloads of a format: a chapter's, or those of the whole guide (None)."""
        return self._by_format.get((name, chapter_id), ())

    @property
    def has_episodes(self) -> bool:
        """Whether there is an MP3 for every chapter, and the rest of what a feed needs."""
        chapters = self.manifest.chapters
        return self.find_cover() is not None and all(
            self.find_sound(chapter.id) for chapter in chapters
        )

    @property
    def has_whole(self) -> bool:
        """Whether there is an MP3 of the whole guide, and the rest of what a feed needs."""
        return self.find_cover() is not None and self.find_sound(None) is not None

    @cached_property
    def _by_format(self) -> dict[tuple[str, str | None], tuple[Download, ...]]:
        found: dict[tuple[str, str | None], tuple[Download, ...]] = {}
        for each in self.downloads:
            key = each.format, each.chapter_id
            found[key] = (*found.get(key, ()), each)
        return found

    def _find(self, name: str, chapter_id: str | None) -> Download | None:
        return next(iter(self.of_format(name, chapter_id)), None)


def _is_picture(download: Download) -> bool:
    return download.file.media_type.startswith("image/")
