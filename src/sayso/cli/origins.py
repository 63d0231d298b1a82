"""`sayso origins`: on whose word it all stands."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import Format, FormatOption, LedgerOption, look_into
from sayso.cli.linked import Columns, print_rows
from sayso.model import Claim, Origin

_COLUMNS: Columns = {
    "origin": {"ratio": 3},
    "kind": {"no_wrap": True},
    "via": {"ratio": 3},
    "claims": {"no_wrap": True, "justify": "right"},
    "outlets": {"no_wrap": True, "justify": "right"},
    "example": {"ratio": 5},
}
_NEAR: Columns = {"distance": {"no_wrap": True, "justify": "right"}, "outlet": {"ratio": 1}}
_NONE = "no origin is known; run sayso link first"


def origins(
    claim: Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="Only of this claim, outlets by hops.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: FormatOption = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Print where chains end: each knower, by way of whom, and how many claims and outlets stand on that one word."""
    with look_into(ledger) as store:
        chosen = [store.links.claim(claim)] if claim else list(store.links.claims())
    rows = _rows(chosen)[:limit]
    print_rows(rows, _COLUMNS, format, _NONE)
    if claim and format is Format.table and chosen[0].by_distance:
        typer.echo()
        near = ({"distance": hops, "outlet": outlet} for outlet, hops in chosen[0].by_distance)
        print_rows(near, _NEAR, format, _NONE)


def _rows(claims: list[Claim]) -> list[dict[str, object]]:
    held: dict[str, tuple[Origin, list[Claim]]] = {}
    for claim in claims:
        for origin in claim.origins:
            held.setdefault(origin.id, (origin, []))[1].append(claim)
    ranked = sorted(held.values(), key=lambda pair: (-sum(c.outlets for c in pair[1]), pair[0].name, pair[0].id))
    return [
        {
            "id": origin.id,
            "origin": origin.name or "(not known)",
            "kind": origin.kind if origin.known else f"{origin.kind}?",
            "known": origin.known,
            "via": ", ".join(origin.via),
            "claims": len(told),
            "outlets": max(c.outlets for c in told),
            "example": told[0].wording,
        }
        for origin, told in ranked
    ]
