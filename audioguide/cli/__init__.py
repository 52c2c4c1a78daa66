"""The command line: the only place that prints and exits. Begin with `commands`."""

from audioguide.cli.commands import main

__all__ = ["main"]
