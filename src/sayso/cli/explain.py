"""`sayso explain`: why two statements were taken for one claim, or were not."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.common import Format, FormatOption, LedgerOption, look_into, need
from sayso.cli.linked import Columns, Shelf, named, print_rows

if TYPE_CHECKING:
    from sayso.cli.output import Row
    from sayso.link import Reason

_COLUMNS: Columns = {
    "feature": {"no_wrap": True},
    "value": {"no_wrap": True, "justify": "right"},
    "weight": {"no_wrap": True, "justify": "right"},
    "contribution": {"no_wrap": True, "justify": "right"},
}


def explain(
    a: Annotated[str, typer.Argument(metavar="A", help="A statement or a claim.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    format: FormatOption = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Print what speaks for and against two statements being one claim: each feature, its weight, what it adds."""
    from sayso.pipeline import explain_pair, reader_vectors

    with look_into(ledger) as store:
        left, right = (named(store, id_) for id_ in (a, b))
        need(left.startswith("s-") and right.startswith("s-"), "an article is no statement", "name two statements")
        shelf = Shelf(store)
        if format is Format.table:
            for id_ in (left, right):
                typer.echo(f"{id_}  {shelf.outlet(id_)}: {shelf.said(id_)}")
        rows = [_row(one) for one in explain_pair(store, left, right, vectors=reader_vectors())]
    print_rows(rows, _COLUMNS, format, "nothing to compare")


def _row(one: Reason) -> Row:
    def shown(value: float | str | bool | None) -> float | str | bool | None:
        return round(value, 3) if isinstance(value, float) else value

    return {name: shown(value) for name, value in asdict(one).items()}
