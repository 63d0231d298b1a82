"""`sayso merge` and `sayso split`: a person says what belongs together, and what does not."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import LedgerOption, need, open_ledger
from sayso.cli.linked import named

One = Annotated[str, typer.Argument(metavar="A", help="A claim, a statement, or a story.")]
Two = Annotated[str, typer.Argument(metavar="B", help="Another of the same kind.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who judges.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="Why.")]


def merge(a: One, b: Two, by: By = "", why: Why = "", ledger: LedgerOption = None) -> None:
    """Say that two claims (or statements, or stories) are one. The judgement outlives every re-link."""
    _decide(a, b, same=True, by=by, why=why, location=ledger)


def split(a: One, b: Two, by: By = "", why: Why = "", ledger: LedgerOption = None) -> None:
    """Say that two statements are not one claim, or two articles not one story. It outlives every re-link."""
    _decide(a, b, same=False, by=by, why=why, location=ledger)


def _decide(a: str, b: str, *, same: bool, by: str, why: str, location: str | None) -> None:
    from sayso.pipeline import link_into, reader_vectors

    need(bool(by and why), "a judgement needs --by NAME and --why TEXT", "give both")
    with open_ledger(location) as store:
        left, right = named(store, a), named(store, b)
        need(left[:2] == right[:2], f"{a} and {b} are of different kinds", "name two statements, or two articles")
        need(left != right, f"{a} and {b} are the same", "name two")
        made = store.pair(left, right, same=same, by=by, why=why)
        link_into(store, vectors=reader_vectors())
        after = store.links.claims_of([left, right])
    what = "held together with" if same else "held apart from"
    typer.echo(f"{made.id}: {made.target} {what} {right if made.target == left else left}, by {made.by}")
    if len(after) == 2:
        claims = sorted(set(after.values()))
        typer.echo(f"now {'one claim' if len(claims) == 1 else 'two claims'}: {', '.join(claims)}")
