"""The command line: the only place that prints and exits."""


def main() -> None:
    """Run the command."""
