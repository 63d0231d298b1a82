"""What the commands share: options, the ledger they open, exit codes and the line an error prints."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.config import settings_from
from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    from sayso.ledger import Ledger
    from sayso.read import ReadOptions

EXIT_REFUSED, EXIT_USAGE, EXIT_UNVERIFIED, EXIT_STOPPED = 1, 2, 3, 130

_CODE = re.compile("[a-z]{2,3}")


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
Model = Annotated[
    str | None, typer.Option(metavar="NAME", envvar="SAYSO_MODEL", help="Who reads: free, research, rules [free].")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]


def complain(error: SaysoError | str) -> None:
    """One line on standard error."""
    typer.echo(f"sayso: {error}", err=True)


def open_ledger(location: str | None, *, create: bool = False) -> Ledger:
    """The ledger at ``location``, or where the settings say."""
    from sayso.ledger import Ledger  # start-up is felt: `--help` must not wait for a database library

    return Ledger.open(location or settings_from().ledger, create=create)


def look_into(location: str | None) -> Ledger:
    """The ledger at ``location`` for a command that only reads: one that may not be written can still be read."""
    from sayso.ledger import Ledger

    where = location or settings_from().ledger
    return Ledger.open(where, create=False, read_only=_is_locked(Path(where)))


def _is_locked(path: Path) -> bool:
    return path.is_file() and not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK))


def article_id(store: Ledger, id_: str) -> str:
    """The id of the article that ``id_`` begins, or of the one that holds the statement that it begins."""
    from sayso.model import Statement

    found = store.find(id_)
    return found.article if isinstance(found, Statement) else found.id


def read_options(outlet: str | None, published: str | None, language: str | None) -> ReadOptions:
    """What the caller says of the inputs. Raises UsageError for a date that is none, or for no language code."""
    from sayso.read import ReadOptions, iso_time

    need(
        published is None or iso_time(published) is not None,
        f"--published {published!r} is no date",
        "write 2026-01-07 or 2026-01-07T12:00+01:00",
    )
    need(
        language is None or bool(_CODE.fullmatch(language)),
        f"--language {language!r} is no language code",
        "write two letters, such as de",
    )
    return ReadOptions(outlet=outlet, published=published, language=language, cache=settings_from().cache)


def model_name(asked: str | None) -> str:
    """The model that was asked for, or that the settings name."""
    return asked or settings_from().model


def need(condition: bool, what: str, advice: str) -> None:
    """Raise UsageError unless ``condition``."""
    if not condition:
        raise UsageError(what, advice=advice)
