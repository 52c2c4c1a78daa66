"""The table of everything that can be found in an author's files, and the pad it is noted on.

Every code here is explained in `docs/findings.md`; a test holds the two together.
"""

from dataclasses import dataclass, field

from audioguide.errors import AudioguideError
from audioguide.model.text import Finding, Severity, SourceLocation

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# code: (severity, what to do about it). An error would give listeners something wrong or broken.
FINDINGS: dict[str, tuple[Severity, str]] = {
    # The folder
    "no-chapters": (ERROR, "Add a first chapter, such as 01-welcome.md."),
    "file-name": (ERROR, "Name it NN-slug.md in small letters, such as 03-why-it-happens.md."),
    "duplicate-number": (ERROR, "Give every chapter a number of its own."),
    "duplicate-slug": (ERROR, "Give every chapter a name of its own: links and files use it."),
    # Any file's text
    "invalid-utf8": (ERROR, "Save the file as UTF-8."),
    "control-characters": (WARNING, "Delete them; they were left out."),
    # guide.toml
    "unknown-key": (WARNING, "Mend the spelling or delete it; docs/script-format.md lists them."),
    "wrong-value": (ERROR, "Mend the value; docs/script-format.md shows one of each."),
    "no-guide-title": (ERROR, 'Add a line such as title = "My guide".'),
    "bad-id": (ERROR, "Use small letters, figures and single hyphens, such as my-guide."),
    "no-lang": (WARNING, 'Add a line such as lang = "en".'),
    "bad-lang": (ERROR, 'Use a tag such as "en", "en-US" or "pt-BR".'),
    "cover-without-alt": (ERROR, "Say in cover_alt what the cover shows."),
    "empty-pronunciation": (WARNING, "Give a respelling or /IPA/, or delete the line."),
    "unused-pronunciation": (INFO, "Delete the line if the word is gone, or mend its spelling."),
    "ipa-symbol": (
        WARNING,
        "Use a symbol that is near to it; docs/pronunciation.md lists those that are said.",
    ),
    "translation-of": (
        WARNING,
        "Give the id of the guide that was translated, in another language.",
    ),
    # scripts/lexicon.pls
    "lexicon-not-read": (ERROR, "Mend this line; docs/pronunciation.md shows a whole lexicon."),
    "lexicon-alphabet": (WARNING, "Give its sounds in IPA, or an alias; it has no effect."),
    "podcast-category": (ERROR, "Use one that docs/podcasts.md lists, as Apple writes it."),
    "podcast-without-date": (
        WARNING,
        "Add a line such as published = 2026-11-24: podcast apps show and sort by it.",
    ),
    # Front matter
    "front-matter": (ERROR, "Write plain lines such as lang: en between two lines of ---."),
    "recording-missing": (ERROR, "Put the recording into the guide's folder, or mend its name."),
    # A chapter as a whole
    "empty-chapter": (ERROR, "Write its text, or delete the file."),
    "no-title": (ERROR, "Begin the chapter with a line such as # Welcome."),
    "second-title": (WARNING, "Use ## for headings inside the chapter."),
    "heading-skipped": (WARNING, "Use the next level down, so that nobody looks for a lost one."),
    "too-deep": (ERROR, "Take some of the lists or quotes inside lists or quotes apart."),
    "nothing-to-say": (WARNING, "Write words, or delete it; it was left out."),
    # Things that are not spoken as written
    "raw-html": (WARNING, "Write it in Markdown; tags are left out."),
    "table": (WARNING, "Say it in sentences; as it is, the cells are read row by row."),
    "code-block": (WARNING, "Say it in sentences; if it was no code, remove the spaces before it."),
    "bare-url": (WARNING, "Write [what it is](address), or give the words to say with {say=...}."),
    "long-word": (WARNING, "Look for a missing space, or give the words to say with {say=...}."),
    "title-not-shown": (INFO, "Put what matters into the text."),
    # Images
    "image-without-alt": (ERROR, "Write what it shows: ![A lymph vessel](vessel.png)."),
    "image-address": (ERROR, "Put the file into the guide's folder and name it from there."),
    "image-type": (ERROR, "Use a PNG, JPEG, GIF, WebP, AVIF or SVG file."),
    "image-damaged": (ERROR, "Save the picture again, under a name with the right ending."),
    "image-missing": (ERROR, "Add the file, or mend its name (capital letters count)."),
    # Links and notes
    "footnote": (WARNING, "Say the note in the text; footnotes are not read."),
    "reference-missing": (WARNING, "Define it, or write [text](address)."),
    "reference-unused": (WARNING, "Delete it or link to it; it is neither shown nor spoken."),
    "link-not-read": (ERROR, "Write [text](address) or ![alt](file.png), a space as %20."),
    "link-without-text": (WARNING, "Write the text of the link between the brackets."),
    "link-address": (WARNING, "Use a full address that begins with https:// or mailto:."),
    "marks-not-read": (WARNING, "Put the marks right at the word, or a backslash before them."),
    # Speech spans
    "span-not-read": (
        ERROR,
        'Write [words]{say="..."}: brackets closed, no space, straight quotes.',
    ),
    "unknown-attribute": (WARNING, 'Use say, ipa, lang, voice or pause, each as name="value".'),
    "empty-say": (WARNING, "Say how it sounds, or take the brackets and braces away."),
    "empty-span": (WARNING, "Put the words it is for between the brackets."),
    "bad-pause": (WARNING, "Write a time from 0 to 10 s, such as {pause=800ms} or {pause=1.5s}."),
    "bad-span-lang": (WARNING, "Use a tag such as {lang=fr} or {lang=pt-BR}."),
    "nested-span": (WARNING, "Keep one of the two; the outer one is spoken."),
    "span-crosses-sentence": (WARNING, "Give each sentence a span of its own."),
    "pause-first": (WARNING, "Move the pause behind the first sentence."),
    # Advice (`advice/`): nothing is wrong, but it could be heard more easily
    "reading-level": (WARNING, "Use shorter words and sentences; say one thing at a time."),
    "long-sentence": (WARNING, "Make two of it: nobody can look back at what was said."),
    "dense-passage": (INFO, "Part it, or make a list of it."),
    "passive-passage": (INFO, "Say who does it: 'the nurse takes your blood'."),
    "abbreviation": (WARNING, "Explain it where it comes first: National Health Service (NHS)."),
    "points-at-page": (WARNING, "Name what you mean, or say it again: listeners see no page."),
    "points-at-look": (WARNING, "Name what you mean; say colour and side beside it, not alone."),
    "says-click": (WARNING, "Say what it leads to; people listen without a mouse."),
    "vague-link": (WARNING, "Make the link of the words that say where it leads."),
    "poor-description": (WARNING, "Say in a sentence what it shows and why it is there."),
    "long-description": (INFO, "Say the main thing, and put the rest into the text."),
    "long-chapter": (WARNING, "Make two chapters of it, so that people can rest."),
    "captions-fast": (
        WARNING,
        "Choose a lower rate in [voice]; listeners can speed up themselves.",
    ),
    "no-credits": (INFO, "Add it to guide.toml, so that listeners know whom they listen to."),
    # The table `check` of guide.toml
    "bad-severity": (ERROR, 'Write code = { severity = "off", reason = "why" }.'),
    "unknown-code": (WARNING, "Mend the spelling; docs/findings.md lists every code."),
}


UNREADABLE, VOICE_MISSING, NOT_BUILT = "guide-not-read", "voice-missing", "not-built"
"""Codes of what comes as an error, with a message and a hint of its own."""


def to_finding(code: str, error: AudioguideError, path: str) -> Finding:
    """Tell of an error as of all else that is found."""
    return Finding(
        code=code,
        severity=ERROR,
        message=error.what,
        hint=error.hint,
        source=SourceLocation(path=path),
    )


@dataclass(frozen=True, slots=True)
class Note:
    """Something found: its code, where, and what; the rest is in the table."""

    code: str
    source: SourceLocation
    message: str

    def to_finding(self) -> Finding:
        """Give it the severity and the hint of its code."""
        severity, hint = FINDINGS[self.code]
        return Finding(
            code=self.code,
            severity=severity,
            message=self.message,
            hint=hint,
            source=self.source,
        )


@dataclass(slots=True)
class Notepad:
    """Where the findings of one file are noted, each place and code once."""

    path: str
    # A dictionary for its order and for telling each finding once.
    _noted: dict[Finding, None] = field(default_factory=dict, init=False)

    def note(self, code: str, line: int, message: str, hint: str | None = None) -> None:
        """Note what was found at `line` (0: the file as a whole); the hint is the table's."""
        severity, usual = FINDINGS[code]
        source = SourceLocation(path=self.path, line=line)
        self._noted[
            Finding(
                code=code, severity=severity, message=message, hint=hint or usual, source=source
            )
        ] = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noted, by line."""
        return tuple(sorted(self._noted, key=lambda finding: finding.source.line))
