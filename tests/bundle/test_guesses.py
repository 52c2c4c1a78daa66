"""Words that the guide's voice would guess are told before anything is spoken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audioguide.bundle.guesses import check_pronunciation
from audioguide.script.source import read_guide

NATURAL = 'title = "Words"\nlang = "en"\nvoice = "natural"\n'


def test_a_guessed_word_is_told_once_with_its_line(write_guide: Callable[..., Path]) -> None:
    pytest.importorskip("hibari", reason="the extra 'natural' is not installed")
    text = "# Words\n\nThe cat sat.\n\nA brontoxelic cat.\n\nBrontoxelic again.\n"
    guide, _ = read_guide(write_guide({"01-words.md": text}, NATURAL))
    (finding,) = check_pronunciation(guide)
    assert (finding.code, finding.source.line) == ("guessed-word", 5)
    assert "brontoxelic" in finding.message


def test_a_word_with_a_pronunciation_is_not_guessed(write_guide: Callable[..., Path]) -> None:
    pytest.importorskip("hibari", reason="the extra 'natural' is not installed")
    settings = NATURAL + '[pronounce]\nbrontoxelic = "/ˌbrɒntəˈzɛlɪk/"\n'
    folder = write_guide({"01-words.md": "# Words\n\nA brontoxelic cat.\n"}, settings)
    guide, findings = read_guide(folder)
    assert (findings, check_pronunciation(guide)) == ((), ())


def test_a_respelling_that_is_guessed_is_told_as_a_note_to_listen_to(
    write_guide: Callable[..., Path],
) -> None:
    pytest.importorskip("hibari", reason="the extra 'natural' is not installed")
    settings = NATURAL + '[pronounce]\nbrontoxelic = "bron-toh-ZELL-ick"\n'
    guide, _ = read_guide(write_guide({"01-words.md": "# Words\n\nA brontoxelic cat.\n"}, settings))
    (finding,) = check_pronunciation(guide)
    assert (finding.severity, finding.source.line) == ("info", 3)
    assert "--say 'bron-toh-ZELL-ick'" in finding.hint
