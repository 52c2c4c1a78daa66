"""Measurements, never timed tests: each prints ratios against a limit or a peer in one run."""
