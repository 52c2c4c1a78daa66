"""`make sync`: build the sample guide, align its MP3, and print how true its word times are.

Exit code 1 when a limit does not hold. Takes about two minutes.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import numpy as np

from audioguide.bundle.build import CACHE
from audioguide.bundle.pool import engine_of_worker
from audioguide.bundle.work import CLIPS
from benchmarks.sync.aligner import Aligner
from benchmarks.sync.figures import Figures, find_misses, sum_up
from benchmarks.sync.measure import Measured, measure_encoding, measure_floor, measure_words
from benchmarks.sync.sample import build_sample, hear_sample, read_sample

ENGINES = ("natural", "system")
WORST = 10


def main() -> int:
    """Measure each engine and the aligner; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync", description=__doc__)
    parser.add_argument("--engine", action="append", choices=ENGINES, help="only this engine")
    parser.add_argument("--audio", type=Path, help="keep the built guides here, to use them again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return report(options.engine or ENGINES, options.audio or Path(temporary))


def report(engines: list[str] | tuple[str, ...], audio: Path) -> int:
    """Print the whole report; guides are built in a folder of `audio` for each engine."""
    aligner = Aligner()
    print("Word starts in the MP3 against a forced alignment, in milliseconds (+: marked late).\n")
    print(
        f"{'':<16} {'words':>6} {'median':>7} {'median |.|':>11} {'95th |.|':>9} "
        f"{'<= 50 ms':>9} {'<= 100 ms':>10}"
    )
    texts = [text.text for section in read_sample().sections for text in section.sentences]
    floor = sum_up([error.error_ms for error in measure_floor(texts, aligner)])
    print(_row("aligner's floor", floor))
    notes = []
    well = True
    for name in engines:
        measured, encoding_ms = _measure(name, audio / name, aligner)
        figures = sum_up([error.error_ms for error in measured.errors])
        print(_row(name, figures), flush=True)
        count = sum(map(len, measured.left_out.values()))
        share = count / (count + figures.words)
        misses = find_misses(figures, left_out=share, encoding_ms=encoding_ms)
        well = well and not misses
        notes.append(_notes(name, measured, share, encoding_ms, misses))
    print("\nThe floor is the aligner on eSpeak's speech, whose events are exact.")
    print("\n".join(notes))
    return 0 if well else 1


def _measure(name: str, audio: Path, aligner: Aligner) -> tuple[Measured, float]:
    build_sample(name, audio)
    sentences = list(hear_sample(name, audio))
    measured = measure_words(sentences, aligner)
    engine = engine_of_worker(name, audio / CACHE / CLIPS)
    encoding = measure_encoding(sentences, engine)
    return measured, float(np.max(np.abs(encoding)))


def _row(name: str, figures: Figures) -> str:
    return (
        f"{name:<16} {figures.words:>6} {figures.median:>+7.1f} {figures.absolute:>11.1f} "
        f"{figures.p95:>9.1f} {figures.within_50:>9.1%} {figures.within_100:>10.1%}"
    )


def _notes(
    name: str, measured: Measured, share: float, encoding_ms: float, misses: list[str]
) -> str:
    lines = [f"\n{name}: {'; '.join(misses) if misses else 'all limits hold'}"]
    lines.append(f"  after encoding, against the engine's own marks: {encoding_ms:.1f} ms at most")
    lines.append(f"  left out: {share:.1%}")
    lines += [
        f"    {reason}: {', '.join(sorted(set(words)))}"
        for reason, words in measured.left_out.items()
    ]
    lines.append("  worst words:")
    worst = sorted(measured.errors, key=lambda error: -abs(error.error_ms))[:WORST]
    lines += [f"    {each.error_ms:>+6.0f}  {each.word:<16} {each.sentence}" for each in worst]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
