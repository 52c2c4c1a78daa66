"""What an import kept and what it left out, for an author to look through. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audioguide.intake.chapters import LONG_WORDS, ChapterDraft
from audioguide.intake.draft import Draft, Dropped

_SHOWN_CHARACTERS = 60
WORDS_A_MINUTE = 140


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReport:
    """An import: `source` as it was named, the chapters, and all that was left out and why."""

    source: str
    title: str
    lang: str
    chapters: tuple[ChapterDraft, ...]
    dropped: tuple[Dropped, ...]
    notes: tuple[str, ...]


def to_report(
    source: str, draft: Draft, title: str, chapters: Sequence[ChapterDraft]
) -> IntakeReport:
    """Put together what there is to tell."""
    return IntakeReport(
        source=source,
        title=title,
        lang=draft.lang,
        chapters=tuple(chapters),
        dropped=draft.dropped,
        notes=(*draft.notes, *_long_notes(chapters)),
    )


def render_intake_report(report: IntakeReport) -> Iterator[str]:
    """Write the report, line by line."""
    places = [chapter.place for chapter in report.chapters]
    places += [dropped.part.place for dropped in report.dropped]
    width = max(map(len, places), default=0)
    yield f"{report.title} ({report.lang})"
    for number, chapter in enumerate(report.chapters, start=1):
        minutes = max(1, round(chapter.words / WORDS_A_MINUTE))
        told = f"chapter {number}: {chapter.title} (about {minutes} min)"
        yield f"  kept  {chapter.place:<{width}}  {told}"
    for dropped in report.dropped:
        told = f"{_short(dropped.part.text)}: {dropped.reason}"
        yield f"  left  {dropped.part.place:<{width}}  {told}"
    for note in report.notes:
        yield f"  note  {note}"


def _long_notes(chapters: Sequence[ChapterDraft]) -> Iterator[str]:
    for chapter in chapters:
        if chapter.words > LONG_WORDS:
            minutes = round(chapter.words / WORDS_A_MINUTE)
            yield (
                f"'{chapter.title}' is about {minutes} minutes long and has no headings to cut it"
                " at. Write some where a listener may want to rest."
            )


def _short(text: str) -> str:
    cut = text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1].rstrip() + "…"
    return f"“{cut}”"
