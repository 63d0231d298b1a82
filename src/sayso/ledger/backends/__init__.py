"""The databases that can hold a ledger; the only place that imports a driver."""

from __future__ import annotations

from pathlib import Path

from sayso.ledger.backends.sqlite import SqliteStore
from sayso.ledger.store import Store


def open_store(location: str | Path, *, create: bool, read_only: bool, timeout: float) -> Store:
    """The store at ``location``: a path, ``:memory:``, or an address such as ``postgresql://host/name``.

    ``timeout`` is how many seconds a writer waits for its turn. Raises LedgerError and its leaves.
    """
    return SqliteStore(str(location), create=create, read_only=read_only, timeout=timeout)
