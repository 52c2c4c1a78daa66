"""`make bench-verify`: false alarms on the sample guide, faults found, and times real time.

Exit code 1 when a fault is missed or a good sentence is blamed. Takes about six minutes.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from audioguide.bundle.store import load_manifest
from audioguide.model.text import Finding
from audioguide.verify.guide import Depth, verify_guide
from audioguide.verify.recognizers.table import recognizer_finder
from benchmarks.sync.sample import GUIDE, build_sample
from benchmarks.verify.plant import FAULTS, plant

ENGINES = ("natural", "system")
EVERY = 6
OF_SENTENCES = {"sentence-silent", "words-silent", "sentence-tempo", "sentence-not-heard"}


def main() -> int:
    """Measure each engine; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.verify", description=__doc__)
    parser.add_argument("--engine", action="append", help="only this engine")
    parser.add_argument("--fault", action="append", choices=FAULTS, help="only this fault")
    parser.add_argument("--audio", type=Path, help="keep the built guides here, to use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        engines = options.engine or ENGINES
        kept = options.audio or Path(temporary)
        faults = options.fault or list(FAULTS)
        return max([_measure(each, faults, kept / each, Path(temporary)) for each in engines])


def _measure(engine: str, faults: list[str], audio: Path, scratch: Path) -> int:
    build_sample(engine, audio)
    sound_s = load_manifest(audio, GUIDE).duration_ms / 1000
    began = time.process_time()
    alarms = _found(audio)
    times = sound_s / (time.process_time() - began)
    print(f"{engine}: {len(alarms)} false alarms, {times:.0f} times real time (CPU)", flush=True)
    missed = len(alarms)
    for name in faults:
        copy = scratch / f"{engine}-{name}"
        shutil.copytree(audio / GUIDE, copy / GUIDE)
        planted = plant(copy, GUIDE, FAULTS[name], lambda _, sentence: sentence % EVERY == 2)  # noqa: PLR2004
        found = _found(copy)
        lost = [each for each in planted if not any(_is_about(each, text) for text in found)]
        wrong = [text for text in found if not any(_is_near(each, text) for each in planted)]
        print(f"  {name:<10} {len(planted) - len(lost)} of {len(planted)} found, "
              f"{len(wrong)} others blamed {lost or ''} {wrong or ''}", flush=True)  # fmt: skip
        missed += len(lost) + len(wrong)
    return 1 if missed else 0


def _found(audio: Path) -> list[str]:
    depth = Depth(find_recognizer=recognizer_finder("pocketsphinx"))
    return [_told(each) for each in verify_guide(audio, GUIDE, depth=depth) if _counts(each)]


def _counts(finding: Finding) -> bool:
    return finding.code in OF_SENTENCES


def _told(finding: Finding) -> str:
    return f"{finding.message.partition(',')[0]} {finding.code}"


def _is_about(planted: str, told: str) -> bool:
    return told.startswith(f"{planted} ")


def _is_near(planted: str, told: str) -> bool:
    """Whether it is the sentence or a neighbour: sound that changes places concerns both."""
    chapter, _, sentence = planted.rpartition(" s")
    near = range(int(sentence) - 1, int(sentence) + 2)
    return any(_is_about(f"{chapter} s{each}", told) for each in near)


if __name__ == "__main__":
    sys.exit(main())
