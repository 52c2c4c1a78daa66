"""The cache gives back what was stored, sees damage, and can be shared by builds at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from speech_utterances import utter

from audioguide.model.sound import Pcm, SpeechClip, WordMark
from audioguide.speech.cache import CachedEngine, ClipCache
from audioguide.speech.engines import find_voice
from audioguide.speech.silent import SilentEngine

UTTERANCE = utter("Seed and soil.", find_voice("silent", "en"))
CLIP = SpeechClip(
    pcm=Pcm(data=bytes(range(256)) * 40, rate_hz=22_050),
    marks=tuple(WordMark(word=i, start_frame=i * 100, end_frame=i * 100 + 90) for i in range(3)),
    estimated=True,
    guessed=(1,),
)


class Versioned(SilentEngine):
    """A voice that counts how often it has to look up its versions."""

    look_ups = 0

    @property
    def fingerprint(self) -> str:  # type: ignore[override]
        self.look_ups += 1
        return "versioned-1"


@pytest.fixture
def clips(tmp_path: Path) -> ClipCache:
    cache = ClipCache(tmp_path)
    cache.write("voice-1", UTTERANCE, CLIP)
    return cache


def test_a_clip_comes_back_as_it_was(clips: ClipCache) -> None:
    assert clips.find("voice-1", UTTERANCE) == CLIP
    assert clips.find_times("voice-1", UTTERANCE) == CLIP.times


def test_another_engine_another_word_or_another_rate_is_another_clip(clips: ClipCache) -> None:
    voice = find_voice("silent", "en")
    assert clips.find("voice-2", UTTERANCE) is None
    assert clips.find("voice-1", utter("Seed and soils.", voice)) is None
    assert clips.find("voice-1", utter("Seed and soil.", voice, rate=1.1)) is None
    assert clips.find_times("voice-2", UTTERANCE) is None


@pytest.mark.parametrize("place", [0, 1, 10, 60, 200, 300, 2_000, -1])
def test_a_flipped_bit_anywhere_is_seen(clips: ClipCache, place: int) -> None:
    path = clips.path("voice-1", UTTERANCE)
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)
    assert clips.find("voice-1", UTTERANCE) is None


@pytest.mark.parametrize("left", [0, 1, 50, 500, 5_000])
def test_a_cut_file_is_seen(clips: ClipCache, left: int) -> None:
    path = clips.path("voice-1", UTTERANCE)
    path.write_bytes(path.read_bytes()[:left])
    assert clips.find("voice-1", UTTERANCE) is None
    assert clips.find_times("voice-1", UTTERANCE) is None


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\n", b"[]\n", b"null\n", b"{}\n", b'{"header": 1}\n']
)
def test_a_file_of_something_else_is_seen(clips: ClipCache, content: bytes) -> None:
    clips.path("voice-1", UTTERANCE).write_bytes(content)
    assert clips.find("voice-1", UTTERANCE) is None
    assert clips.find_times("voice-1", UTTERANCE) is None


def test_a_damaged_clip_is_made_again_and_the_file_mended(tmp_path: Path) -> None:
    engine = CachedEngine(SilentEngine(), tmp_path)
    clip = engine.synthesize(UTTERANCE)
    path = ClipCache(tmp_path).path(engine.fingerprint, UTTERANCE)
    whole = path.read_bytes()
    path.write_bytes(whole[:-2])
    assert engine.synthesize(UTTERANCE) == clip
    assert path.read_bytes() == whole


def test_what_is_in_the_cache_is_not_spoken_again(tmp_path: Path) -> None:
    engine = CachedEngine(SilentEngine(), tmp_path)
    ClipCache(tmp_path).write(engine.fingerprint, UTTERANCE, CLIP)
    assert engine.synthesize(UTTERANCE) == CLIP


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_cache import CLIP, UTTERANCE
from audioguide.speech.cache import ClipCache
clips = ClipCache(Path(sys.argv[1]))
for _ in range(150):
    clips.write("voice-1", UTTERANCE, CLIP)
    assert clips.find("voice-1", UTTERANCE) == CLIP
"""


def test_two_processes_may_write_the_same_clip_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(tmp_path), str(Path(__file__).parent)]
    writers = [subprocess.Popen(command) for _ in range(2)]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert ClipCache(tmp_path).find("voice-1", UTTERANCE) == CLIP
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_versions_are_looked_up_once_and_not_for_every_sentence(tmp_path: Path) -> None:
    engine = Versioned()
    cached = CachedEngine(engine, tmp_path)
    for number in range(5):
        cached.synthesize(utter(f"Sentence {number}.", find_voice("silent", "en")))
    assert engine.look_ups == 1
