"""Errors that people can mend, grouped by who can mend them. Each says what, where, what next.

Trouble in an author's text is a `Finding`, not an error. Bugs keep their tracebacks.
"""


class AudioguideError(Exception):
    """The root of the errors below: `str()` of one is a message for people."""


class ScriptError(AudioguideError):
    """A script folder or `guide.toml` cannot be read: the author can mend it."""

    def __init__(self, what: str, *, where: str, hint: str) -> None:
        super().__init__(f"{where}: {what} {hint}")
        self.what, self.where, self.hint = what, where, hint


class SpeechError(AudioguideError):
    """An engine is missing or failed to speak; the message names the engine and what to do."""

    def __init__(self, engine: str, what: str, *, hint: str) -> None:
        super().__init__(f"The voice engine '{engine}' {what} {hint}")
        self.engine, self.what, self.hint = engine, what, hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), (self.engine, self.what), {"hint": self.hint})


class EncodingError(AudioguideError):
    """ffmpeg could not be found or failed."""

    def __init__(self, command: str, stderr_tail: str) -> None:
        super().__init__(
            f"ffmpeg failed: {stderr_tail.strip() or 'no message'}\n"
            f"  command: {command}\n"
            "  Check free disk space, and that `ffmpeg -version` works."
        )
        self.command, self.stderr_tail = command, stderr_tail

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.command, self.stderr_tail)


class BundleError(AudioguideError):
    """A bundle is not there or is damaged: build it again."""

    def __init__(self, what: str, *, where: str, hint: str) -> None:
        super().__init__(f"{where}: {what} {hint}")
        self.what, self.where, self.hint = what, where, hint

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), (self.what,), {"where": self.where, "hint": self.hint})


class FormatError(AudioguideError):
    """A file does not follow its format."""


class ExportError(AudioguideError):
    """A download could not be made from a bundle."""


def _rebuild(
    cls: type[AudioguideError], args: tuple[str, ...], kwargs: dict[str, str]
) -> AudioguideError:
    """Make an error again on the other side of a process boundary."""
    return cls(*args, **kwargs)
