"""A ledger in a PostgreSQL database, for a team: one advisory lock for writers, tsvector over our stems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce

from sqlalchemy import Column, Connection, MetaData, String, Table, create_engine, delete, func, insert, select, text
from sqlalchemy.dialects.postgresql import REGCONFIG, TSVECTOR
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ColumnElement, cast
from sqlalchemy.types import BigInteger

from sayso.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerFull
from sayso.ledger.stems import Query
from sayso.ledger.store import Index, StemRow

_LOCK = 0x5A150
"""The advisory lock that a writer of a ledger holds, together with the ledger's schema."""

_TABLES = ("entries", "articles", "extractions", "statements", "article_stems", "statement_stems")
_INDEXED = 300_000
"""How many characters of the stems of one text are searched: a tsvector takes at most a mebibyte."""

_KINDS: dict[str, tuple[type[LedgerError], str, str]] = {
    "55P03": (LedgerBusy, "another process is writing", "wait until it is done, then try again"),
    "53": (LedgerFull, "no room on the server", "make room, then try again: nothing half-written was kept"),
    "25006": (LedgerError, "it cannot be written", "check who may write the database"),
    "42501": (LedgerError, "no permission", "check what the user may do in the database"),
    "28": (LedgerError, "the server does not let this user in", "check the name and the password"),
    "3D": (LedgerError, "the server has no such database", "make it first: `createdb NAME`"),
    "XX": (LedgerDamaged, "the database is damaged", "restore it from a copy"),
    "08": (LedgerError, "the server cannot be reached", "check the address and that it runs"),
}


class PostgresStore:
    """The PostgreSQL back end; see `sayso.ledger.store.Store`."""

    def __init__(self, location: str, *, read_only: bool = False, timeout: float = 30.0) -> None:
        url = make_url(location).set(drivername="postgresql+psycopg")
        self.location, self.read_only, self._timeout = url.render_as_string(hide_password=True), read_only, timeout
        try:
            self._engine = create_engine(url, connect_args={"connect_timeout": max(2, int(timeout))})
        except ModuleNotFoundError as error:
            what, advice = "its driver is not installed", "install it with `pip install sayso[postgres]`"
            raise LedgerError(what, where=self.location, advice=advice) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See Store."""
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with self._told(), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, durable: bool = False) -> Iterator[Connection]:
        """See Store."""
        if self.read_only:
            raise LedgerError("it was opened for reading only", where=self.location, advice="open it for writing")
        with self._told(), self._engine.begin() as connection:
            connection.execute(text(f"SET LOCAL lock_timeout = {int(self._timeout * 1000)}"))
            connection.execute(text(f"SET LOCAL synchronous_commit = {'on' if durable else 'off'}"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))"))
            yield connection

    def create_indexes(self, connection: Connection) -> None:
        """See Store."""
        for name in ("article_stems", "statement_stems"):
            vector = f"tsvector GENERATED ALWAYS AS (to_tsvector('simple', left(stems, {_INDEXED}))) STORED"
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
            columns = f"number bigint PRIMARY KEY, stems text NOT NULL, vector {vector}"
            connection.execute(text(f"CREATE TABLE {name} ({columns})"))
            connection.execute(text(f"CREATE INDEX {name}_vector ON {name} USING gin (vector)"))

    def index(self, connection: Connection, index: Index, rows: Sequence[StemRow]) -> None:
        """See Store."""
        if rows:
            connection.execute(insert(_index(index)), [{"number": n, "stems": stems} for n, stems in rows])

    def unindex(self, connection: Connection, index: Index, numbers: Sequence[int]) -> None:
        """See Store."""
        table = _index(index)
        connection.execute(delete(table).where(table.c.number.in_(numbers)))

    def indexed(self, connection: Connection, index: Index, numbers: Sequence[int]) -> Iterable[StemRow]:
        """See Store."""
        table = _index(index)
        rows = connection.execute(select(table.c.number, table.c.stems).where(table.c.number.in_(numbers)))
        return [(int(number), str(stems)) for number, stems in rows]

    def count(self, connection: Connection, index: Index) -> int:
        """See Store."""
        return int(connection.execute(select(func.count()).select_from(_index(index))).scalar_one())

    def matching(self, index: Index, column: ColumnElement[int], query: Query) -> ColumnElement[bool]:
        """See Store."""
        table = _index(index)
        found = select(table.c.number)
        for term in query.terms:
            runs = (func.phraseto_tsquery(cast("simple", REGCONFIG), " ".join(run)) for run in term)
            either: ColumnElement[str] = reduce(lambda left, right: left.op("||")(right), runs)
            found = found.where(table.c.vector.op("@@")(either.self_group()))
        return column.in_(found)

    def check(self) -> list[str]:
        """See Store. The server looks after its own pages; whether it can read them all is seen on verifying."""
        return []

    def purge(self) -> None:
        """See Store. The server's own write-ahead log and backups keep deleted words until they are recycled."""
        with self._told(), self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"SET lock_timeout = {int(self._timeout * 1000)}"))
            for name in _TABLES:
                connection.execute(text(f"VACUUM FULL {name}"))
            connection.execute(text("RESET lock_timeout"))

    def close(self) -> None:
        """See Store."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._tell(error) from error

    def _tell(self, error: DBAPIError) -> LedgerError:
        state = getattr(error.orig, "sqlstate", None) or ("08000" if error.connection_invalidated else "")
        for known, (kind, what, advice) in _KINDS.items():
            if state.startswith(known):
                return kind(what, where=self.location, advice=advice)
        said = " ".join(str(error.orig).split())
        return LedgerError(f"PostgreSQL says: {said}", where=self.location, advice="check the address and the server")


def _index(name: Index) -> Table:
    columns = Column("number", BigInteger, primary_key=True), Column("stems", String), Column("vector", TSVECTOR)
    return Table(name, MetaData(), *columns)
