"""`sayso claims`: what is said, however often and in whatever language, each once."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.common import Format, FormatOption, LedgerOption, look_into
from sayso.cli.linked import Columns, origins_words, print_rows
from sayso.model import to_record
from sayso.model.linking import Status

_COLUMNS: Columns = {
    "id": {"no_wrap": True},
    "claim": {"ratio": 6},
    "origins": {"ratio": 4},
    "outlets": {"no_wrap": True, "justify": "right"},
    "languages": {"max_width": 11},
    "status": {"no_wrap": True},
}
_NONE = "no claim fits; loosen the filters, add --single for what one outlet alone tells, or run sayso link"


def claims(
    match: Annotated[str | None, typer.Option(metavar="WORDS", help="Only claims worded with these.")] = None,
    story: Annotated[str | None, typer.Option(metavar="ID", help="Only this story.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only asserted, disputed, ...")] = None,
    outlets: Annotated[int, typer.Option(min=1, help="Told by at least so many outlets.")] = 2,
    languages: Annotated[int | None, typer.Option(min=1, help="Told in at least so many languages.")] = None,
    origins: Annotated[int | None, typer.Option(min=0, help="With exactly so many independent origins.")] = None,
    single: Annotated[bool, typer.Option("--single", help="Also what one outlet alone tells.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: FormatOption = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Print the table of claims: the wording, its independent origins, who carries it, and whether it is disputed."""
    with look_into(ledger) as store:
        found = list(
            store.links.claims(
                match=match,
                story=store.links.story(story).id if story else None,
                status=status,
                outlets=1 if single or status else outlets,
                tongues=languages,
                origins=origins,
                limit=limit,
            )
        )
        tongues = store.links.languages([claim.id for claim in found])
    rows = (
        to_record(claim)
        | {"claim": claim.wording, "languages": list(tongues.get(claim.id, (claim.language,)))}
        | ({} if format is Format.jsonl else {"origins": origins_words(claim)})
        for claim in found
    )
    print_rows(rows, _COLUMNS, format, _NONE)
