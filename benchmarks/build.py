"""`make bench`: a whole build against the bare engine plus the bare encoder on the same text.

For each engine it prints the seconds of a whole build, times real time, peak memory of all its
processes together, and two ratios to the limit, which is the CPU seconds of the bare engine (no
checks, no cache, no captions) and of ffmpeg alone, on the same sentences in this run: the build's
wall time against the limit divided by the cores, and its CPU time against the limit.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from audioguide.bundle.ffmpeg import find_ffmpeg
from audioguide.model.guide import Guide
from audioguide.model.sound import Pcm, Utterance
from audioguide.narration.utterance import to_utterance
from audioguide.script.source import read_guide
from audioguide.speech.engines import find_voice, load_engine

SCRIPTS = Path(__file__).parents[1] / "scripts"
ENGINES = ("natural", "system")
HEAD = (
    "engine      sound    build  x real      peak  bare engine bare mp3    wall/limit   CPU/limit"
)


def main() -> None:
    """Print one line for each engine."""
    guide, _ = read_guide(SCRIPTS / "tumor-metastasis")
    cores = os.cpu_count() or 1
    sentences = sum(len(section.sentences) for section in guide.sections)
    print(f"{cores} cores; the sample guide, {sentences} sentences")
    print(HEAD)
    for engine in ENGINES:
        sound_s, engine_cpu_s, pcm = bare_engine(guide, engine)
        encode_cpu_s = bare_encoder(pcm)
        limit_cpu_s = engine_cpu_s + encode_cpu_s
        build_s, build_cpu_s, peak_mb = whole_build(engine)
        print(
            f"{engine:<9} {sound_s:>5.0f} s {build_s:>6.2f} s {sound_s / build_s:>6.0f}x "
            f"{peak_mb:>6.0f} MB {engine_cpu_s:>10.2f} s {encode_cpu_s:>6.2f} s "
            f"{build_s / (limit_cpu_s / cores):>12.2f} {build_cpu_s / limit_cpu_s:>11.2f}"
        )


def whole_build(engine: str) -> tuple[float, float, float]:
    """Build the sample guide in an empty folder; wall and CPU seconds, peak MB of its processes."""
    with tempfile.TemporaryDirectory() as audio:
        command = [sys.executable, "-m", "audioguide", "build", "tumor-metastasis",
                   "--voice", engine, "--scripts", str(SCRIPTS), "--audio", audio]  # fmt: skip
        began, cpu_before = time.perf_counter(), _cpu_seconds_of_the_ended()
        process = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        peak_bytes = 0
        while process.poll() is None:
            peak_bytes = max(peak_bytes, resident_bytes(process))
            time.sleep(0.05)
        seconds = time.perf_counter() - began
    if process.returncode:
        raise SystemExit(f"the build failed: {' '.join(command)}")
    return seconds, _cpu_seconds_of_the_ended() - cpu_before, peak_bytes / 1e6


def resident_bytes(process: psutil.Process) -> int:
    """Memory of a process and all its children, shared pages counted in each."""
    total = 0
    for each in (process, *_children(process)):
        try:
            total += each.memory_info().rss
        except psutil.NoSuchProcess:  # it ended while we looked
            continue
    return total


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def bare_engine(guide: Guide, engine: str) -> tuple[float, float, Pcm]:
    """Speak every sentence with nothing around the engine: seconds of sound, CPU seconds, PCM."""
    voice = find_voice(engine, guide.info.lang)
    utterances = [
        to_utterance(sentence, voice, lang=section.lang)
        for section in guide.sections
        for sentence in section.sentences
    ]
    speak = BARE[engine](utterances)
    began = _cpu_seconds()
    data, rate_hz = speak()
    cpu_s = _cpu_seconds() - began
    pcm = Pcm(data=data, rate_hz=rate_hz)
    return pcm.frames / rate_hz, cpu_s, pcm


def _bare_natural(utterances: list[Utterance]) -> Callable[[], tuple[bytes, int]]:
    import numpy as np
    from hibari import SAMPLE_RATE, Hibari

    engine = Hibari()

    def speak() -> tuple[bytes, int]:
        waves = [engine(utterance.text, seed=0) for utterance in utterances]
        return (np.concatenate(waves) * 32767).astype("<i2").tobytes(), SAMPLE_RATE

    engine("Warm up.")
    return speak


def _bare_system(utterances: list[Utterance]) -> Callable[[], tuple[bytes, int]]:
    engine = load_engine("system")

    def speak() -> tuple[bytes, int]:
        clips = [engine.synthesize(utterance).pcm for utterance in utterances]
        return b"".join(clip.data for clip in clips), clips[0].rate_hz

    engine.synthesize(utterances[0])
    return speak


BARE = {"natural": _bare_natural, "system": _bare_system}


def bare_encoder(pcm: Pcm) -> float:
    """Encode the same sound with ffmpeg alone: CPU seconds."""
    command = [find_ffmpeg(), "-v", "error", "-f", "s16le", "-ar", str(pcm.rate_hz), "-ac", "1",
               "-i", "-", "-ar", "24000", "-b:a", "64k", "-f", "mp3", "-"]  # fmt: skip
    began = _cpu_seconds_of_the_ended()
    subprocess.run(command, input=pcm.data, stdout=subprocess.DEVNULL, check=True)
    return _cpu_seconds_of_the_ended() - began


def _cpu_seconds_of_the_ended() -> float:
    """CPU seconds of all children, and theirs, that have ended so far."""
    times = os.times()
    return times.children_user + times.children_system


def _cpu_seconds() -> float:
    """CPU seconds of this process and of the children it has running."""
    process = psutil.Process()
    times = [
        process.cpu_times(),
        *(child.cpu_times() for child in process.children(recursive=True)),
    ]
    return sum(each.user + each.system for each in times)


if __name__ == "__main__":
    main()
