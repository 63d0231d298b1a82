"""The databases that can hold a ledger; the only place that imports a driver."""

from __future__ import annotations

from pathlib import Path

from sayso.ledger.store import Store

_POSTGRES = ("postgresql://", "postgres://")


def open_store(location: str | Path, *, create: bool, read_only: bool, timeout: float) -> Store:
    """The store at ``location``: a path, ``:memory:``, or an address such as ``postgresql://host/name``.

    ``timeout`` is how many seconds a writer waits for its turn. Raises LedgerError and its leaves.
    """
    if str(location).startswith(_POSTGRES):
        from sayso.ledger.backends.postgres import PostgresStore  # noqa: PLC0415 - its driver is an extra

        return PostgresStore(str(location), read_only=read_only, timeout=timeout)
    from sayso.ledger.backends.sqlite import SqliteStore  # noqa: PLC0415 - whoever has PostgreSQL needs none of it

    return SqliteStore(str(location), create=create, read_only=read_only, timeout=timeout)
