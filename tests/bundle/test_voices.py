"""Several voices in one guide: who says what, how loud, when; and what is made again."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audioguide.bundle.build import build_guide
from audioguide.bundle.casting import Cast
from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.bundle.guesses import check_pronunciation
from audioguide.bundle.pool import open_pool
from audioguide.bundle.store import load_manifest, load_timeline
from audioguide.errors import SpeechError
from audioguide.model.guide import Guide
from audioguide.model.timing import TimedSentence
from audioguide.narration.loudness import LoudnessMeter
from audioguide.script.source import read_guide
from audioguide.speech import natural

WriteGuide = Callable[..., Path]

pytest.importorskip("hibari", reason="the extra 'natural' is not installed")

SETTINGS = 'id = "stage"\ntitle = "A stage"\nlang = "en"\nvoice = "natural"\n'
CHAPTERS = {
    "01-stage.md": """\
# The stage

The play is about a woman who left her house one winter and never looked back.

The French call it [mise en scène]{lang=fr}, and people like it.

> I never saw a finer room in all my life, and I shall not see one again.
>
> It was cold. {voice=system:gmw/en-gb-x-rp}

She asked: [“Where is my coat?”]{voice=system:gmw/en-gb-scotland} He did not know.
""",
    "02-end.md": "---\nvoice: system\n---\n# The end\n\nGood night.\n",
    "03-alone.md": "# Alone\n\nOne voice.\n",
}


def read(folder: Path) -> Guide:
    guide, findings = read_guide(folder)
    assert findings == ()
    return guide


def cast_of(guide: Guide, chapter: int = 0) -> dict[str, str]:
    cast, section = Cast.of(guide), guide.sections[chapter]
    return {
        part.text: f"{part.voice.engine}:{part.voice.name}"
        for sentence in section.sentences
        for part in cast.utterances(sentence, section)
    }


def test_each_passage_is_said_by_the_voice_that_the_author_wants(write_guide: WriteGuide) -> None:
    guide = read(write_guide(CHAPTERS, SETTINGS, "stage"))
    assert cast_of(guide) == {
        "The stage.": "natural:heart",
        "The play is about a woman who left her house one winter and never looked back.": (
            "natural:heart"
        ),
        "The French call it,": "natural:heart",
        "mise en scène,": "system:roa/fr",
        "and people like it.": "natural:heart",
        "I never saw a finer room in all my life, and I shall not see one again.": (
            "system:gmw/en-gb-x-rp"
        ),
        "It was cold.": "system:gmw/en-gb-x-rp",
        "She asked:": "natural:heart",
        "“Where is my coat?”": "system:gmw/en-gb-scotland",
        "He did not know.": "natural:heart",
    }
    assert set(cast_of(guide, 1).values()) == {"system:gmw/en-us"}


def test_a_chapter_in_another_language_is_said_in_that_language(write_guide: WriteGuide) -> None:
    french = "---\nlang: fr\n---\n# Bonjour\n\nLe mot [weekend]{lang=en} est là.\n"
    guide = read(write_guide({"01-a.md": french}, SETTINGS, "stage"))
    assert cast_of(guide) == {
        "Bonjour.": "system:roa/fr",
        "Le mot,": "system:roa/fr",
        "weekend,": "natural:heart",
        "est là.": "system:roa/fr",
    }


def test_a_silent_guide_is_silent_throughout(write_guide: WriteGuide) -> None:
    silent = SETTINGS.replace("natural", "silent")
    assert set(cast_of(read(write_guide(CHAPTERS, silent, "stage"))).values()) == {"silent:silence"}


def test_a_voice_that_is_not_there_is_told_with_its_line(write_guide: WriteGuide) -> None:
    text = "# Stage\n\n[Come in.]{voice=system:gmw/nobody}\n\nSay [salve]{lang=xx}.\n"
    chapters = {"01-a.md": text, "02-b.md": "---\nvoice: nothing\n---\n# Two\n\nText here.\n"}
    guide = read(write_guide(chapters, SETTINGS, "stage"))
    found = {
        (f.code, f.severity.value, f.source.path, f.source.line) for f in check_pronunciation(guide)
    }
    assert found == {
        ("voice-missing", "error", "scripts/stage/01-a.md", 3),
        ("language-without-voice", "warning", "scripts/stage/01-a.md", 5),
        ("voice-missing", "error", "scripts/stage/02-b.md", 2),
    }
    with pytest.raises(SpeechError, match=r"scripts/stage/01-a.md:3"):
        cast_of(guide)


def test_the_guides_own_voice_that_is_not_there_is_told_with_its_line(
    write_guide: WriteGuide,
) -> None:
    guide = read(write_guide(CHAPTERS, SETTINGS.replace("natural", "system:nobody"), "stage"))
    (finding,) = check_pronunciation(guide)
    assert (finding.code, str(finding.source)) == ("voice-missing", "scripts/stage/guide.toml:4")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The guide above, built by one process, by two and by four."""
    folder = tmp_path_factory.mktemp("stage")
    source = folder / "scripts" / "stage"
    source.mkdir(parents=True)
    for name, text in {**CHAPTERS, "guide.toml": SETTINGS}.items():
        (source / name).write_text(text, encoding="utf-8")
    for workers in (1, 2, 4):
        with open_pool(workers) as executor:
            audio = folder / f"audio{workers}"
            build_guide(read(source), source=source, audio=audio, executor=executor)
    return folder


def test_any_number_of_workers_gives_the_same_bytes(stage: Path) -> None:
    one, two, four = (
        {path.name: path.read_bytes() for path in (stage / f"audio{n}" / "stage").iterdir()}
        for n in (1, 2, 4)
    )
    assert one == two == four


def sound_of(stage: Path) -> tuple[tuple[TimedSentence, ...], np.ndarray]:
    audio = stage / "audio1"
    chapter = load_manifest(audio, "stage").chapters[0]
    command = [find_ffmpeg(), "-v", "error", "-i", str(audio / "stage" / chapter.audio.href)]
    command += ["-f", "s16le", "-ac", "1", "-ar", "24000", "-"]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    return load_timeline(audio, "stage", chapter).sentences, np.frombuffer(data, dtype="<i2")


def lufs(samples: np.ndarray) -> float:
    meter = LoudnessMeter(24_000)
    meter.feed(samples)
    return meter.integrated_lufs()


def test_loudness_does_not_jump_where_the_voice_changes(stage: Path) -> None:
    """The natural voice is about 5 LU quieter than eSpeak's."""
    sentences, samples = sound_of(stage)
    heard = {
        sentence.text: lufs(samples[sentence.span.start_ms * 24 : sentence.span.end_ms * 24])
        for sentence in sentences
    }
    natural = next(heard[text] for text in heard if text.startswith("The play"))
    system = next(heard[text] for text in heard if text.startswith("I never"))
    assert abs(natural - system) < 1.5, heard


def test_a_word_of_another_voice_sounds_when_its_time_says(stage: Path) -> None:
    """The French words stand between two silences, which the times must hit."""
    sentences, samples = sound_of(stage)
    (sentence,) = (each for each in sentences if "mise en" in each.text)
    shown = [sentence.text[word.offset :][: word.length] for word in sentence.words]
    spans = [word.span for word in sentence.words]
    assert not sentence.estimated
    for after in (shown.index("mise"), shown.index("and")):
        gap = samples[spans[after - 1].end_ms * 24 : spans[after].start_ms * 24]
        start = samples[spans[after].start_ms * 24 :][: 24 * 40]
        assert 20 <= len(gap) / 24 <= 140
        assert np.abs(gap[24 * 25 : -24 * 5].astype(int)).max() < 0.15 * np.abs(start).max()


def test_another_version_of_one_engine_makes_again_only_what_it_says(
    stage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = stage / "scripts" / "stage"
    monkeypatch.setattr(natural, "ADAPTER_VERSION", "other")
    with open_pool(1) as executor:
        report = build_guide(read(source), source=source, audio=stage / "audio4", executor=executor)
    assert report.made == ("stage", "alone")
