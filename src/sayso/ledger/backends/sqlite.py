"""A ledger in one SQLite file, or in memory: write-ahead log, FTS5 over our stems, deleted bytes overwritten."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, literal_column, select, table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.sql import ColumnElement

from sayso.errors import LedgerBusy, LedgerDamaged, LedgerError
from sayso.ledger.backends.sqlite_errors import check_path, name_of, tell
from sayso.ledger.stems import Query
from sayso.ledger.store import Index, StemRow

_INDEXES: tuple[Index, ...] = ("article_stems", "statement_stems")
_MEMORY = ":memory:"


class SqliteStore:
    """The SQLite back end; see `sayso.ledger.store.Store`."""

    def __init__(self, location: str, *, create: bool = True, read_only: bool = False, timeout: float = 30.0) -> None:
        self.location, self.read_only, self._timeout = location, read_only, timeout
        if location != _MEMORY:
            check_path(Path(location), create=create and not read_only)
        self._engine = self._make_engine()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See Store."""
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """See Store."""
        if self.read_only:
            raise LedgerError("it was opened for reading only", where=self.location, advice="open it for writing")
        options = {"ledger_begin": "BEGIN IMMEDIATE", "ledger_sync": "FULL" if durable else "NORMAL"}
        with self._told(), self._engine.connect() as connection, connection.execution_options(**options).begin():
            yield connection

    def create_indexes(self, connection: Connection) -> None:
        """See Store."""
        for name in _INDEXES:
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
            connection.execute(text(f"CREATE VIRTUAL TABLE {name} USING fts5(stems, tokenize = 'unicode61')"))

    def index(self, connection: Connection, index: Index, rows: Sequence[StemRow]) -> None:
        """See Store."""
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {index}(rowid, stems) VALUES (?, ?)", list(rows))

    def unindex(self, connection: Connection, index: Index, numbers: Sequence[int]) -> None:
        """See Store."""
        if numbers:
            connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid = ?", [(n,) for n in numbers])

    def indexed(self, connection: Connection, index: Index, numbers: Sequence[int]) -> Iterable[StemRow]:
        """See Store."""
        row: ColumnElement[int] = literal_column("rowid")
        stems: ColumnElement[str] = literal_column("stems")
        rows = connection.execute(select(row, stems).select_from(table(index)).where(row.in_(numbers)))
        return [(int(number), str(found)) for number, found in rows]

    def count(self, connection: Connection, index: Index) -> int:
        """See Store."""
        return int(connection.execute(text(f"SELECT count(*) FROM {index}")).scalar_one())

    def matching(self, index: Index, column: ColumnElement[int], query: Query) -> ColumnElement[bool]:
        """See Store."""
        terms = (" OR ".join('"' + " ".join(run) + '"' for run in term) for term in query.terms)
        number: ColumnElement[int] = literal_column("rowid")
        found = select(number).select_from(table(index))
        return column.in_(found.where(literal_column(index).op("MATCH")(" AND ".join(f"({term})" for term in terms))))

    def check(self) -> list[str]:
        """See Store."""
        with self.reading() as connection:
            rows = connection.execute(text("PRAGMA integrity_check(20)")).scalars().all()
        problems = [f"the file: {row}" for row in rows if row != "ok"]
        return problems if problems or self.read_only else self._check_indexes()

    def purge(self) -> None:
        """See Store."""
        with self.writing(durable=True) as connection:
            for name in _INDEXES:
                connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('optimize')"))
        with self._told(), self._engine.connect().execution_options(ledger_begin="") as connection:
            connection.execute(text("VACUUM"))
            if connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]:
                what = "another process is reading, so the words are still in the write-ahead log"
                raise LedgerBusy(what, where=self.location, advice="redact again when it is done")

    def close(self) -> None:
        """See Store."""
        self._engine.dispose()

    def _check_indexes(self) -> list[str]:
        try:
            with self.writing() as connection:
                for name in _INDEXES:
                    connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('integrity-check')"))
        except LedgerDamaged:
            return ["the full-text index does not fit what it indexes"]
        return []

    def _make_engine(self) -> Engine:
        memory = self.location == _MEMORY
        engine = create_engine("sqlite://", creator=self._connect, poolclass=StaticPool if memory else QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def _connect(self) -> sqlite3.Connection:
        if self.location == _MEMORY:
            connection = sqlite3.connect(_MEMORY, isolation_level=None, check_same_thread=False)
        else:
            address = f"file:{quote(str(Path(self.location).absolute()))}?mode={self._mode()}"
            connection = sqlite3.connect(
                address, uri=True, isolation_level=None, timeout=self._timeout, check_same_thread=False
            )
        connection.execute("PRAGMA secure_delete = ON")
        if not self.read_only and self.location != _MEMORY:
            self._use_log(connection)
        return connection

    def _mode(self) -> str:
        if not self.read_only:
            return "rwc"
        path = Path(self.location)
        effective = os.access in os.supports_effective_ids
        writable = os.access(path.absolute().parent, os.W_OK, effective_ids=effective)
        alone = not writable and not Path(f"{path}-wal").exists()
        return "ro&immutable=1" if alone else "ro"

    def _use_log(self, connection: sqlite3.Connection) -> None:
        """Turn the write-ahead log on. SQLite does not wait its turn for this one, so we do."""
        patience = time.monotonic() + self._timeout
        while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if not name_of(error).startswith("SQLITE_BUSY") or time.monotonic() > patience:
                    raise
                time.sleep(0.02)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise tell(error.orig or error, self.location) from error
        except sqlite3.Error as error:
            raise tell(error, self.location) from error


def _begin(connection: Connection) -> None:
    options: Any = connection.get_execution_options()
    if "ledger_sync" in options:
        connection.exec_driver_sql(f"PRAGMA synchronous = {options['ledger_sync']}")
    begin = options.get("ledger_begin", "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)
