"""A guide that was built well has no finding; each way to break it has its own."""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from breaking import (
    GUIDE,
    change_sound,
    change_timeline,
    lose_sentence_of,
    path_of,
    put_fault,
    replace_text,
    rewrite,
    silence_words,
)

from audioguide.errors import BundleError
from audioguide.model.text import Finding
from audioguide.model.timing import Span
from audioguide.script.overrides import OTHER_CODES
from audioguide.script.source import read_guide
from audioguide.verify.codes import CODES
from audioguide.verify.guide import Depth, verify_guide
from benchmarks.verify import plant

BY_EAR = {"sentence-not-heard", "judged-by-length"}
DOCUMENT = Path(__file__).parents[2] / "docs" / "findings.md"
Listen = Callable[..., list[Finding]]


def damage_manifest(audio: Path) -> None:
    (audio / GUIDE / "manifest.json").write_text("{", encoding="utf-8")


def lose_sound(audio: Path) -> None:
    path_of(audio, "audio").unlink()


def flip_a_byte(audio: Path) -> None:
    data = bytearray(path_of(audio, "captions").read_bytes())
    data[-2] ^= 1
    path_of(audio, "captions").write_bytes(data)


def cut_sound_short(audio: Path) -> None:
    change_sound(audio, lambda sound: sound[: len(sound) * 2 // 3])


def too_loud(audio: Path) -> None:
    change_sound(audio, lambda sound: sound * 8)


def a_click(audio: Path) -> None:
    def change(sound: np.ndarray) -> np.ndarray:
        sound[2000:2400] = 30_500 * np.sin(np.arange(400) / 5)
        return sound

    change_sound(audio, change)


def too_soft(audio: Path) -> None:
    change_sound(audio, lambda sound: sound * 0.6)


def long_silence(audio: Path) -> None:
    def change(sound: np.ndarray) -> np.ndarray:
        sound[24_000 * 5 : 24_000 * 9] = 0
        return sound

    change_sound(audio, change)


def ask_for_a_pause(audio: Path) -> None:
    """As if the author had asked for 4 s before the last sentence, which was cut."""

    def change(sentences: list[dict]) -> None:
        last = sentences[-1]
        change_sound(audio, lambda sound: _quiet(sound, last["start_ms"], 4000))
        last["start_ms"] += 4000
        last["end_ms"] += 4000
        last["words"] = []

    change_timeline(audio, change)


def _quiet(sound: np.ndarray, start_ms: int, ms: int) -> np.ndarray:
    at = start_ms * 24
    return np.concatenate((sound[:at], np.zeros(ms * 24), sound[at:]))


def overlap_sentences(audio: Path) -> None:
    def change(sentences: list[dict]) -> None:
        sentences[1]["end_ms"] = sentences[2]["start_ms"] + 500

    change_timeline(audio, change)


def overlap_words(audio: Path) -> None:
    def change(sentences: list[dict]) -> None:
        words = sentences[1]["words"]
        words[0][3] = words[1][3]

    change_timeline(audio, change)


def overlap_captions(audio: Path) -> None:
    def change(data: bytes) -> bytes:
        text = data.decode()
        starts = re.findall(r"(\S+) --> (\S+)", text)
        return text.replace(
            f"{starts[0][0]} --> {starts[0][1]}", f"{starts[0][0]} --> {starts[1][1]}", 1
        ).encode()

    rewrite(audio, "captions", change)


def misspell_caption(audio: Path) -> None:
    replace_text(audio, "captions", "doctor", "docter")


def widen_caption(audio: Path) -> None:
    def change(data: bytes) -> bytes:
        return data.replace(b"Please ", b"Please, whatever else it is that you do, ")

    rewrite(audio, "captions", change)


def hurry_caption(audio: Path) -> None:
    def change(data: bytes) -> bytes:
        start, end = re.findall(rb"\n(\S+) --> (\S+)\n", data)[1]
        soon = start[:-3] + b"%03d" % min(999, int(start[-3:]) + 300)
        return data.replace(start + b" --> " + end, start + b" --> " + soon)

    rewrite(audio, "captions", change)


def lose_words(audio: Path) -> None:
    silence_words(audio, 2, 4, 6)


def break_off(audio: Path) -> None:
    """Without word times of the engine's own, only the length of the sentence tells."""

    def change(sentences: list[dict]) -> None:
        for sentence in sentences:
            sentence["word_times"] = "estimated"

    change_timeline(audio, change)
    put_fault(audio, lambda sound, sentences, at: _cut(sound, sentences[at].span), 2)


def _cut(sound: np.ndarray, span: Span) -> None:
    """Leave the first 40 % of a sentence."""
    sound[(span.start_ms + span.duration_ms * 2 // 5) * 24 : span.end_ms * 24] = 0


def talk_backwards(audio: Path) -> None:
    put_fault(audio, plant.backwards, 2)


def speak_klingon(audio: Path) -> None:
    replace_text(audio, "timeline", '"lang":"en"', '"lang":"tlh"')


# code: how to get it, in which file of the chapter or at which line of its script it stands.
BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "guide-damaged": (damage_manifest, "manifest.json"),
    "file-missing": (lose_sound, ".mp3"),
    "file-damaged": (flip_a_byte, ".vtt"),
    "file-not-read": (lambda audio: rewrite(audio, "audio", lambda _: b"no sound" * 99), ".mp3"),
    "sound-length": (cut_sound_short, ".mp3"),
    "clipping": (too_loud, ".mp3"),
    "true-peak": (a_click, ".mp3"),
    "loudness": (too_soft, ".mp3"),
    "long-silence": (long_silence, ".mp3"),
    "long-pause": (ask_for_a_pause, ".mp3"),
    "word-times": (overlap_sentences, "02-work.md:3"),
    "caption-times": (overlap_captions, ".vtt"),
    "caption-text": (misspell_caption, ".vtt"),
    "caption-shape": (widen_caption, ".vtt"),
    "sentence-silent": (lose_sentence_of, "02-work.md:5"),
    "words-silent": (lose_words, "02-work.md:5"),
    "sentence-tempo": (break_off, "02-work.md:5"),
    "sentence-not-heard": (talk_backwards, "02-work.md:5"),
    "judged-by-length": (speak_klingon, GUIDE),
}


def test_a_guide_that_was_built_well_has_no_finding(spoken_audio: Path, listen: Listen) -> None:
    assert listen(spoken_audio) == []


@pytest.mark.parametrize("code", list(BROKEN))
def test_what_is_broken_is_found(
    code: str, audio: Path, spoken_source: Path, listen: Listen
) -> None:
    damage, place = BROKEN[code]
    damage(audio)
    sections = {each.id: each for each in read_guide(spoken_source)[0].sections}

    findings = listen(audio, by_ear=code in BY_EAR, sections=sections)
    found = [each for each in findings if each.code == code]

    assert found
    assert str(found[0].source).endswith(place)


def test_every_code_has_its_case_and_its_line_in_the_documentation() -> None:
    text = (
        DOCUMENT.read_text(encoding="utf-8").partition("## After a build")[2].partition("\n## ")[0]
    )
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \|", text, re.MULTILINE))

    assert set(BROKEN) == set(CODES)
    assert rows == {code: str(severity) for code, (severity, _) in CODES.items()}
    mild = {code for code, (severity, _) in CODES.items() if severity != "error"}
    assert mild <= OTHER_CODES


@pytest.mark.parametrize("fault", ["half", "noise", "other", "swapped", "backwards"])
def test_a_sentence_that_says_something_else_is_found_and_no_other_blamed(
    fault: str, audio: Path, listen: Listen
) -> None:
    put_fault(audio, plant.FAULTS[fault], 1)

    told = {each.message.partition(",")[0] for each in listen(audio)}

    assert told in ({"work s2"}, {"work s2", "work s3"} if fault == "swapped" else {"work s2"})


def test_a_lost_sentence_is_told_once_with_its_words_and_its_time(
    audio: Path, listen: Listen
) -> None:
    lose_sentence_of(audio)

    findings = listen(audio)

    assert [each.code for each in findings] == ["long-silence", "sentence-silent"]
    finding = findings[1]
    assert re.search(r"work s3, 0:0\d, “Air flows through your nose", finding.message)


def test_captions_that_go_by_too_fast_are_found_as_in_a_build(audio: Path, listen: Listen) -> None:
    hurry_caption(audio)

    assert "caption-too-fast" in {each.code for each in listen(audio, by_ear=False)}


def test_words_that_overlap_are_found(audio: Path, listen: Listen) -> None:
    overlap_words(audio)

    assert "word-times" in {each.code for each in listen(audio, by_ear=False)}


@pytest.mark.parametrize(
    ("kind", "data"), [("timeline", b"[]"), ("captions", b"\xff"), ("captions", b"no")]
)
def test_a_file_that_follows_no_format_is_found_and_the_rest_looked_at(
    kind: str, data: bytes, audio: Path, listen: Listen
) -> None:
    rewrite(audio, kind, lambda _: data)
    too_soft(audio)

    codes = {each.code for each in listen(audio, by_ear=False)}

    assert {"file-not-read", "loudness"} <= codes


def test_without_sound_nothing_is_decoded(audio: Path) -> None:
    rewrite(audio, "audio", lambda _: b"no sound")

    assert list(verify_guide(audio, GUIDE, depth=Depth(sound=False))) == []


def test_a_guide_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BundleError):
        list(verify_guide(tmp_path, GUIDE, depth=Depth()))
