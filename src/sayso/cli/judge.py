"""`sayso judge`: a person overrules the machine."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import LedgerOption, need, open_ledger


def judge(
    target: Annotated[str, typer.Argument(metavar="ID", help="A statement, an article, or (--undo) a judgement.")],
    set_: Annotated[str | None, typer.Option("--set", metavar="FIELD=VALUE", help="polarity=denied, ...")] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who judges.")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take the judgement ID back.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Overrule the machine: the judgement is appended with who, when and why, and outlives every re-run."""
    need(bool(by and why), "a judgement needs --by NAME and --why TEXT", "give both")
    need(undo != bool(set_), "give either --set FIELD=VALUE or --undo", "see sayso judge --help")
    with open_ledger(ledger) as store:
        if undo:
            made = store.undo(target, by=by, why=why)
        else:
            field, sign, value = (set_ or "").partition("=")
            need(bool(sign and field), f"--set {set_!r} is not FIELD=VALUE", "for example --set polarity=denied")
            made = store.judge(store.find(target).id, field.strip(), value.strip(), by=by, why=why)
    taken_back = f", taking back {made.undoes}" if made.undoes else ""
    typer.echo(f"{made.id}: {made.field} = {made.value} on {made.target}, by {made.by}{taken_back}")
