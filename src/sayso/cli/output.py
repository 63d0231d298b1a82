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

    out = console()
    wide = "content" in columns
    if out.width < (_ROOMY if wide else _ROOMY_OUTLETS):
        columns = [_JOINS.get(c, c) if wide else c for c in columns if c not in _LEFT_OUT]
    table = Table(
        title=title or None,
        box=SIMPLE_HEAD,
        title_justify="left",
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        expand=wide,
    )
    for column in columns:
        table.add_column(_HEADS.get(column, column.replace("_", " ")), overflow="fold", **_shape(column, wide))
    for row in rows:
        table.add_row(*(Text(_short(column, row), style=_style(column, row)) for column in columns))
    out.print(table)


def _shape(column: str, wide: bool) -> dict[str, Any]:
    return {"min_width": 12} if column == "outlet" and not wide else _SHAPE.get(column, {})


def console() -> Any:
    """A console on standard output: colour on a terminal, plain and wide enough for a file otherwise."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=140, no_color=True, highlight=False)


_ID_SHOWN = 12  # enough to be one of a million, and `sayso show` takes the beginning of an id
_HEADS = {"language": "in", "outlet_and_word": "outlet > on whose word"}
_ROOMY = 130  # columns of a terminal on which a statement's eight columns can be read; below, they are joined to four
_JOINS = {"outlet": "outlet_and_word", "mode": "how"}
_ROOMY_OUTLETS = 106
_LEFT_OUT = {"language", "on_whose_word", "polarity", "certainty", "first", "own", "unnamed"}
_SHAPE: dict[str, dict[str, Any]] = {
    "id": {"no_wrap": True},
    "outlet": {"max_width": 18},
    "language": {"no_wrap": True},
    "mode": {"max_width": 13},
    "polarity": {"no_wrap": True},
    "certainty": {"no_wrap": True},
    "content": {"ratio": 5},
    "on_whose_word": {"ratio": 3},
    "outlet_and_word": {"ratio": 3},
    "how": {"min_width": 9, "max_width": 13},
    **{name: {"no_wrap": True} for name in ("first", "last", "denied", "hedged", "own", "unnamed")},
}


def _short(column: str, row: Row) -> str:
    if column == "outlet_and_word":
        return f"{row['outlet']} ({row['language']}) > {row['on_whose_word']}"
    if column == "how":
        marked = [row["polarity"] if row["polarity"] == "denied" else "", row["certainty"]]
        return ", ".join(word for word in marked if word not in ("", "asserted")) or row["mode"].replace("_", " ")
    value = _cell(row.get(column))
    if column == "mode":
        return value.replace("_", " ")
    return value[:_ID_SHOWN] if column == "id" else value


def _style(column: str, row: Row) -> str:
    if column == "id":
        return "dim"
    if row.get("polarity") == "denied" and column in ("content", "polarity", "how"):
        return "red"
    if row.get("certainty") in ("hedged", "speculated") and column in ("content", "certainty", "how"):
        return "yellow"
    return ""
