import json
from pathlib import Path

from audioguide.export.book import load_book
from audioguide.export.cues import load_whole_cues
from audioguide.export.run import export_guide
from audioguide.formats.webvtt import parse_webvtt


def test_captions_of_three_formats_say_the_same_at_the_same_times(audio: Path) -> None:
    cues = list(load_whole_cues(load_book(audio, "lungs")))
    for format_name in ("vtt", "srt", "transcript-json"):
        export_guide(audio, "lungs", format_name)
    folder = audio / "lungs/downloads"
    vtt = parse_webvtt((folder / "lungs.vtt").read_text(encoding="utf-8"))
    assert [(cue.span, cue.lines) for cue in vtt] == [(cue.span, cue.lines) for cue in cues]
    blocks = (folder / "lungs.srt").read_text(encoding="utf-8").strip().split("\n\n")
    assert [block.split("\n")[0] for block in blocks] == [str(n + 1) for n in range(len(cues))]
    assert [tuple(block.split("\n")[2:]) for block in blocks] == [cue.lines for cue in cues]
    segments = json.loads((folder / "lungs.transcript.json").read_bytes())["segments"]
    assert [each["body"] for each in segments] == [line for cue in cues for line in cue.lines]
    assert segments[-1]["endTime"] == cues[-1].span.end_ms / 1000
    assert segments[0]["speaker"] == "Silence"
