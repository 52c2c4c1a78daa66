"""The first step for any file: bytes to clean text, so that every later step can trust it."""

import re
import unicodedata

from audioguide.script.findings import Notepad

# Controls (category Cc) but tab and newline, and those that embed, override or isolate a
# direction: split between sentences they would turn a whole page around.
_LEFT_OUT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[\x0b\x0c\x85\u2028\u2029]")
_NEWLINES = re.compile(r"\r\n?")


def decode_text(data: bytes, notepad: Notepad) -> str:
    """Decode to NFC text with plain newlines and no control characters; any bytes will do.

    Lines keep their numbers. Bytes that are no UTF-8 become U+FFFD.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _NEWLINES.sub("\n", data[: error.start].decode("utf-8", "replace")).count("\n") + 1
        notepad.note("invalid-utf8", line, "The file is not UTF-8 from here on.")
        text = data.decode("utf-8-sig", "replace")
    text = _NEWLINES.sub("\n", text)
    for number, written in enumerate(text.split("\n"), start=1):
        if found := _LEFT_OUT.search(written):
            name = f"U+{ord(found[0]):04X}"
            notepad.note("control-characters", number, f"There are control characters ({name}).")
    return unicodedata.normalize("NFC", clean_text(text))


def clean_text(text: str) -> str:
    """Leave out control characters; line and page separators inside a line become spaces."""
    return _SPACES.sub(" ", _LEFT_OUT.sub("", text))
