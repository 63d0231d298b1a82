"""The command line: one file a command, each a thin door to the Python API."""

import sys

__all__ = ["main"]

_EXIT_STOPPED = 130


def main() -> None:
    """Run the program; Ctrl-C is one line, even while the program is still being loaded."""
    try:
        from sayso.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("sayso: stopped; what went in before is whole, run it again to go on\n")
        sys.exit(_EXIT_STOPPED)
