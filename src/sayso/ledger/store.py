"""The narrow door between the ledger and a database: what a back end must do, and nothing more.

A back end opens connections, locks, indexes stems and says what went wrong in the words of `sayso.errors`. What is
stored, and what it means, is decided above it, in SQLAlchemy Core that every back end understands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from sqlalchemy import Connection
from sqlalchemy.sql import ColumnElement

from sayso.ledger.stems import Query

Index = Literal["article_stems", "statement_stems"]
"""The two full-text indexes: article texts by entry number, contents of statements by statement number."""

StemRow = tuple[int, str]


class Store(Protocol):
    """One open database. Every method raises the leaves of LedgerError, never a driver's error."""

    @property
    def location(self) -> str:
        """Where it is, as a person would write it."""

    @property
    def read_only(self) -> bool:
        """Whether writing is refused."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state of the ledger."""

    def writing(self, *, durable: bool = False) -> AbstractContextManager[Connection]:
        """The one writing transaction: waits for its turn, commits at the end, undoes all of it on any error.

        ``durable``: not even a power cut takes it back. Raises LedgerBusy, LedgerFull, LedgerError.
        """

    def create_indexes(self, connection: Connection) -> None:
        """Make the two full-text indexes, empty, in the place of any that there are."""

    def index(self, connection: Connection, index: Index, rows: Sequence[StemRow]) -> None:
        """Put stems under their numbers."""

    def unindex(self, connection: Connection, index: Index, numbers: Sequence[int]) -> None:
        """Take the stems of these numbers out."""

    def indexed(self, connection: Connection, index: Index, numbers: Sequence[int]) -> Iterable[StemRow]:
        """The stems that stand under these numbers."""

    def count(self, connection: Connection, index: Index) -> int:
        """How many rows the index has."""

    def matching(self, index: Index, column: ColumnElement[int], query: Query) -> ColumnElement[bool]:
        """The condition that the row numbered ``column`` matches ``query``; pure."""

    def check(self) -> list[str]:
        """What is wrong with the database itself, below the ledger; empty where all is well."""

    def purge(self) -> None:
        """Overwrite whatever was deleted, so that it can no longer be read from the storage."""

    def close(self) -> None:
        """Give everything back."""
