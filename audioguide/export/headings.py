"""Headings of a file whose levels must not be skipped, whatever the author wrote."""

from collections.abc import Iterable, Iterator

DEEPEST = 6


def mend_levels(levels: Iterable[int]) -> Iterator[int]:
    """Give each heading the depth that it has among the others: 1, 3, 3, 2 becomes 1, 2, 2, 2.

    A heading is at most one deeper than the one before it, and those of one level under the same
    heading stay on one level. None is deeper than 6.
    """
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(DEEPEST, len(above))
