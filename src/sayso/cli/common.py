"""What the commands share: options, the ledger they open, exit codes and the line an error prints."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.config import settings_from
from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    from sayso.ledger import Ledger

EXIT_REFUSED, EXIT_USAGE, EXIT_UNVERIFIED = 1, 2, 3


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


Paths = Annotated[list[str], typer.Argument(help="Files, folders, globs, https:// addresses, or - for standard input.")]
LedgerOption = Annotated[
    str | None, typer.Option("--ledger", metavar="PATH", envvar="SAYSO_LEDGER", help="The ledger [default: sayso.db].")
]
Outlet = Annotated[str | None, typer.Option(help="Who published it, where a file does not say.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="When (ISO 8601), where a file does not say.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Its language (de, en, fr, uk, ru), overriding.")]
Model = Annotated[str | None, typer.Option(metavar="NAME", envvar="SAYSO_MODEL", help="Who reads [default: rules].")]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]


def complain(error: SaysoError | str) -> None:
    """One line on standard error."""
    typer.echo(f"sayso: {error}", err=True)


def open_ledger(location: str | None, *, create: bool = False) -> Ledger:
    """The ledger at ``location``, or where the settings say."""
    from sayso.ledger import Ledger  # start-up is felt: `--help` must not wait for a database library

    return Ledger.open(location or settings_from().ledger, create=create)


def model_name(asked: str | None) -> str:
    """The model that was asked for, or that the settings name."""
    return asked or settings_from().model


def need(condition: bool, what: str, advice: str) -> None:
    """Raise UsageError unless ``condition``."""
    if not condition:
        raise UsageError(what, advice=advice)
