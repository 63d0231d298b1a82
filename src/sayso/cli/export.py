"""`sayso export`: every current record of the ledger."""

from __future__ import annotations

from sayso.cli.common import LedgerOption, open_ledger
from sayso.cli.output import print_json


def export(ledger: LedgerOption = None) -> None:
    """Print every record of the ledger as JSON lines: articles, statements, responses and judgements."""
    with open_ledger(ledger) as store:
        for record in store.export():
            print_json(record)
