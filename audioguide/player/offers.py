"""A guide's downloads as its page offers them: by format, each with what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from audioguide.formats.feeds.show import PARTS
from audioguide.model.downloads import Download
from audioguide.model.guide import Manifest

# For other programs and editors: a page does not show them to listeners at once.
TECHNICAL = {"lpf", "markdown", "vtt", "srt", "transcript-json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One format: its file of the whole guide, if there is one, and those of each chapter.

    `format` chooses the texts `download.<format>` and `download.<format>.for`.
    """

    format: str
    whole: tuple[Download, ...]
    chapters: tuple[tuple[str, Download], ...]

    @property
    def is_technical(self) -> bool:
        """Whether few listeners will want it."""
        return self.format in TECHNICAL


def to_offers(manifest: Manifest, downloads: Sequence[Download]) -> tuple[Offer, ...]:
    """Group downloads by their format, in the order listed; chapters come with their titles.

    Parts of a podcast are for its feed alone.
    """
    titles = {chapter.id: chapter.title for chapter in manifest.chapters}
    offers = []
    shown = [each for each in downloads if each.format != PARTS]
    for name, group in groupby(shown, key=attrgetter("format")):
        files = tuple(group)
        offers.append(
            Offer(
                format=name,
                whole=tuple(each for each in files if each.chapter_id is None),
                chapters=tuple(
                    (titles[each.chapter_id], each) for each in files if each.chapter_id in titles
                ),
            )
        )
    return tuple(offers)
