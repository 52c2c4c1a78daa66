"""The table of everything that can be found in a built guide; docs/findings.md explains each."""

from audioguide.model.text import Finding, Severity, SourceLocation

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_BUILD = "`audioguide build` makes it again."
_LISTEN = "Listen to it. If it is wrong, delete audio/.cache and build again, or try another voice."

# code: (severity, what to do about it). An error would give listeners something wrong or broken.
CODES: dict[str, tuple[Severity, str]] = {
    "guide-damaged": (ERROR, _BUILD),
    "file-missing": (ERROR, _BUILD),
    "file-damaged": (ERROR, f"It was changed after the build. {_BUILD}"),
    "file-not-read": (ERROR, _BUILD),
    "sound-length": (ERROR, f"Captions would drift from the sound. {_BUILD}"),
    "clipping": (ERROR, f"It crackles. {_BUILD}"),
    "true-peak": (WARNING, f"It may crackle on some devices. {_BUILD}"),
    "loudness": (WARNING, f"Listeners would have to turn the volume. {_BUILD}"),
    "long-silence": (ERROR, _LISTEN),
    "long-pause": (INFO, "If it is longer than you meant, look at {pause=...} and [pacing]."),
    "word-times": (ERROR, f"Highlighting would jump. {_BUILD}"),
    "caption-times": (ERROR, _BUILD),
    "caption-text": (ERROR, _BUILD),
    "caption-shape": (WARNING, "Use shorter words, or build the guide again."),
    "sentence-silent": (ERROR, _LISTEN),
    "words-silent": (ERROR, _LISTEN),
    "sentence-tempo": (WARNING, _LISTEN),
    "sentence-not-heard": (ERROR, _LISTEN),
    "judged-by-length": (
        INFO,
        "A recognizer that knows the language hears more: docs/verifying.md.",
    ),
}


def to_finding(code: str, source: SourceLocation, message: str) -> Finding:
    """Give it the severity and the hint of its code."""
    severity, hint = CODES[code]
    return Finding(code=code, severity=severity, message=message, hint=hint, source=source)
