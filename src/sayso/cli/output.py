"""Rows as a table, JSON lines or CSV. Tables have colour on a terminal and are plain otherwise."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from sayso.cli.common import Format

Row = dict[str, Any]


def emit(rows: Iterable[Row], columns: Sequence[str], form: Format, *, title: str = "") -> None:
    """Print ``rows``: all their fields as JSON lines, their ``columns`` as CSV or a table."""
    if form is Format.jsonl:
        for row in rows:
            print_json(row)
    elif form is Format.csv:
        writer = csv.DictWriter(sys.stdout, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    else:
        _table(rows, columns, title)


def print_json(row: Row) -> None:
    """One JSON object on one line; a lone surrogate is escaped, since no terminal or file can hold it."""
    line = json.dumps(row, ensure_ascii=False)
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return " > ".join(_cell(item) for item in value)
    return str(value)


def _table(rows: Iterable[Row], columns: Sequence[str], title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    wide = "content" in columns
    table = Table(
        title=title or None, box=SIMPLE_HEAD, title_justify="left", show_edge=False, pad_edge=False, expand=wide
    )
    for column in columns:
        table.add_column(_HEADS.get(column, column.replace("_", " ")), overflow="fold", **_SHAPE.get(column, {}))
    for row in rows:
        table.add_row(*(Text(_short(column, row), style=_style(column, row)) for column in columns))
    console().print(table)


def console() -> Any:
    """A console on standard output: colour on a terminal, plain and wide enough for a file otherwise."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=140, no_color=True, highlight=False)


_ID_SHOWN = 12  # enough to be one of a million, and `sayso show` takes the beginning of an id
_HEADS = {"language": "in"}
_SHAPE: dict[str, dict[str, Any]] = {
    "id": {"no_wrap": True},
    "outlet": {"max_width": 18},
    "language": {"no_wrap": True},
    "mode": {"max_width": 13},
    "polarity": {"no_wrap": True},
    "certainty": {"no_wrap": True},
    "content": {"ratio": 5},
    "on_whose_word": {"ratio": 3},
}


def _short(column: str, row: Row) -> str:
    value = _cell(row.get(column))
    if column == "mode":
        return value.replace("_", " ")
    return value[:_ID_SHOWN] if column == "id" else value


def _style(column: str, row: Row) -> str:
    if column == "id":
        return "dim"
    if row.get("polarity") == "denied" and column in ("content", "polarity"):
        return "red"
    if row.get("certainty") in ("hedged", "speculated") and column in ("content", "certainty"):
        return "yellow"
    return ""
