"""Errors that people can mend, grouped by who can mend them. Each says what, where, what next.

Trouble in an author's text is a `Finding`, not an error. Bugs keep their tracebacks.
"""


class AudioguideError(Exception):
    """The root of the errors below: `str()` of one is a message for people.

    `where` is a file, a file and line, or the part at fault; `hint` says what to do next.
    """

    def __init__(self, what: str, *, where: str, hint: str) -> None:
        super().__init__(what, where, hint)
        self.what, self.where, self.hint = what, where, hint

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process boundaries, and pickle calls a class with positions only.
        return _rebuild, (type(self), self.what, self.where, self.hint)


class ScriptError(AudioguideError):
    """A script folder or `guide.toml` cannot be read: the author can mend it."""


class SpeechError(AudioguideError):
    """An engine is missing or failed to speak. `where` names the engine, or the sentence."""


class EncodingError(AudioguideError):
    """ffmpeg could not be found or failed. `where` is its command, `what` the end of its stderr."""


class BundleError(AudioguideError):
    """A bundle is not there or is damaged: build it again."""


class ExportError(AudioguideError):
    """An export could not be made. `where` names the format and the guide."""


class FormatError(AudioguideError):
    """A file does not follow its format."""


def _rebuild(cls: type[AudioguideError], what: str, where: str, hint: str) -> AudioguideError:
    return cls(what, where=where, hint=hint)
