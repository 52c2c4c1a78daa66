"""Bytes of any document to text: UTF-8 and UTF-16 by their marks, else what Windows wrote."""

import codecs
import re
import unicodedata

from audioguide.script.decoding import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def decode_document(data: bytes) -> str:
    """Decode to NFC text with plain newlines and without control characters; never fails."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        # Bytes that Windows-1252 leaves undefined become U+FFFD, which the checks find.
        text = data.decode(marked or "cp1252", "replace")
    return unicodedata.normalize("NFC", clean_text(_NEWLINES.sub("\n", text)))
