"""How fast the pages of a guide of ten hours answer a listener: `python -m benchmarks.page`."""
