"""`sayso drift`: how retellings differ from what they retell."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import Format, FormatOption, LedgerOption, look_into
from sayso.cli.linked import Columns, Shelf, print_rows
from sayso.model import to_record
from sayso.model.linking import DriftKind

_COLUMNS: Columns = {
    "kind": {"no_wrap": True},
    "retelling": {"ratio": 5},
    "against": {"ratio": 5},
    "because": {"ratio": 2},
}
_NONE = "no drift was found; sayso link looks for it"


def drift(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="Only of this claim.")] = None,
    kind: Annotated[DriftKind | None, typer.Option(help="Only of this kind.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: FormatOption = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Print how each retelling differs from what it retells: the words of both, side by side."""
    with look_into(ledger) as store:
        shelf = Shelf(store)
        ids = store.links.claim(claim).statements if claim else None

        def passage(statement: str) -> str:
            return f"{shelf.outlet(statement)} ({shelf.of(statement).language}): {shelf.said(statement)}"

        found = store.links.drift(kind=kind, ids=ids, limit=limit)
        rows = [
            to_record(one)
            | {
                "retelling": passage(one.statement),
                "upstream": passage(one.against),
                "kind": one.kind if format is not Format.table else one.kind.replace("_", " "),
            }
            | ({"against": passage(one.against), "because": _because(one.because)} if format is Format.table else {})
            for one in found
        ]
    columns: Columns = _COLUMNS if format is Format.table else {name: {} for name in (rows[0] if rows else _COLUMNS)}
    print_rows(rows, columns, format, _NONE)


def _because(because: object) -> str:
    """The differing words alone; the rest is for machines."""
    if not isinstance(because, dict):
        return ""
    told, source = because.get("told"), because.get("source")
    return f"{source or '–'} → {told or '–'}" if told or source else ""
