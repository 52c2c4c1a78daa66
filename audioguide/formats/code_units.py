"""Offsets in text: the model counts code points, JavaScript and the DOM count UTF-16 code units.

The files a browser reads hold code units; these tables turn one into the other and back.
"""

from itertools import accumulate

_LAST_OF_ONE_UNIT = "\uffff"


class CodeUnits:
    """The table of one text. A text of the Basic Multilingual Plane needs none: both counts agree.

    Every position from 0 to the end of the text has an answer; others raise ValueError.
    """

    __slots__ = ("_points", "_units", "length")

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self._units: list[int] | None = None
        self._points: dict[int, int] = {}
        if not text.isascii() and max(text) > _LAST_OF_ONE_UNIT:
            widths = (2 if char > _LAST_OF_ONE_UNIT else 1 for char in text)
            self._units = list(accumulate(widths, initial=0))
            self._points = {unit: point for point, unit in enumerate(self._units)}

    def to_units(self, offset: int, length: int) -> tuple[int, int]:
        """Turn an offset and length in code points into UTF-16 code units."""
        end = offset + length
        if not 0 <= offset <= end <= self.length:
            raise ValueError((offset, length))
        if self._units is None:
            return offset, length
        start = self._units[offset]
        return start, self._units[end] - start

    def to_points(self, offset: int, length: int) -> tuple[int, int]:
        """Turn an offset and length in UTF-16 code units into code points.

        Raises ValueError outside the text and in the middle of a surrogate pair.
        """
        if self._units is None:
            return self.to_units(offset, length)
        start, end = self._points.get(offset), self._points.get(offset + length)
        if start is None or end is None or end < start:
            raise ValueError((offset, length))
        return start, end - start
