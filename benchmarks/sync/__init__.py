"""How true the word times of a built guide are, against a forced aligner that knows no engine.

`python -m benchmarks.sync` prints the report; docs/timing.md says how to read it.
"""
