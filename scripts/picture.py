"""Records what `make demo` prints as a picture of a terminal: `python scripts/picture.py docs/demo.svg`.

The commands run on a terminal of their own, so that the picture has their real colours.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
WIDTH, LINES = 120, 64


def on_terminal(command: list[str]) -> str:
    """What ``command`` prints on a terminal of WIDTH columns; raises CalledProcessError where it fails."""
    ours, theirs = pty.openpty()
    env = os.environ | {"COLUMNS": str(WIDTH), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, cwd=ROOT, env=env)
    os.close(theirs)
    chunks = []
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # the other end is closed: the program has ended
            break
        if not chunk:
            break
        chunks.append(chunk)
    if process.wait():
        raise subprocess.CalledProcessError(process.returncode, command)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def main() -> None:
    """Write the picture."""
    target = Path(sys.argv[1])
    program = str(Path(sys.executable).with_name("sayso"))
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder, "paris.db"))
        shown = []
        for arguments in (["read", "examples/paris"], ["brief", "--language", "en"], ["statements", "--limit", "8"]):
            shown.append(f"[$] sayso {' '.join(arguments)}\n" + on_terminal([program, *arguments, "--ledger", ledger]))
    console = Console(record=True, width=WIDTH, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123  for one run
    for text in shown:
        lines = Text.from_ansi(text).split("\n")
        console.print(Text("\n").join(lines[:LINES]))
        if len(lines) > LINES:
            console.print(Text("  …", style="dim"))
    target.write_text(console.export_svg(title="sayso"), encoding="utf-8")


if __name__ == "__main__":
    main()
