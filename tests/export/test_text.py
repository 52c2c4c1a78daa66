from pathlib import Path

from audioguide.export.run import export_guide


def test_plain_text_has_every_sentence_in_order_with_its_lists(audio: Path) -> None:
    export_guide(audio, "lungs", "text")
    assert (audio / "lungs/downloads/lungs.txt").read_text(encoding="utf-8") == (
        "Your “lungs” & you 🫁\n\n\n"
        "Start here\n\nHello & welcome. This is yours.\n\nWhat you need\n\n"
        "- A chair\n- A clock\n  - with hands\n1. Sit down.\n2. Breathe <in>.\n\n\n"
        "Air, and “more”\n\nAir comes in.\n\nSmall print\n\nBreathe out slowly.\n\n"
        "Say buenos días.\n"
    )
