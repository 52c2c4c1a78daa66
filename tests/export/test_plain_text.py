from pathlib import Path

import pytest
from hypothesis import given

from audioguide.export.run import export_guide
from audioguide.export.wrapping import WIDTH, wrap
from audioguide.narration.display_width import columns_before
from strategies import sentence_texts


def test_plain_text_has_every_sentence_in_order_with_its_lists(audio: Path) -> None:
    export_guide(audio, "lungs", "text")
    assert (audio / "lungs/downloads/lungs.txt").read_text(encoding="utf-8") == (
        "Your “lungs” & you 🫁\n\nHow you breathe.\n\n"
        "Written by: Ada Writer, Bo <Editor>\nRead by: Silence\nPublished by: The Clinic\n"
        "Date: 2026-11-01\nLicense: CC BY 4.0\n\nChapters\n1. Start here\n2. Air, and “more”\n\n\n"
        "Start here\n\nHello & welcome. This is yours.\n\nWhat you need\n\n"
        "- A chair\n- A clock\n  - with hands\n1. Sit down.\n2. Breathe <in>.\n\n\n"
        "Air, and “more”\n\nAir comes in.\n\nSmall print\n\n> Breathe out slowly.\n\n"
        "Say buenos días.\n"
    )


@pytest.mark.parametrize(
    ("lead", "hang", "opening"), [("- ", None, "  "), ("> ", "> ", "> "), ("", None, "")]
)
def test_lines_hang_under_the_text(lead: str, hang: str | None, opening: str) -> None:
    first, second = wrap("word " * 20, lang="en", lead=lead, hang=hang)
    assert first.startswith(f"{lead}word word")
    assert second.startswith(f"{opening}word")


@given(sentence_texts())
def test_no_line_is_wider_than_a_page_and_no_character_is_lost(text: str) -> None:
    for lang in ("en", "ja"):
        lines = list(wrap(text, lang=lang, lead="1. "))
        assert all(columns_before(line)[-1] <= WIDTH for line in lines)
        joined = "".join(lines).removeprefix("1.")
        assert "".join(joined.split()) == "".join(text.split())
