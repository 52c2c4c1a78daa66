"""Where a key of guide.toml stands, for people who have to find it."""

import pytest

from audioguide.script.toml_lines import find_line

TEXT = """\
# name = "no"
title = "A"
voice.rate = 1
pronounce = { CT = "C T" }

[pacing]
title = 3

[ other ]
  "name" = 2
'quoted key' = 1
"""


@pytest.mark.parametrize(
    ("table", "key", "line"),
    [
        ("", "title", 2),
        ("voice", "rate", 3),
        ("", "voice", 3),
        ("pronounce", "CT", 4),
        ("pacing", "title", 7),
        ("pacing", "gone", 6),
        ("", "pacing", 6),
        ("other", "name", 10),
        ("other", "quoted key", 11),
        ("", "gone", 0),
    ],
)
def test_a_key_is_found_in_its_own_table(table: str, key: str, line: int) -> None:
    assert find_line(TEXT, table, key) == line
