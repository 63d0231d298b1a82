"""`sayso redact`: the words go, the hashes stay."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import LedgerOption, open_ledger


def redact(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who redacts.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="On whose demand, and why.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Take an article's words away on a legal demand. This cannot be undone; the ledger still verifies."""
    if not yes:
        typer.confirm(f"Take the words of {article} away for good?", abort=True)
    with open_ledger(ledger) as store:
        store.redact(article, by=by, why=why)
    typer.echo(f"{article}: words taken away; hashes stay, sayso doctor still verifies")
