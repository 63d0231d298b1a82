"""What a person sees on a terminal: tables that fit, colour, and a line that moves only where it takes long."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def on_terminal(*arguments: object, width: int, errors: bool = False) -> str:
    """What Python writes on a terminal of ``width`` columns, or what of it are complaints and progress."""
    ours, theirs = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "SAYSO_LEDGER")}
    command = [sys.executable, *map(str, arguments)]
    stream = {"stderr": theirs, "stdout": subprocess.DEVNULL} if errors else {"stdout": theirs}
    process = subprocess.Popen(command, env=env | {"COLUMNS": str(width), "TERM": "xterm-256color"}, **stream)  # type: ignore[call-overload]
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    process.wait()
    os.close(ours)
    return said.decode()


@pytest.mark.parametrize("width", [80, 150])
def test_a_table_of_statements_can_be_read_at_any_width(paris: Path, width: int) -> None:
    said = on_terminal("-m", "sayso", "statements", "--match", "Botschaft", "--ledger", paris, width=width)
    assert "\x1b[" in said
    assert "hedged" in said
    words = [line.split() for line in said.splitlines() if line.strip()]
    alone = sum(len(line) == 1 and len(line[0]) < 3 for line in words)
    assert alone < len(words) / 10


def test_outlets_keep_their_names_whole_on_a_narrow_terminal(paris: Path) -> None:
    said = on_terminal("-m", "sayso", "outlets", "--ledger", paris, width=80)
    assert "Nordufer-Kurier" in said and "denied" in said


def test_what_is_shown_begins_with_a_whole_word(run: Run, paris: Path) -> None:
    rows = [json.loads(line) for line in run("export", "--ledger", paris).stdout.splitlines()]
    texts = {row["id"]: row["text"] for row in rows if row["record"] == "article"}
    for row in [r for r in rows if r["record"] == "statement" and r["content"][0][0] > 400][:6]:
        first = run("show", row["id"], "--ledger", paris).stdout.split("\n\n", 1)[1].split()[0]
        assert first.strip("[]{}<>()") in texts[row["article"]].split() or first[0] in "[{<("


@pytest.mark.parametrize(("pause", "seen"), [(0.0, False), (0.6, True)])
def test_a_moving_line_only_where_it_takes_long(pause: float, seen: bool) -> None:
    items = f"(time.sleep({pause}) for _ in range(3))"
    code = f"import time; from sayso.cli.progress import progress; list(progress({items}, label='reading'))"
    assert ("reading" in on_terminal("-c", code, width=80, errors=True)) == seen


def test_a_long_read_on_a_terminal_ends_without_a_trace_of_the_line(tmp_path: Path) -> None:
    long = tmp_path / "long.jsonl"
    lines = (json.dumps({"text": f"Der Minister {n} sagte, er gehe. " * 30}) for n in range(20))
    long.write_text("\n".join(lines), encoding="utf-8")
    said = on_terminal("-m", "sayso", "extract", long, width=80, errors=True)
    assert "Traceback" not in said and "refused" not in said
