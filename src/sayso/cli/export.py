"""`sayso export`: every current record of the ledger."""

from __future__ import annotations

from sayso.cli.common import LedgerOption, look_into
from sayso.cli.output import print_json


def export(ledger: LedgerOption = None) -> None:
    """Print every record of the ledger as JSON lines: articles, statements, responses and judgements."""
    with look_into(ledger) as store:
        for record in store.export():
            print_json(record)
