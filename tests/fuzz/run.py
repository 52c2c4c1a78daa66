"""Fuzz one target: `python tests/fuzz/run.py script -runs=100000 -max_total_time=60`.

What follows the target's name goes to libFuzzer (atheris), which grows its inputs towards code that
no input has reached yet. An input that breaks something is kept in the present folder.
"""

import sys
import tempfile
from pathlib import Path

import atheris

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS / "fuzz"), str(TESTS), str(TESTS / "intake"), str(TESTS.parent)]
with atheris.instrument_imports(include=["audioguide"]):
    from targets import TARGETS, read_seeds


def main() -> None:
    name, *options = sys.argv[1:]
    corpus = Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    for number, seed in enumerate(read_seeds(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *options, str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
