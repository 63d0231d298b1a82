"""`sayso doctor`: what is installed, where the ledger is, whether it verifies."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import typer

from sayso import __version__
from sayso.cli.common import EXIT_UNVERIFIED, LedgerOption, look_into
from sayso.config import settings_from

_PARTS = ("trafilatura", "htmldate", "feedparser", "py3langid", "sqlalchemy", "alembic", "httpx")
_READER = ("onnxruntime", "tokenizers")


def doctor(ledger: LedgerOption = None) -> None:
    """Say what is installed and where the ledger is, and verify it: the hash chain, and every passage."""
    typer.echo(f"sayso {__version__}, Python {platform.python_version()}, SQLite {_sqlite()}, {platform.machine()}")
    typer.echo("installed: " + ", ".join(f"{name} {_installed(name)}" for name in (*_PARTS, *_READER)))
    from sayso.extract import languages, models, weights

    typer.echo("models: " + ", ".join(models()) + "; languages: " + ", ".join(languages()))
    for line in weights() or ("none; sayso reads with its rules alone",):
        typer.echo(f"weights: {line}")
    where = ledger or settings_from().ledger
    if not Path(where).exists():
        typer.echo(f"ledger: none yet at {where}; sayso read PATH makes it")
        return
    with look_into(where) as store:
        checked = store.verify()
    for problem in checked.problems:
        typer.echo(f"problem: {problem}")
    state = "verifies" if checked.ok else "DOES NOT VERIFY; keep the file, and restore it from a copy"
    typer.echo(f"ledger: {where}, {checked.entries} entries, {state}")
    if not checked.ok:
        raise typer.Exit(EXIT_UNVERIFIED)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _sqlite() -> str:
    from sayso.ledger import sqlite_version

    return sqlite_version()
