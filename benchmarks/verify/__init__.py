"""What `audioguide verify` finds of faults planted in a built guide, and what it cries wolf about.

`python -m benchmarks.verify` prints the report; docs/verifying.md says how to read it.
"""
