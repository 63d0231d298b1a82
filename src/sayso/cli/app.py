"""The program `sayso`: its commands, its exit codes, and one clear line for what goes wrong."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli import (
    brief,
    claim,
    claims,
    doctor,
    drift,
    explain,
    export,
    extract,
    judge,
    link,
    merge,
    origins,
    outlets,
    read,
    redact,
    show,
    statements,
)
from sayso.cli.common import EXIT_REFUSED, EXIT_STOPPED, EXIT_USAGE, complain
from sayso.errors import SaysoError, UsageError

_EPILOG = """\
[bold]The main job in four lines[/bold]

  sayso read reports/            (files, folders, globs, - for standard input, or https:// addresses)

  sayso brief --language en      (what happened, who says so, on whose word, who denies what)

  sayso claims   then   sayso claim ID   (the tree from its origin to the outlets, who denies it, how it drifted)

  sayso statements --match embassy   then   sayso show ID   (the words, in place)

[bold]Exit codes[/bold]  0 all went well · 1 something was refused (one line each on standard error; the rest went in)
· 2 the command was used wrongly · 3 the ledger does not verify · 130 stopped by Ctrl-C (what went in stays whole)

[bold]Environment[/bold]  SAYSO_LEDGER (default sayso.db here) · SAYSO_MODEL (default free) · SAYSO_CACHE · NO_COLOR
"""

app = typer.Typer(
    name="sayso",
    help="Who says what, on whose word, and who denies it. Every line points to the exact words in a source.",
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)

app.command("read")(read.read)
app.command("extract")(extract.extract)
app.command("statements")(statements.statements)
app.command("show")(show.show)
app.command("brief")(brief.brief)
app.command("claims")(claims.claims)
app.command("claim")(claim.claim)
app.command("origins")(origins.origins)
app.command("drift")(drift.drift)
app.command("explain")(explain.explain)
app.command("link")(link.link)
app.command("merge")(merge.merge)
app.command("split")(merge.split)
app.command("outlets")(outlets.outlets)
app.command("judge")(judge.judge)
app.command("redact")(redact.redact)
app.command("export")(export.export)
app.command("doctor")(doctor.doctor)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """Who says what, on whose word, and who denies it. Every line points to the exact words in a source."""


def run() -> None:
    """Run the program; what goes wrong is one line on standard error, never a traceback."""
    _speak_utf8()
    try:
        _run_and_flush()
    except SaysoError as error:
        complain(error)
        sys.exit(EXIT_USAGE if isinstance(error, UsageError) else EXIT_REFUSED)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not an error, but Python would say so at exit.
        _drop_output()
        sys.exit(0)
    except OSError as error:
        _drop_output()
        where = error.filename or "standard output"
        complain(f"{where}: {error.strerror or error}; make room or choose another place, then run it again")
        sys.exit(EXIT_REFUSED)


def _run_and_flush() -> None:
    try:
        app()
    except SystemExit as done:
        # typer turns Ctrl-C into this code and says nothing
        if done.code == EXIT_STOPPED:
            raise KeyboardInterrupt from done
        sys.stdout.flush()
        raise


def _speak_utf8() -> None:
    """A name or a text that the terminal cannot show is escaped; files and pipes always hold UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
