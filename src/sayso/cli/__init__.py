"""The command line: one file a command, each a thin door to the Python API."""

from sayso.cli.app import main

__all__ = ["main"]
