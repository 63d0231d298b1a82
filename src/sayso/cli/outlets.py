"""`sayso outlets`: whose reports the ledger holds."""

from __future__ import annotations

from dataclasses import asdict

from sayso.cli.common import Format, FormatOption, LedgerOption, look_into
from sayso.cli.output import emit


def outlets(format: FormatOption = Format.table, ledger: LedgerOption = None) -> None:
    """Print the outlets of the ledger, with how much each carries and since when."""
    with look_into(ledger) as store:
        rows = [asdict(summary) for summary in store.outlets()]
    for row in rows:
        row["outlet"] = row["outlet"] or "(unknown)"
        row["languages"] = ", ".join(row["languages"])
    emit(rows, list(rows[0]) if rows else ["outlet"], format)
